/*
 * Inside viewc: the template's pieces (viewc_lex.c), the HTML position
 * (viewc_html.c), sentences (viewc_tr.c), the C that is written (viewc.c).
 */
#ifndef TOOLS_VIEWC_H
#define TOOLS_VIEWC_H

#include <stdbool.h>
#include <stddef.h>

#include "tools/lib.h"

/* --- pieces of a template ------------------------------------------------ */

enum piece_kind { PIECE_END, PIECE_TEXT, PIECE_EXPR, PIECE_STATEMENT };

struct piece {
	enum piece_kind kind;
	int line;	  /* of its first byte that matters */
	const char *text; /* literal text; expression; rest of a statement */
	size_t len;
	char *word; /* PIECE_STATEMENT: "if", "for", ... */
};

struct source {
	const char *path;
	const char *at;
	int line;
	/* A {# TRANSLATORS: ... #} comment that waits for its sentence. */
	const char *note;
	size_t note_len;
};

struct source source_open(const char *path);
/* Reads the next piece; comments are skipped. */
struct piece source_next(struct source *);

/* White space at both ends cut off; *line moves on with skipped newlines. */
void text_trim(const char **s, size_t *len, int *line);
/* Length of the C identifier that ${s} begins with, or 0. */
size_t identifier_length(const char *s, size_t len);
/*
 * Length of the C token or token part at ${s}: a whole string or character
 * literal, else one byte. An open literal ends the tool.
 */
size_t c_step(const char *path, int line, const char *s, size_t len);

/* --- position in HTML ---------------------------------------------------- */

enum html_where {
	HTML_TEXT,
	HTML_TEXT_ONLY, /* inside title or textarea: text, but no tags */
	HTML_EMPTY,	/* inside script: nothing but white space */
	HTML_DOCTYPE,
	HTML_TAG_NAME,
	HTML_GAP,  /* in a tag, white space seen: an attribute may begin */
	HTML_EDGE, /* in a tag, white space needed before an attribute */
	HTML_NAME, /* in an attribute's name */
	HTML_EQUALS,
	HTML_VALUE,
	HTML_SLASH /* "/" of "/>" */
};

enum html_url { URL_NONE, URL_START, URL_SCHEME, URL_SAFE };

/* Everything the compiler knows about a point of the output. */
struct place {
	enum html_where where;
	char element[32];
	bool closing;	/* in an end tag */
	char name[48];	/* the attribute that where stands in or behind */
	char value[48]; /* its literal beginning */
	bool value_cut; /* more than fits, or not literal */
	enum html_url url;
	char text_element[32];	/* HTML_TEXT_ONLY, HTML_EMPTY: which */
	char keep[32];		/* white space is kept until this ends */
	char exempt[32];	/* element with translate="no" around, or "" */
	int exempt_depth;	/* elements of that name inside it, plus 1 */
	bool tag_exempt;	/* the open tag says translate="no" */
	bool tag_shows_value;	/* input of type submit, button, reset */
	bool tag_shows_content; /* meta whose content people read */
	int english_line;	/* a text for people in an attribute, or 0 */
	int value_line;		/* the same in value= or content= */
	bool newline;		/* the output ends with a newline */
};

struct html_writer {
	const char *path;
	struct out *out; /* literal HTML, white space already shortened */
	bool raw;	 /* inside {% raw %}: English text is allowed */
};

/* Takes literal text; ends the tool at what the rules forbid. */
void html_text(struct html_writer *, struct place *, const char *s, size_t len,
	int line);
/* An expression stands here: which writer it takes. */
enum html_put { PUT_TEXT, PUT_PLAIN, PUT_URL, PUT_QUERY };
enum html_put html_expr(struct html_writer *, struct place *, int line);
/* A statement stands here; names end at it. */
void html_statement(struct html_writer *, struct place *, int line);
/* Joins the ends of two ways through the template. */
void html_join(struct html_writer *, struct place *into, const struct place *,
	int line);
/* A view ends, or another view's output begins: only between elements. */
void html_between(
	struct html_writer *, const struct place *, const char *what, int line);

/* --- rules (viewc_rules.c): each ends the tool or lets pass ------------------
 */

void rule_element(const struct html_writer *, const struct place *, int line);
void rule_attribute(const struct html_writer *, const struct place *, int line);
/* The value of an attribute is complete: what it says about its tag. */
void rule_value(struct place *);
/* A colon ends the scheme of an address. */
void rule_scheme(const struct html_writer *, struct place *, int line);
_Noreturn void rule_english(
	const struct html_writer *, const char *what, int line);
bool rule_is_void(const char *element);
bool rule_is_url(const char *attribute);
/* True for an attribute whose value people read or hear. */
bool rule_for_people(const char *attribute);
/* "&name;", "&#1;" or "&#x1;": its length, or 0. */
size_t rule_entity_length(const char *s, size_t len);
/*
 * Length of the words for people at ${s}: two or more ASCII letters, or one
 * Han, Kana or Hangul character (U+3000 to U+DFFF); else 0.
 */
size_t rule_words_length(const char *s, size_t len);

/* --- sentences ----------------------------------------------------------- */

/*
 * Adds the C of {% t ... %} (plural: {% tn ... %}) to ${c}. ${note} is the
 * translators' comment or NULL.
 */
void sentence_write(struct out *c, const struct source *, const struct piece *,
	bool plural, int number);

/* --- the C that is written ------------------------------------------------ */

enum block_kind { BLOCK_IF, BLOCK_FOR, BLOCK_RAW };

struct block {
	enum block_kind kind;
	int line;
	struct place before; /* where each way of an if begins */
	struct place joined; /* where the ways so far end */
	bool ended;	     /* joined is filled */
	bool last;	     /* {% else %} was seen */
	bool raw_outside;
	int number;
};

/* One template on its way to C. */
struct compiler {
	struct source src;
	struct out c;
	struct out literal; /* HTML that waits to be written */
	struct place html;
	struct html_writer writer;
	struct block blocks[32];
	size_t depth;
	int number; /* of the next block or sentence */
	bool in_view;
};

/* Writes the HTML that waits. */
void view_flush(struct compiler *);
void view_expression(struct compiler *, const struct piece *);
/* Every statement inside a view except {% view %} itself. */
void view_statement(struct compiler *, const struct piece *);

#endif
