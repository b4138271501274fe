#include "search/guess.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "db/db.h"
#include "search/name.h"
#include "sql.h"

/* True for words side by side: nothing that only a query has. */
static bool
is_plain(const struct query *q)
{
	for (; q->kind == QUERY_AND; q = q->left)
		if (q->right->kind != QUERY_TERM ||
			q->right->field != QUERY_ANY ||
			q->right->match != QUERY_WORDS)
			return false;
	return q->kind == QUERY_TERM && q->field == QUERY_ANY &&
	       q->match == QUERY_WORDS;
}

/* An application and a publication may have the same number there. */
static bool
is_ambiguous(const struct patent_number *n)
{
	return n->kind[0] == '\0' &&
	       (strcmp(n->office, "JP") == 0 || strcmp(n->office, "KR") == 0);
}

static size_t
count_of(const char *s, size_t len, bool digits)
{
	size_t n = 0, i;

	for (i = 0; i < len; i++)
		n += digits ? s[i] >= '0' && s[i] <= '9'
			    : s[i] >= 'A' && s[i] <= 'Z';
	return n;
}

/* The normaliser takes whatever could be a number; "snarvel 2022" and "CO2
 * 2022" are words to people. */
static bool
looks_like_number(
	struct arena *a, const char *text, const struct patent_number *n)
{
	const char *plain = text_upper(a, text);
	size_t len = strlen(n->digits), first = strcspn(plain, " ");
	size_t digits = count_of(plain, first, true);

	return count_of(n->digits, len, true) >= 5 &&
	       (count_of(n->digits, len, false) <= 2 ||
		       strchr(n->digits, '/') != NULL) &&
	       (plain[first] == '\0' || digits == 0 || digits >= 4);
}

static bool
read_number(struct arena *a, const char *text, struct guess *g)
{
	struct patent_number *n = &g->number;

	if (patent_number_read(a, text, n) != OK ||
		!looks_like_number(a, text, n))
		return false;
	g->kind = GUESS_NUMBER;
	if (n->sort == NUMBER_APPLICATION)
		g->query = arena_printf(a, "ap=%s", n->base);
	else if (is_ambiguous(n))
		g->query = arena_printf(a, "pn=%s OR ap=%s", n->base, n->base);
	else
		g->query = arena_printf(a, "pn=%s", n->base);
	return true;
}

/* "2024", "20240517", "2022..2024"; "12" is none. */
static bool
read_day(struct arena *a, const char *text, struct guess *g)
{
	const char *low, *high;

	if (query_days(a, text, &low, &high) != OK)
		return false;
	g->kind = GUESS_DAY;
	g->query = arena_printf(a, "pd=\"%s\"", text);
	return true;
}

/* "H05K 7/20"; not "B12", which is a vitamin, nor a word. */
static bool
read_class(struct arena *a, const char *text, struct guess *g)
{
	const char *symbol = query_class_normal(a, text);
	size_t len = strlen(symbol);

	if (!query_class_good(symbol) || len < 3 ||
		(len == 3 && symbol[0] != 'Y'))
		return false;
	g->kind = GUESS_CLASS;
	/* Section Y is the CPC's own. */
	g->query = symbol[0] == 'Y' ? arena_printf(a, "cpc=%s", symbol)
				    : arena_printf(a, "cpc=%s OR ipc=%s",
					      symbol, symbol);
	return true;
}

/* The whole name of an applicant, an owner or an inventor. */
static enum err
read_name(struct db *db, struct arena *a, const char *text, struct guess *g)
{
	struct term applicant, inventor;
	struct buf *line = buf_new(a, 128);
	struct rows *rows;
	const char *part;
	enum err e;

	name_term(a, text, NAME_APPLICANT, &applicant);
	name_term(a, text, NAME_INVENTOR, &inventor);
	name_stream(a, text, line);
	if (applicant.keys.count == 0)
		return OK;
	if ((e = db_one(db, &SQL_GUESS_NAME,
		     DB_ARGS(db_texts(db, applicant.keys.items,
				     applicant.keys.count),
			     db_texts(db, inventor.keys.items,
				     inventor.keys.count),
			     line->data),
		     &rows)) != OK)
		return e;
	part = rows_text(rows, 0, "part");
	if (part == NULL)
		return OK;
	g->kind = GUESS_NAME;
	g->query = arena_printf(a, "%s=\"%s\"", part, text);
	return OK;
}

enum err
guess_read(struct db *db, struct arena *a, const char *text,
	const struct query *tree, struct guess *out)
{
	enum err e = OK;

	*out = (struct guess){ 0 };
	if (!is_plain(tree))
		return OK;
	text = text_nfc(a, text);
	/* Eight digits are a day if there is such one: Chinese applications
	 * of the time had them, too, but nobody means those. */
	if (!(strspn(text, "0123456789") == strlen(text) &&
		    read_day(a, text, out)) &&
		!read_number(a, text, out) && !read_day(a, text, out) &&
		!read_class(a, text, out) && db != NULL)
		e = read_name(db, a, text, out);
	if (e == OK && out->kind != GUESS_QUERY)
		out->words = arena_printf(a, "txt=(%s)", text);
	return e;
}
