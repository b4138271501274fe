#include "search/query_lex.h"

#include <string.h>

#include "base/text.h"

static const struct {
	const char *name;
	enum query_value_kind kind;
} fields[QUERY_FIELDS] = {
	[QUERY_ANY] = { "", KIND_TEXT },
	[QUERY_TI] = { "ti", KIND_TEXT },
	[QUERY_AB] = { "ab", KIND_TEXT },
	[QUERY_CL] = { "cl", KIND_TEXT },
	[QUERY_TA] = { "ta", KIND_TEXT },
	[QUERY_TXT] = { "txt", KIND_TEXT },
	[QUERY_PA] = { "pa", KIND_NAME },
	[QUERY_IN] = { "in", KIND_NAME },
	[QUERY_PN] = { "pn", KIND_NUMBER },
	[QUERY_AP] = { "ap", KIND_NUMBER },
	[QUERY_PR] = { "pr", KIND_PRIORITY },
	[QUERY_PD] = { "pd", KIND_DAY },
	[QUERY_AD] = { "ad", KIND_DAY },
	[QUERY_CPC] = { "cpc", KIND_CLASS },
	[QUERY_IPC] = { "ipc", KIND_CLASS },
	[QUERY_TOPIC] = { "topic", KIND_LABEL },
	[QUERY_MEMBER] = { "member", KIND_LABEL },
	[QUERY_STATUS] = { "status", KIND_STATUS },
	[QUERY_OFFICE] = { "office", KIND_OFFICE },
	[QUERY_LANG] = { "lang", KIND_LANG },
	[QUERY_POOL] = { "pool", KIND_POOL },
};

/* Names that other search services and people use. */
static const struct {
	const char *name;
	enum query_field field;
} others[] = {
	{ "title", QUERY_TI },
	{ "abstract", QUERY_AB },
	{ "claim", QUERY_CL },
	{ "claims", QUERY_CL },
	{ "text", QUERY_TXT },
	{ "ftxt", QUERY_TXT },
	{ "desc", QUERY_TXT },
	{ "applicant", QUERY_PA },
	{ "assignee", QUERY_PA },
	{ "owner", QUERY_PA },
	{ "ia", QUERY_PA },
	{ "inventor", QUERY_IN },
	{ "num", QUERY_PN },
	{ "number", QUERY_PN },
	{ "an", QUERY_AP },
	{ "priority", QUERY_PR },
	{ "prn", QUERY_PR },
	{ "prd", QUERY_PR },
	{ "date", QUERY_PD },
	{ "year", QUERY_PD },
	{ "published", QUERY_PD },
	{ "filed", QUERY_AD },
	{ "class", QUERY_CPC },
	{ "ic", QUERY_IPC },
	{ "ipcr", QUERY_IPC },
	{ "cc", QUERY_OFFICE },
	{ "country", QUERY_OFFICE },
	{ "language", QUERY_LANG },
	{ "la", QUERY_LANG },
};

const char *
query_field_name(enum query_field f)
{
	return f < QUERY_FIELDS ? fields[f].name : "";
}

enum query_value_kind
query_field_kind(enum query_field f)
{
	return fields[f].kind;
}

bool
query_field_is_text(enum query_field f)
{
	return f < QUERY_FIELDS && fields[f].kind == KIND_TEXT;
}

/* ---- "ti=" -------------------------------------------------------------- */

/* The sign at *at, full-width ones included. */
static unsigned
sign_next(const char **at)
{
	unsigned c = text_next(at);

	switch (c) {
	case 0xFF1A:
		return ':';
	case 0xFF1C:
		return '<';
	case 0xFF1D:
		return '=';
	case 0xFF1E:
		return '>';
	default:
		return c;
	}
}

/* Reads "=", ":", ">=" …; 0: no sign stands there. */
static size_t
read_relation(const char *text, enum query_relation *out, bool *equals)
{
	const char *end = text, *second;
	unsigned c;

	*equals = true;
	switch (sign_next(&end)) {
	case ':':
		*equals = false;
		*out = QUERY_EQ;
		return (size_t)(end - text);
	case '=':
		*out = QUERY_EQ;
		return (size_t)(end - text);
	case 0x2265: /* greater than or equal to */
		*out = QUERY_GE;
		return (size_t)(end - text);
	case 0x2264:
		*out = QUERY_LE;
		return (size_t)(end - text);
	case '<':
		*out = QUERY_LT;
		break;
	case '>':
		*out = QUERY_GT;
		break;
	default:
		return 0;
	}
	second = end;
	c = sign_next(&second);
	if (c == '=') {
		*out = *out == QUERY_LT ? QUERY_LE : QUERY_GE;
		end = second;
	}
	return (size_t)(end - text);
}

static bool
find_name(const char *name, size_t len, enum query_field *out)
{
	int f;

	for (f = QUERY_TI; f < QUERY_FIELDS; f++) {
		if (strlen(fields[f].name) == len &&
			strncasecmp(fields[f].name, name, len) == 0) {
			*out = (enum query_field)f;
			return true;
		}
	}
	return false;
}

static bool
find_other(const char *name, size_t len, enum query_field *out)
{
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strlen(others[i].name) == len &&
			strncasecmp(others[i].name, name, len) == 0) {
			*out = others[i].field;
			return true;
		}
	}
	return false;
}

enum err
query_field_read(const char *text, size_t *bytes, enum query_field *field,
	enum query_relation *relation)
{
	size_t len = 0, gap, sign;
	bool equals;

	*bytes = 0;
	*field = QUERY_ANY;
	*relation = QUERY_EQ;
	while ((text[len] >= 'a' && text[len] <= 'z') ||
		(text[len] >= 'A' && text[len] <= 'Z'))
		len++;
	gap = strspn(text + len, " ");
	sign = len == 0 ? 0
			: read_relation(text + len + gap, relation, &equals);
	/* "in : x" is text; "in = x" is not. */
	if (sign == 0 || (gap > 0 && !equals))
		return OK;
	if (find_name(text, len, field)) {
		*bytes = len + gap + sign;
		return OK;
	}
	/* A colon is usual in plain text, too. */
	if (!equals || !find_other(text, len, field))
		return OK;
	*bytes = len + gap + sign;
	return ERR_INVALID;
}

const char *
query_relation_sign(enum query_relation r)
{
	static const char *const signs[] = { "=", ">=", "<=", ">", "<" };

	return signs[r];
}
