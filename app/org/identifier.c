#include "org/identifier.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

#define OTHER_MAX 64

static const char digits[] = "0123456789";
static const char capitals[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/* GB 32100-2015 leaves out I, O, S, V and Z, which look like digits. */
static const char uscc_letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* The value of a character in its alphabet. */
static int
rank(const char *alphabet, char c)
{
	return (int)(strchr(alphabet, c) - alphabet);
}

/* ISO 7064 mod 97-10: the two digits that make the remainder 1. */
static char *
lei_check(struct arena *a, const char *value)
{
	int rest = 0;

	for (int i = 0; i < 18; i++) {
		int v = rank(capitals, value[i]);

		rest = (rest * (v > 9 ? 100 : 10) + v) % 97;
	}
	return arena_printf(a, "%02d", 98 - rest * 100 % 97);
}

static char *
uscc_check(struct arena *a, const char *value)
{
	int sum = 0;
	int weight = 1;

	for (int i = 0; i < 17; i++) {
		sum += rank(uscc_letters, value[i]) * weight;
		weight = weight * 3 % 31;
	}
	return arena_strndup(a, uscc_letters + (31 - sum % 31) % 31, 1);
}

/* The first of 13 digits checks the twelve after it. */
static char *
jpcn_check(struct arena *a, const char *value)
{
	int sum = 0;

	for (int i = 1; i <= 12; i++)
		sum += (value[i] - '0') * (i % 2 == 1 ? 2 : 1);
	return arena_printf(a, "%d", 9 - sum % 9);
}

/*
 * A scheme: its length, the alphabet of each stretch, where the check
 * characters stand and how they are computed.
 */
struct scheme {
	const char *name;
	size_t length;
	struct {
		size_t end;
		const char *alphabet;
	} stretch[3];
	size_t check_at;
	size_t check_length;
	char *(*check)(struct arena *, const char *value);
};

static const struct scheme schemes[] = {
	{ "lei", 20, { { 18, capitals }, { 20, digits } }, 18, 2, lei_check },
	{ "uscc", 18,
		{ { 2, uscc_letters }, { 8, digits }, { 18, uscc_letters } },
		17, 1, uscc_check },
	{ "jpcn", 13, { { 13, digits } }, 0, 1, jpcn_check },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct scheme *
scheme_find(const char *name)
{
	for (size_t i = 0; i < COUNT(schemes); i++)
		if (strcmp(schemes[i].name, name) == 0)
			return &schemes[i];
	return NULL;
}

/* Upper case without spaces, dots, hyphens and what copying brings along. */
static char *
compact(struct arena *a, const char *text)
{
	const char *s = text_upper(a, text);
	struct buf *out = buf_new(a, strlen(s) + 1);

	while (*s != '\0') {
		const char *from = s;
		unsigned c = text_next(&s);

		if (c == '-' || c == '.' || c == ' ' ||
			(c >= '\t' && c <= '\r') || c == 0xAD ||
			(c >= 0x200B && c <= 0x2015) ||
			(c >= 0x2028 && c <= 0x202E) || c == 0x2060 ||
			c == 0x2212 || c == 0xFEFF)
			continue;
		buf_add(out, from, (size_t)(s - from));
	}
	return out->data;
}

static enum err
other_read(struct arena *a, struct identifier *id)
{
	size_t length = text_length(id->value);
	const char *s = id->value;

	if (length < 1 || length > OTHER_MAX) {
		id->fault = IDENTIFIER_LENGTH;
		id->expected = "1 to 64";
		id->found = arena_printf(a, "%zu", length);
		return ERR_INVALID;
	}
	for (int i = 1; *s != '\0'; i++) {
		unsigned c = text_next(&s);

		/* Control characters, those that turn or hide text, bytes that
		 * are not UTF-8. */
		if (c >= ' ' && (c < 0x7F || c >= 0xA0) && c != 0xAD &&
			(c < 0x200B || c > 0x200F) &&
			(c < 0x2028 || c > 0x202E) &&
			(c < 0x2060 || c > 0x206F) && c != 0xFEFF &&
			c != 0xFFFD)
			continue;
		id->fault = IDENTIFIER_CHARACTER;
		id->found = arena_printf(a, "U+%04X", c);
		id->position = i;
		return ERR_INVALID;
	}
	return OK;
}

static enum err
alphabet_check(
	struct arena *a, const struct scheme *scheme, struct identifier *id)
{
	const char *s = id->value;
	size_t stretch = 0;

	for (size_t i = 0; *s != '\0'; i++) {
		const char *from = s;

		text_next(&s);
		while (i >= scheme->stretch[stretch].end)
			stretch++;
		if (s - from == 1 && strchr(scheme->stretch[stretch].alphabet,
					     *from) != NULL)
			continue;
		id->fault = IDENTIFIER_CHARACTER;
		id->found = arena_strndup(a, from, (size_t)(s - from));
		id->position = (int)i + 1;
		return ERR_INVALID;
	}
	return OK;
}

enum err
identifier_read(struct arena *a, const char *scheme_name, const char *text,
	struct identifier *out)
{
	const struct scheme *scheme = scheme_find(scheme_name);
	struct identifier id = { .scheme = scheme_name };
	size_t length;
	enum err e = OK;

	if (scheme == NULL) {
		/* Registers of the world have all kinds of spelling: nothing
		 * is taken out of theirs. */
		id.value = text_nfc(a, text);
		if (strcmp(scheme_name, "other") == 0) {
			e = other_read(a, &id);
		} else {
			id.fault = IDENTIFIER_SCHEME;
			id.found = scheme_name;
			e = ERR_INVALID;
		}
		*out = id;
		return e;
	}
	id.value = compact(a, text);
	if (scheme->check == jpcn_check && id.value[0] == 'T')
		id.value++;
	length = text_length(id.value);
	if (length != scheme->length) {
		id.fault = IDENTIFIER_LENGTH;
		id.expected = arena_printf(a, "%zu", scheme->length);
		id.found = arena_printf(a, "%zu", length);
		e = ERR_INVALID;
	} else if ((e = alphabet_check(a, scheme, &id)) == OK) {
		id.expected = scheme->check(a, id.value);
		id.found = arena_strndup(
			a, id.value + scheme->check_at, scheme->check_length);
		if (strcmp(id.expected, id.found) != 0) {
			id.fault = IDENTIFIER_CHECK;
			id.position = (int)scheme->check_at + 1;
			e = ERR_INVALID;
		}
	}
	*out = id;
	return e;
}

/* How people call the scheme. */
static const char *
scheme_label(const char *scheme)
{
	if (strcmp(scheme, "lei") == 0)
		return "LEI";
	if (strcmp(scheme, "uscc") == 0)
		return "unified social credit code";
	if (strcmp(scheme, "jpcn") == 0)
		return "Japanese corporate number";
	return "identifier";
}

const char *
identifier_message(struct arena *a, const struct identifier *id)
{
	const char *label = scheme_label(id->scheme);

	switch (id->fault) {
	case IDENTIFIER_GOOD:
		return arena_printf(a, "The %s %s is good.", label, id->value);
	case IDENTIFIER_SCHEME:
		return arena_printf(a,
			"The scheme \"%s\" is not known: use lei, uscc, jpcn "
			"or other.",
			id->found);
	case IDENTIFIER_LENGTH:
		return arena_printf(a,
			"The %s must have %s characters, not %s: compare it "
			"with the register.",
			label, id->expected, id->found);
	case IDENTIFIER_CHARACTER:
		return arena_printf(a,
			"The %s cannot hold \"%s\" at position %d: compare "
			"it with the register.",
			label, id->found, id->position);
	case IDENTIFIER_CHECK:
		return arena_printf(a,
			"The check character of the %s is %s, but the others "
			"ask for %s: look for a mistyped character.",
			label, id->found, id->expected);
	}
	return "";
}
