/*
 * poc: compiles the catalogues to the table of base/catalogue.h.
 *
 *	poc [--draft] OUT.c zh-Hans.mo ja.mo
 *
 * The .mo files come from msgfmt; that every message of the sources is there
 * is msgcmp's business. Checked here, for each translation:
 *
 *	- the other catalogue has the message too;
 *	- it has exactly the {placeholders} of its message (of the plural form,
 *	  where there is one) and no fullwidth braces;
 *	- white space at its begin and end is that of the message;
 *	- there is one form: Chinese and Japanese have no plural.
 *
 * With --draft a message that one catalogue lacks stays English there.
 *
 * All faults are printed as "file: message", then the exit status is 1.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/lib.h"

struct message {
	const char *one;
	const char *many; /* NULL without plural */
	const char *translation;
};

struct catalogue {
	const char *path;
	struct message *items;
	size_t count;
};

static bool failed;
static bool draft;

__attribute__((format(printf, 3, 4))) static void
fault(const struct catalogue *c, const struct message *m, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: \"%s\": ", c->path, m->one);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	failed = true;
}

struct mo {
	const char *path;
	const unsigned char *bytes;
	size_t len;
};

static uint32_t
mo_number(const struct mo *mo, size_t at)
{
	uint32_t n;

	if (at + sizeof(n) > mo->len)
		die(mo->path, 0, "is cut off");
	memcpy(&n, mo->bytes + at, sizeof(n));
	return n;
}

/* The string whose length and place stand at ${at}. */
static const char *
mo_string(const struct mo *mo, size_t at, size_t *len)
{
	size_t place = mo_number(mo, at + 4);

	*len = mo_number(mo, at);
	if (place + *len >= mo->len || mo->bytes[place + *len] != '\0')
		die(mo->path, 0, "is cut off");
	return (const char *)mo->bytes + place;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(((const struct message *)a)->one,
		((const struct message *)b)->one);
}

static void
catalogue_read(struct catalogue *c, const char *path)
{
	struct mo mo = { .path = path };
	size_t ids, texts, count;

	mo.bytes = (const unsigned char *)file_read(path, &mo.len);
	if (mo_number(&mo, 0) != 0x950412de)
		die(path, 0, "is no catalogue of this machine's byte order");
	count = mo_number(&mo, 8);
	ids = mo_number(&mo, 12);
	texts = mo_number(&mo, 16);
	if (count > mo.len)
		die(path, 0, "is cut off");
	c->path = path;
	c->items = memory(count, sizeof(c->items[0]));
	for (size_t i = 0; i < count; i++) {
		struct message m = { 0 };
		size_t len, text_len;

		m.one = mo_string(&mo, ids + i * 8, &len);
		m.translation = mo_string(&mo, texts + i * 8, &text_len);
		if (len == 0)
			continue; /* the header */
		if (strlen(m.one) < len)
			m.many = m.one + strlen(m.one) + 1;
		if (strchr(m.one, '\4') != NULL)
			fault(c, &m, "contexts are not supported");
		if (strlen(m.translation) < text_len)
			fault(c, &m, "there is more than one plural form");
		c->items[c->count++] = m;
	}
	if (c->count > 0)
		qsort(c->items, c->count, sizeof(c->items[0]), compare);
}

/* Length of the placeholder "{name}" at ${s}, or 0. */
static size_t
placeholder_length(const char *s)
{
	size_t n = 1;

	if (*s != '{')
		return 0;
	while (isalnum((unsigned char)s[n]) || s[n] == '_')
		n++;
	return n > 1 && s[n] == '}' ? n + 1 : 0;
}

/* The first placeholder of ${s} that ${in} lacks, or NULL. */
static char *
placeholder_missing(const char *s, const char *in)
{
	for (; *s != '\0'; s++) {
		size_t n = placeholder_length(s);

		if (n > 0 && memmem(in, strlen(in), s, n) == NULL)
			return memory_cut(s, n);
	}
	return NULL;
}

/* Length of the white space at the end of ${s}. */
static size_t
space_behind(const char *s)
{
	size_t len = strlen(s), n = 0;

	while (n < len && isspace((unsigned char)s[len - 1 - n]))
		n++;
	return n;
}

static void
message_check(const struct catalogue *c, const struct message *m)
{
	const char *source = m->many != NULL ? m->many : m->one;
	const char *text = m->translation;
	size_t before = strspn(source, " \t\n"), behind = space_behind(source);
	char *name;

	if (*text == '\0') {
		fault(c, m, "is not translated");
		return;
	}
	if ((name = placeholder_missing(source, text)) != NULL)
		fault(c, m, "%s is missing in \"%s\"", name, text);
	if ((name = placeholder_missing(text, source)) != NULL)
		fault(c, m, "%s is no placeholder of this message", name);
	if (strstr(text, "\uff5b") != NULL || strstr(text, "\uff5d") != NULL)
		fault(c, m, "fullwidth braces in \"%s\": write { and }", text);
	if (strspn(text, " \t\n") != before ||
		strncmp(text, source, before) != 0 ||
		space_behind(text) != behind ||
		strcmp(text + strlen(text) - behind,
			source + strlen(source) - behind) != 0)
		fault(c, m, "white space at begin or end differs in \"%s\"",
			text);
}

/* Every message of ${a} must be in ${b}; a draft adds it in English. */
static void
complete(const struct catalogue *a, struct catalogue *b)
{
	size_t count = b->count;
	struct message *items = memory(a->count + count, sizeof(*items));

	if (count > 0)
		memcpy(items, b->items, count * sizeof(*items));
	b->items = items;
	for (size_t i = 0; i < a->count; i++) {
		struct message m = a->items[i];

		if (count > 0 && bsearch(&m, b->items, count, sizeof(m),
					 compare) != NULL)
			continue;
		if (!draft)
			fault(b, &m, "is not translated");
		m.translation = m.one;
		b->items[b->count++] = m;
	}
	if (b->count > count)
		qsort(b->items, b->count, sizeof(b->items[0]), compare);
}

static void
write_table(const struct catalogue *zh, const struct catalogue *ja,
	const char *path)
{
	struct out c = { 0 };

	out_str(&c, "/* Made by poc; do not edit. */\n"
		    "#include \"base/catalogue.h\"\n\n"
		    "const struct catalogue_entry catalogue[] = {\n");
	for (size_t i = 0; i < zh->count; i++) {
		const char *texts[] = { zh->items[i].one,
			zh->items[i].translation, ja->items[i].translation };

		out_str(&c, "\t{ ");
		for (size_t n = 0; n < 3; n++) {
			out_literal(&c, texts[n], strlen(texts[n]), "\t\t");
			out_str(&c, n < 2 ? ",\n\t\t" : " },\n");
		}
	}
	/* An array has one element at least; it is not counted. */
	out_str(&c, "\t{ 0 }\n};\n");
	out_printf(&c, "const size_t catalogue_count = %zu;\n", zh->count);
	file_write(path, &c, false);
}

int
main(int argc, char **argv)
{
	struct catalogue all[2] = { 0 };

	draft = argc > 1 && strcmp(argv[1], "--draft") == 0;
	argv += draft;
	argc -= draft;
	if (argc != 4) {
		fputs("usage: poc [--draft] OUT.c zh-Hans.mo ja.mo\n", stderr);
		return 1;
	}
	for (size_t i = 0; i < 2; i++) {
		catalogue_read(&all[i], argv[2 + i]);
		for (size_t n = 0; n < all[i].count; n++)
			message_check(&all[i], &all[i].items[n]);
	}
	complete(&all[0], &all[1]);
	complete(&all[1], &all[0]);
	if (failed)
		return 1;
	write_table(&all[0], &all[1], argv[1]);
	return 0;
}
