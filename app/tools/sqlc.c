/*
 * sqlc: compiles the named statements of the rooms to a table.
 *
 *	sqlc OUT.h OUT.c IN.sql...
 *
 * A fault ends with "file:line: message" and exit status 1. A file that
 * would not change is left alone.
 *
 * A statement is written as
 *
 *	-- name: patent_by_number(text)
 *	-- One row or none.
 *	SELECT p.id, p.title
 *	FROM   patent AS p
 *	WHERE  p.number = $1;
 *
 * and becomes SQL_PATENT_BY_NUMBER, a struct stmt (db/db.h) without the
 * comments and the semicolon. The words in brackets say what kind the
 * parameters $1, $2, ... have, for readers; their number is checked, and
 * every parameter must be used. Brackets may be left out when there are none.
 * A name is unique in the product, lower case, at most 63 bytes.
 *
 * Columns are always named: SELECT *, RETURNING * and t.* are refused.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tools/lib.h"

enum { PARAMS_MAX = 64 };

struct statement {
	const char *path;
	int line;
	char *name;
	char *kinds;
	int params;
	struct out text;
};

struct table {
	struct statement *items;
	size_t count;
};

struct reader {
	const char *path;
	const char *at;
	int line;
	struct statement *into; /* NULL before the first name */
	bool used[PARAMS_MAX + 1];
	char before[16]; /* the token before this one, upper case */
	bool ended;	 /* a semicolon was seen */
};

/* Reads "name(kind, kind)" of a "-- name:" line. */
static void
read_name(struct reader *r, struct table *t, const char *s, size_t len)
{
	struct statement new = { .path = r->path, .line = r->line };
	size_t n = 0, depth = 0;
	char *word;

	while (len > 0 && isspace((unsigned char)s[len - 1]))
		len--;
	while (n < len && (islower((unsigned char)s[n]) ||
				  (n > 0 && (isdigit((unsigned char)s[n]) ||
						    s[n] == '_'))))
		n++;
	if (n == 0 || n > 63)
		die(r->path, r->line,
			"a name has 1 to 63 lower case letters, digits and _");
	new.name = memory_cut(s, n);
	new.kinds = memory_cut("", 0);
	if (n < len) {
		if (s[n] != '(' || s[len - 1] != ')')
			die(r->path, r->line,
				"after the name, only the kinds of its "
				"parameters in brackets: %s(text, bigint)",
				new.name);
		new.kinds = memory_cut(s + n + 1, len - n - 2);
	}
	for (word = new.kinds; *word != '\0'; word++) {
		depth += *word == '(';
		depth -= *word == ')';
		new.params += *word == ',' && depth == 0;
	}
	if (new.kinds[strspn(new.kinds, " ")] != '\0')
		new.params++;
	if (strstr(new.kinds, "*/") != NULL || new.params > PARAMS_MAX)
		die(r->path, r->line, "the parameters of %s cannot be right",
			new.name);
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->items[i].name, new.name) == 0)
			die(r->path, r->line, "%s:%d is called %s too",
				t->items[i].path, t->items[i].line, new.name);
	t->items = memory_grow(t->items, t->count, sizeof(new));
	t->items[t->count] = new;
	r->into = &t->items[t->count++];
	memset(r->used, 0, sizeof(r->used));
	r->before[0] = '\0';
	r->ended = false;
}

/* The statement is complete: its text and its parameters are checked. */
static void
end_statement(struct reader *r)
{
	struct statement *s = r->into;
	struct out *text;

	if (s == NULL)
		return;
	text = &s->text;
	while (text->len > 0 &&
		isspace((unsigned char)text->data[text->len - 1]))
		text->data[--text->len] = '\0';
	if (text->len == 0)
		die(s->path, s->line, "%s has no statement", s->name);
	for (int i = 1; i <= PARAMS_MAX; i++) {
		if (r->used[i] && i > s->params)
			die(s->path, s->line,
				"%s uses $%d but names the kinds of %d "
				"parameters",
				s->name, i, s->params);
		if (!r->used[i] && i <= s->params)
			die(s->path, s->line, "%s never uses $%d", s->name, i);
	}
	r->into = NULL;
}

/* Length of a quoted token: '...', E'...', "...", $tag$...$tag$, or 0. */
static size_t
quoted_length(const struct reader *r)
{
	const char *s = r->at, *end;
	bool escapes = (*s == 'E' || *s == 'e') && s[1] == '\'';
	size_t n = escapes ? 1 : 0, tag = 1;
	char quote = s[n];

	if (*s == '$') {
		while (isalpha((unsigned char)s[tag]) || s[tag] == '_')
			tag++;
		if (s[tag] != '$')
			return 0;
		tag++;
		end = memmem(s + tag, strlen(s + tag), s, tag);
		if (end == NULL)
			die(r->path, r->line, "%.*s has no end", (int)tag, s);
		return (size_t)(end - s) + tag;
	}
	if (quote != '\'' && quote != '"')
		return 0;
	for (n++; s[n] != quote; n++) {
		if (escapes && s[n] == '\\')
			n++;
		if (s[n] == '\0')
			die(r->path, r->line, "a quote is not closed");
	}
	return n + 1;
}

static void
note_parameter(struct reader *r, size_t len)
{
	long n = strtol(r->at + 1, NULL, 10);

	if (n < 1 || n > PARAMS_MAX)
		die(r->path, r->line, "$%.*s is out of range", (int)len - 1,
			r->at + 1);
	r->used[n] = true;
}

static void
check_star(const struct reader *r)
{
	static const char *const before[] = { "SELECT", "DISTINCT", "ALL",
		"RETURNING", ",", "." };

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (strcmp(r->before, before[i]) == 0)
			die(r->path, r->line,
				"%s * hides which columns come: name them",
				r->before);
}

/* Length of the token at r->at, which is neither comment nor white space. */
static size_t
read_token(struct reader *r)
{
	const char *s = r->at;
	size_t n = quoted_length(r);

	if (n > 0) {
		strcpy(r->before, "'");
		return n;
	}
	if (*s == '$' && isdigit((unsigned char)s[1])) {
		n = 1 + strspn(s + 1, "0123456789");
		note_parameter(r, n);
		strcpy(r->before, "$");
		return n;
	}
	while (isalnum((unsigned char)s[n]) || s[n] == '_' ||
		(unsigned char)s[n] >= 0x80)
		n++;
	if (n == 0) {
		if (*s == '*')
			check_star(r);
		n = 1;
	}
	snprintf(r->before, sizeof(r->before), "%.*s", (int)n, s);
	for (char *c = r->before; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	return n;
}

/* White space and comments; a "-- name:" line begins a statement. */
static size_t
skip(struct reader *r, struct table *t)
{
	const char *s = r->at, *end;
	size_t len = strcspn(s, "\n");

	if (isspace((unsigned char)*s)) {
		if (r->into != NULL && r->into->text.len > 0)
			out_char(&r->into->text, *s);
		return 1;
	}
	if (strncmp(s, "--", 2) == 0) {
		if (strncmp(s, "-- name:", 8) == 0) {
			end_statement(r);
			s += 8;
			len -= 8;
			while (len > 0 && *s == ' ') {
				s++;
				len--;
			}
			read_name(r, t, s, len);
		}
		return (size_t)(s - r->at) + len;
	}
	if (strncmp(s, "/*", 2) == 0) {
		if ((end = strstr(s, "*/")) == NULL)
			die(r->path, r->line, "the comment has no end");
		return (size_t)(end - s) + 2;
	}
	return 0;
}

static void
read_sql(struct table *t, const char *path)
{
	size_t len, n;
	struct reader r = {
		.path = path, .at = file_read(path, &len), .line = 1
	};

	while (*r.at != '\0') {
		if ((n = skip(&r, t)) == 0) {
			if (r.into == NULL)
				die(path, r.line,
					"a statement without \"-- name:\"");
			if (r.ended)
				die(path, r.line,
					"%s ends with its semicolon: what "
					"follows needs a name",
					r.into->name);
			n = read_token(&r);
			r.ended = n == 1 && *r.at == ';';
			if (!r.ended)
				out_add(&r.into->text, r.at, n);
		}
		for (size_t i = 0; i < n; i++)
			r.line += r.at[i] == '\n';
		r.at += n;
	}
	end_statement(&r);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(((const struct statement *)a)->name,
		((const struct statement *)b)->name);
}

static char *
constant(const struct statement *s)
{
	char *name = memory_cut(s->name, strlen(s->name));

	for (char *c = name; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	return name;
}

static void
write_table(const struct table *t, const char *header, const char *source)
{
	struct out h = { 0 }, c = { 0 };

	out_str(&h, "/* Made by sqlc; do not edit. */\n"
		    "#ifndef SQL_H\n#define SQL_H\n\n#include \"db/db.h\"\n\n");
	out_str(&c, "/* Made by sqlc; do not edit. */\n#include \"sql.h\"\n");
	for (size_t i = 0; i < t->count; i++) {
		const struct statement *s = &t->items[i];

		out_printf(&h, "extern const struct stmt SQL_%s;%s%s%s\n",
			constant(s), s->params > 0 ? " /* " : "", s->kinds,
			s->params > 0 ? " */" : "");
		out_printf(&c,
			"\n/* %s */\nconst struct stmt SQL_%s = {\n"
			"\t\"%s\",\n\t",
			s->path, constant(s), s->name);
		out_literal(&c, s->text.data, s->text.len, "\t");
		out_printf(&c, ",\n\t%d\n};\n", s->params);
	}
	out_str(&h, "\n#endif\n");
	out_str(&c, "\nconst struct stmt *const sql_all[] = {\n");
	for (size_t i = 0; i < t->count; i++)
		out_printf(&c, "\t&SQL_%s,\n", constant(&t->items[i]));
	out_str(&c, "\tNULL\n};\n");
	file_write(header, &h, true);
	file_write(source, &c, true);
}

int
main(int argc, char **argv)
{
	struct table t = { 0 };

	if (argc < 3) {
		fputs("usage: sqlc OUT.h OUT.c IN.sql...\n", stderr);
		return 1;
	}
	for (int i = 3; i < argc; i++)
		read_sql(&t, argv[i]);
	if (t.count > 0)
		qsort(t.items, t.count, sizeof(t.items[0]), compare);
	write_table(&t, argv[1], argv[2]);
	return 0;
}
