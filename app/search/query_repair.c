/*
 * What a query that cannot be read could be: one change after the other, until
 * the parser is content.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "search/query_lex.h"

#define CHANGES_MAX 20

/* A stretch of the text and what comes in its place; NULL: no idea. */
struct change {
	size_t from;
	size_t to;
	const char *with;
};

struct alias {
	const char *word;
	const char *value;
};

static const struct alias statuses[] = { { "active", "granted" },
	{ "alive", "granted" }, { "valid", "granted" }, { "grant", "granted" },
	{ "dead", "lapsed" }, { "inactive", "lapsed" }, { "lapse", "lapsed" },
	{ "application", "pending" }, { "published", "pending" },
	{ "filed", "pending" }, { "expiry", "expired" },
	{ "expire", "expired" }, { "withdraw", "withdrawn" },
	{ "revoke", "revoked" }, { NULL, NULL } };
static const struct alias offices[] = { { "china", "CN" }, { "chn", "CN" },
	{ "cnipa", "CN" }, { "japan", "JP" }, { "jpn", "JP" }, { "jpo", "JP" },
	{ "usa", "US" }, { "uspto", "US" }, { "epo", "EP" }, { "pct", "WO" },
	{ "wipo", "WO" }, { "korea", "KR" }, { "kor", "KR" }, { "uk", "GB" },
	{ "gbr", "GB" }, { "deu", "DE" }, { "germany", "DE" }, { NULL, NULL } };
static const struct alias langs[] = { { "chinese", "zh" }, { "zh-cn", "zh" },
	{ "zh-hans", "zh" }, { "japanese", "ja" }, { "english", "en" },
	{ "german", "de" }, { "french", "fr" }, { "korean", "ko" },
	{ NULL, NULL } };
static const struct alias pools[] = { { "true", "yes" }, { "in", "yes" },
	{ "pooled", "yes" }, { "1", "yes" }, { "false", "no" }, { "out", "no" },
	{ "0", "no" }, { "none", "no" }, { "former", "earlier" },
	{ "withdrawn", "earlier" }, { "ended", "earlier" },
	{ "was", "earlier" }, { NULL, NULL } };

/* The value of ${word}; without any the last resort. */
static const char *
find_alias(struct arena *a, const struct alias *all, const char *word,
	const char *otherwise)
{
	const char *folded = text_fold(a, word);

	for (; all->word != NULL; all++)
		if (strcmp(all->word, folded) == 0)
			return all->value;
	return otherwise;
}

/* "2022-13" is perhaps 2022. */
static const char *
repair_day(struct arena *a, const char *value)
{
	const char *s = text_upper(a, value), *low, *high;
	size_t len;

	for (; *s != '\0'; s++) {
		len = strspn(s, "0123456789");
		if (len < 4) {
			s += len > 0 ? len - 1 : 0;
			continue;
		}
		value = arena_strndup(a, s, 4);
		return query_days(a, value, &low, &high) == OK ? value : NULL;
	}
	return NULL;
}

/* The part of a symbol that is good. */
static const char *
repair_class(struct arena *a, const char *value)
{
	char *symbol = query_class_normal(a, value);
	size_t len = strlen(symbol);

	while (len > 2 && !query_class_good(symbol))
		symbol[--len] = '\0';
	return len > 2 ? symbol : NULL;
}

static const char *
repair_range(struct arena *a, const char *value)
{
	const char *dots = strstr(value, "..");

	if (dots == NULL)
		return NULL;
	return arena_printf(a, "%s..%s", dots + 2,
		arena_strndup(a, value, (size_t)(dots - value)));
}

/* Without the signs that cut it off. */
static const char *
repair_prefix(struct arena *a, const char *value)
{
	size_t len = strcspn(value, "*");
	const char *wide = strstr(value, "\xEF\xBC\x8A");

	if (wide != NULL && (size_t)(wide - value) < len)
		len = (size_t)(wide - value);
	return arena_strndup(a, value, len);
}

/* A number that is none may be a word. */
static const char *
repair_number(struct arena *a, const char *value)
{
	return strchr(value, '"') != NULL ? value
					  : arena_printf(a, "\"%s\"", value);
}

/* The faults of a value: ${c} is moved from the term to what stands behind
 * the field. */
static void
change_value(struct arena *a, const char *text, enum query_fault fault,
	struct change *c)
{
	enum query_relation relation;
	enum query_field field;
	const char *value;
	size_t bytes, term = c->from;

	if (query_field_read(text + c->from, &bytes, &field, &relation) == OK)
		c->from += bytes;
	c->from += strspn(text + c->from, " ");
	if (c->from > c->to)
		return;
	value = arena_strndup(a, text + c->from, c->to - c->from);
	if (fault == QUERY_BAD_RELATION) {
		c->from = term;
		c->with = arena_printf(
			a, "%s=%s", query_field_name(field), value);
	} else if (fault == QUERY_BAD_NUMBER) {
		c->from = term;
		c->with = repair_number(a, value);
	} else if (fault == QUERY_BAD_DAY) {
		c->with = repair_day(a, value);
	} else if (fault == QUERY_BAD_RANGE) {
		c->with = repair_range(a, value);
	} else if (fault == QUERY_BAD_CLASS) {
		c->with = repair_class(a, value);
	} else if (fault == QUERY_BAD_STATUS) {
		c->with = find_alias(a, statuses, value, NULL);
	} else if (fault == QUERY_BAD_OFFICE) {
		c->with = find_alias(a, offices, value, NULL);
	} else if (fault == QUERY_BAD_LANG) {
		c->with = find_alias(a, langs, value, NULL);
	} else if (fault == QUERY_BAD_POOL) {
		c->with = find_alias(a, pools, value, "yes");
	} else {
		c->with = repair_prefix(a, value);
	}
}

static struct change
change_of(struct arena *a, const char *text, const struct query_error *error)
{
	size_t len = strlen(text);
	struct change c = { error->at, error->end, error->repair };

	if (c.with != NULL)
		return c;
	switch (error->fault) {
	case QUERY_OPEN_QUOTE:
		return (struct change){ len, len, "\"" };
	case QUERY_OPEN_BRACKET:
		return (struct change){ len, len, ")" };
	case QUERY_TOO_MANY:
		return (struct change){ error->at, len, "" };
	case QUERY_CLOSE_BRACKET:
	case QUERY_NO_OPERAND:
	case QUERY_EMPTY_TERM:
	case QUERY_NO_VALUE:
	case QUERY_INNER_FIELD:
	case QUERY_NO_SET:
		c.with = "";
		return c;
	case QUERY_BAD_RELATION:
	case QUERY_SHORT_PREFIX:
	case QUERY_BAD_DAY:
	case QUERY_BAD_RANGE:
	case QUERY_BAD_CLASS:
	case QUERY_BAD_NUMBER:
	case QUERY_BAD_STATUS:
	case QUERY_BAD_OFFICE:
	case QUERY_BAD_LANG:
	case QUERY_BAD_POOL:
		change_value(a, text, error->fault, &c);
		return c;
	case QUERY_GOOD:
	case QUERY_TOO_LONG:
	case QUERY_TOO_DEEP:
	case QUERY_UNKNOWN_FIELD:
	case QUERY_LEFT_CUT:
	case QUERY_BAD_NEAR:
	case QUERY_NEAR_OPERAND:
	case QUERY_MANY_WORDS:
	case QUERY_FAULTS:
		break;
	}
	return c;
}

/* Without the gaps that changes leave. */
static const char *
tidy(struct arena *a, const char *text)
{
	struct buf *b = buf_new(a, strlen(text) + 1);
	const char *s;

	for (s = text; *s != '\0'; s++) {
		bool gap = *s == ' ' &&
			   (b->len == 0 || b->data[b->len - 1] == ' ' ||
				   s[1] == '\0' || s[1] == ' ');

		if (!gap)
			buf_char(b, *s);
	}
	return b->data;
}

const char *
query_repair(struct arena *a, const char *text, const struct query_error *given)
{
	struct query_error error = *given;
	const struct query *q;
	const char *neat;
	int i;

	for (i = 0; i < CHANGES_MAX; i++) {
		struct change c = change_of(a, text, &error);

		if (c.with == NULL || c.from > c.to || c.to > strlen(text))
			return NULL;
		text = arena_printf(
			a, "%.*s%s%s", (int)c.from, text, c.with, text + c.to);
		if (query_read(a, text, &q, &error) != OK)
			continue;
		if (q == NULL)
			return NULL;
		/* Only two spaces may keep a number out of a class. */
		neat = tidy(a, text);
		return query_read(a, neat, &q, &error) == OK ? neat : text;
	}
	return NULL;
}
