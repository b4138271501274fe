/*
 * Values of fields: how a term is compared, and with what.
 */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "patent/patent.h"
#include "search/query_lex.h"
#include "search/scan.h"

static enum err
refuse(struct query_error *error, enum query_fault what, const struct query *q)
{
	return query_refuse(error, what, q->start, q->end);
}

static bool
is_star(unsigned c)
{
	return c == '*' || c == 0xFF0A;
}

static bool
is_mask(unsigned c)
{
	return is_star(c) || c == '?' || c == 0xFF1F;
}

/* The first star in ${text} that is not at its end, or NULL; *bytes is the
 * length without the signs at the end. */
static const char *
find_star(const char *text, size_t *bytes, int *more)
{
	const char *s = text, *star = NULL, *at = NULL;
	unsigned c;

	*bytes = 0;
	*more = 0;
	for (at = s; (c = text_next(&s)) != 0; at = s) {
		if (!is_mask(c)) {
			*bytes = (size_t)(s - text);
			*more = 0;
			if (star != NULL)
				return star;
			continue;
		}
		if (is_star(c)) {
			*more = -1;
			star = star == NULL ? at : star;
		} else if (*more >= 0) {
			(*more)++;
		}
	}
	return NULL;
}

/* Letters and digits of the last word, 0 when it is CJK text. */
static size_t
last_letters(struct arena *a, const char *text)
{
	const char *s = text_fold(a, text);
	struct piece p;
	size_t n = 0;

	while (scan_next(&s, &p))
		n = p.cjk ? 0 : text_length(arena_strndup(a, p.at, p.len));
	return n;
}

/* Takes "*" and "?" off the end of an unquoted word. */
static enum err
read_mask(struct arena *a, struct query *q, bool questions,
	struct query_error *error)
{
	const char *star;
	size_t bytes;
	int more;

	star = find_star(q->text, &bytes, &more);
	if (star != NULL) {
		size_t at = q->end - strlen(q->text);
		size_t from = at + (size_t)(star - q->text);
		const char *rest = star;

		(void)text_next(&rest);
		/* What stands before it can be kept; else what is behind. */
		error->repair =
			star == q->text
				? ""
				: arena_strndup(a, star, (size_t)(rest - star));
		return query_refuse(error, QUERY_LEFT_CUT, from,
			star == q->text ? from + (size_t)(rest - star)
					: q->end);
	}
	if (more == 0 || (!questions && more > 0))
		return OK;
	q->text = arena_strndup(a, q->text, bytes);
	q->match = QUERY_PREFIX;
	q->more = more;
	return OK;
}

/* True for a value that would be something else where no field stands before
 * it. */
static bool
needs_quotes(const struct query *q)
{
	enum query_relation relation;
	enum query_field field;
	size_t bytes;

	return q->field != QUERY_ANY &&
	       (q->text[0] == '-' || query_begins_set(q->text) ||
		       query_field_read(q->text, &bytes, &field, &relation) !=
			       OK ||
		       bytes > 0);
}

static enum err
text_value(struct arena *a, struct query *q, bool quoted,
	struct query_error *error)
{
	size_t letters;
	enum err e;

	if (quoted || needs_quotes(q)) {
		q->match = QUERY_PHRASE;
		return OK;
	}
	if ((e = read_mask(a, q, true, error)) != OK)
		return e;
	if (q->match == QUERY_PREFIX) {
		letters = last_letters(a, q->text);
		if (letters == 0) {
			/* CJK text is a part of a longer one anyway. */
			q->match = QUERY_WORDS;
			q->more = 0;
		} else if (q->more < 0 && letters < QUERY_PREFIX_MIN) {
			return refuse(error, QUERY_SHORT_PREFIX, q);
		}
	}
	return OK;
}

/* "EP 1 234 567 B1", or "EP12*". */
static enum err
number_value(struct arena *a, struct query *q, bool quoted,
	struct query_error *error)
{
	struct patent_number n;
	char *plain, *to;
	const char *s;
	enum err e;

	if (!quoted && (e = read_mask(a, q, false, error)) != OK)
		return e;
	if (q->match == QUERY_PREFIX) {
		plain = to = text_upper(a, q->text);
		for (s = plain; *s != '\0'; s++)
			if (strchr(" .,-/", *s) == NULL)
				*to++ = *s;
		*to = '\0';
		if (strlen(plain) < QUERY_PREFIX_MIN)
			return refuse(error, QUERY_SHORT_PREFIX, q);
		q->text = q->low = plain;
		return OK;
	}
	if (patent_number_read(a, q->text, &n) != OK)
		return refuse(error, QUERY_BAD_NUMBER, q);
	q->text = q->low = n.text;
	q->high = n.base;
	return OK;
}

static enum err
priority_value(struct arena *a, struct query *q, bool quoted,
	struct query_error *error)
{
	const char *low, *high;

	if (q->relation != QUERY_EQ ||
		query_days(a, q->text, &low, &high) == OK)
		return query_day_value(a, q, error);
	return number_value(a, q, quoted, error);
}

static enum err
status_value(struct arena *a, struct query *q, struct query_error *error)
{
	q->text = q->low = text_fold(a, q->text);
	return patent_status_known(q->low) ? OK
					   : refuse(error, QUERY_BAD_STATUS, q);
}

static enum err
office_value(struct arena *a, struct query *q, struct query_error *error)
{
	q->text = q->low = text_upper(a, q->text);
	return patent_office_known(q->low) ? OK
					   : refuse(error, QUERY_BAD_OFFICE, q);
}

static enum err
lang_value(struct arena *a, struct query *q, struct query_error *error)
{
	size_t len;

	q->text = q->low = text_fold(a, q->text);
	len = strspn(q->low, "abcdefghijklmnopqrstuvwxyz");
	return q->low[len] == '\0' && (len == 2 || len == 3)
		       ? OK
		       : refuse(error, QUERY_BAD_LANG, q);
}

static enum err
pool_value(struct arena *a, struct query *q, struct query_error *error)
{
	q->text = q->low = text_fold(a, q->text);
	return strcmp(q->low, "yes") == 0 || strcmp(q->low, "no") == 0 ||
			       strcmp(q->low, "earlier") == 0
		       ? OK
		       : refuse(error, QUERY_BAD_POOL, q);
}

enum err
query_value(struct arena *a, struct query *q, bool quoted,
	struct query_error *error)
{
	enum query_value_kind kind = query_field_kind(q->field);

	q->match = QUERY_WORDS;
	q->low = q->high = "";
	if (q->relation != QUERY_EQ && kind != KIND_DAY &&
		kind != KIND_PRIORITY)
		return refuse(error, QUERY_BAD_RELATION, q);
	switch (kind) {
	case KIND_TEXT:
	case KIND_NAME:
		return text_value(a, q, quoted, error);
	case KIND_NUMBER:
		return number_value(a, q, quoted, error);
	case KIND_PRIORITY:
		return priority_value(a, q, quoted, error);
	case KIND_DAY:
		return query_day_value(a, q, error);
	case KIND_CLASS:
		return query_class_value(a, q, error);
	case KIND_STATUS:
		return status_value(a, q, error);
	case KIND_OFFICE:
		return office_value(a, q, error);
	case KIND_LANG:
		return lang_value(a, q, error);
	case KIND_POOL:
		return pool_value(a, q, error);
	case KIND_LABEL:
		if (quoted || needs_quotes(q))
			q->match = QUERY_PHRASE;
		return OK;
	}
	return OK;
}
