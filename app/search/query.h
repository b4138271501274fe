/*
 * The query language. The parser knows nothing of the engine and outlives it.
 *
 *	query    = either { OR either }
 *	either   = part { [AND] part }            side by side means AND
 *	part     = NOT part | "-" part | near | "(" query ")" | scoped
 *	near     = words { NEAR/n words }         once: words NEAR/n words
 *	words    = term | "(" term { OR term } ")"
 *	scoped   = field "(" query ")"            no field within
 *	term     = [field] ( word | "quoted text" )
 *	field    = name ( "=" | ":" | ">=" | "<=" | ">" | "<" )
 *
 * Operators are upper case; in lower case they are words. AND binds stronger
 * than OR; NOT (or a leading "-") binds to what follows. A run of CJK text of
 * two or more characters is a substring; quotes ask for adjacency. Curly,
 * corner (「」) and full-width quotes, full-width brackets and full-width
 * signs after a field work like ASCII. Names of fields may be upper case.
 *
 *	ti ab cl     title, abstract, claims      ta = ti + ab, txt = all three
 *	pa in        applicant or owner, inventor: the words of the name
 *	pn ap pr     number of the publication, of the application, of a
 *	             priority; pr also takes the day of the priority
 *	pd ad        day of publication, of filing
 *	cpc ipc      classification symbol
 *	topic member slug or label, id or name
 *	status office lang pool    granted; CN; zh; yes, no or earlier; a
 *		     query that names the pool is about all that is known
 *
 * "word*" is any word of the records that begins so, "word?" has one more
 * letter or none, "word??" two at most; each is then found like a word typed,
 * endings included. In numbers and symbols only "*". Nothing is cut off on
 * the left or inside. Behind CJK text both are left out: it is a substring
 * anyway. In quotes they are ordinary characters.
 *
 * NEAR/n: either order, at most n words on, so that NEAR/1 is side by side;
 * both in the same field, within one title, one abstract or one claim, and not
 * upon each other. A CJK character counts as a word.
 *
 * Days are 2024, 2024-05, 2024-05-17 or 20240517; ranges 2022..2024, 2022..
 * and ..2024, both ends included. A symbol finds what stands below it: Y02 all
 * of the class, H05K7 all of the group, H05K7/20 itself and its finer
 * H05K7/20836. Y02E10/10..Y02E10/50 is a range of the scheme's order.
 *
 * "#2" stands for a set of the visitor's history; query_expand() writes the
 * set in its place; the parser refuses it. Sign and digits may be full-width.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct arena;

#define QUERY_NODES_MAX 50
/* Nodes of a tree, widened or not, the joints of its words counted. */
#define QUERY_TREE_MAX ((size_t)4 * QUERY_NODES_MAX)
#define QUERY_BYTES_MAX 1000
#define QUERY_DEPTH_MAX 20
#define QUERY_NEAR_MAX 99
#define QUERY_PREFIX_MIN 2 /* letters before "*" */

enum query_kind { QUERY_TERM, QUERY_AND, QUERY_OR, QUERY_NOT, QUERY_NEAR };

enum query_field {
	QUERY_ANY, /* title, abstract and claims; none was named */
	QUERY_TI,
	QUERY_AB,
	QUERY_CL,
	QUERY_TA,
	QUERY_TXT,
	QUERY_PA,
	QUERY_IN,
	QUERY_PN,
	QUERY_AP,
	QUERY_PR,
	QUERY_PD,
	QUERY_AD,
	QUERY_CPC,
	QUERY_IPC,
	QUERY_TOPIC,
	QUERY_MEMBER,
	QUERY_STATUS,
	QUERY_OFFICE,
	QUERY_LANG,
	QUERY_POOL,
	QUERY_FIELDS,
	QUERY_MIXED = QUERY_FIELDS /* of AND, OR, NEAR: not one for all */
};

/* How a term is compared. */
enum query_match {
	QUERY_WORDS,  /* as typed: a word, a number, a symbol, a slug */
	QUERY_PHRASE, /* the same in quotes */
	QUERY_PREFIX, /* what begins so */
	QUERY_RANGE   /* days or symbols from ${low} to ${high} */
};

enum query_relation { QUERY_EQ, QUERY_GE, QUERY_LE, QUERY_GT, QUERY_LT };

/* A node. AND, OR, NEAR: both children; NOT: left; TERM: the rest. */
struct query {
	enum query_kind kind;
	enum query_field field; /* of TERM; else what all below have */
	const struct query *left;
	const struct query *right;
	int distance; /* NEAR */
	enum query_match match;
	enum query_relation relation; /* as typed; ${low} and ${high} hold it */
	/* As typed, without field, quotes and the signs of a prefix. */
	const char *text;
	/* PREFIX: how many more characters "?" allows; -1: any ("*"). */
	int more;
	/*
	 * What the text means, "" where it means nothing of the kind:
	 * days	    first and last day of the RANGE, ISO; "" is open
	 * cpc, ipc  beginning of the symbols; of a RANGE the keys of
	 *	    query_class_key(), between which they lie
	 * pn ap pr  the number with kind and without; of a PREFIX its
	 *	    beginning
	 * status office lang pool   the word in normal form
	 */
	const char *low;
	const char *high;
	size_t start; /* byte offsets in the text typed: [start, end) */
	size_t end;
};

enum query_fault {
	QUERY_GOOD,
	QUERY_TOO_LONG,	     /* over QUERY_BYTES_MAX bytes */
	QUERY_TOO_MANY,	     /* over QUERY_NODES_MAX words and operators */
	QUERY_TOO_DEEP,	     /* brackets deeper than QUERY_DEPTH_MAX */
	QUERY_OPEN_QUOTE,    /* a quote is not closed */
	QUERY_OPEN_BRACKET,  /* a bracket is not closed */
	QUERY_CLOSE_BRACKET, /* a closing bracket without an opening one */
	QUERY_NO_OPERAND,    /* an operator lacks what it joins */
	QUERY_EMPTY_TERM, /* quotes or punctuation without a letter or digit */
	QUERY_NO_VALUE,	  /* a field without anything to look for in it */
	QUERY_UNKNOWN_FIELD, /* the field of another office, or a long name */
	QUERY_INNER_FIELD,   /* a field within the brackets of a field */
	QUERY_BAD_RELATION,  /* < or > of something that has no order */
	QUERY_LEFT_CUT,	     /* "*" at the beginning or inside of a word */
	QUERY_SHORT_PREFIX,  /* fewer than QUERY_PREFIX_MIN letters before it */
	QUERY_BAD_NEAR,	    /* NEAR without a distance of 1 to QUERY_NEAR_MAX */
	QUERY_NEAR_OPERAND, /* NEAR joins something else than words */
	QUERY_BAD_DAY,
	QUERY_BAD_RANGE, /* ends before it begins */
	QUERY_BAD_CLASS,
	QUERY_BAD_NUMBER,
	QUERY_BAD_STATUS,
	QUERY_BAD_OFFICE,
	QUERY_BAD_LANG,
	QUERY_BAD_POOL,
	QUERY_NO_SET,	  /* "#2" and there is none */
	QUERY_MANY_WORDS, /* too many words begin so: found by the engine */
	QUERY_FAULTS
};

/* What is wrong where, and the whole query as it could be meant. */
struct query_error {
	enum query_fault fault;
	size_t at; /* byte offsets of the place: [at, end) */
	size_t end;
	const char *repair; /* NULL: nothing to propose */
};

/*
 * Parses ${text} (valid UTF-8). An empty text gives OK and *out = NULL
 * (browse). ERR_INVALID fills ${error}. Terms that hold no letter or digit
 * outside quotes are passed over ("heat & power" is two words).
 */
enum err query_parse(struct arena *, const char *text, const struct query **out,
	struct query_error *error) MUST_CHECK;

/* The reading in full: "heat AND ti=(pump OR \"heat sink\")"; read again it
 * gives the same tree. NULL gives "". */
char *query_print(struct arena *, const struct query *);

/* "ti", "ab" …; "" for QUERY_ANY. */
const char *query_field_name(enum query_field);

/* True for the fields that are text, QUERY_ANY among them. */
bool query_field_is_text(enum query_field);

/* True when a term below has the field. */
bool query_has_field(const struct query *, enum query_field);

/* True when a term below is text, so that hits can be better or worse. */
bool query_has_text(const struct query *);

/*
 * Places of symbols in the order of the scheme: "Y02E10/50" is
 * "Y02E001050"; a shorter one is what all below it begin with. The end of a
 * range goes on behind the last of them.
 */
char *query_class_key(struct arena *, const char *symbol);

/* A day range as a field value is read: "2022", "2022-05..2024". */
enum err query_days(struct arena *, const char *text, const char **low,
	const char **high) MUST_CHECK;

/* True for the beginning of a symbol in normal form: section, class,
 * subclass, group, subgroup ("H", "H05", "H05K7/2"). */
bool query_class_good(const char *symbol);

/* Upper case, without spaces. */
char *query_class_normal(struct arena *, const char *text);

/*
 * ${text} with sets in brackets in the place of "#n" outside quotes. Sets that
 * there are not stay as they are, and the parser refuses them.
 */
struct query_sets {
	const char *const *items;
	size_t count;
	int first; /* the number of items[0] */
};
const char *query_expand(
	struct arena *, const char *text, const struct query_sets *);

#endif
