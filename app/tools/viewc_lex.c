/*
 * Cuts a template into literal text, expressions and statements.
 */
#include <ctype.h>
#include <string.h>

#include "tools/viewc.h"

struct source
source_open(const char *path)
{
	size_t len;
	char *text = file_read(path, &len);

	if (strlen(text) != len)
		die(path, 0, "holds a NUL byte");
	return (struct source){ .path = path, .at = text, .line = 1 };
}

static int
lines(const char *s, size_t len)
{
	int n = 0;

	for (size_t i = 0; i < len; i++)
		n += s[i] == '\n';
	return n;
}

void
text_trim(const char **s, size_t *len, int *line)
{
	while (*len > 0 && isspace((unsigned char)**s)) {
		*line += **s == '\n';
		(*s)++;
		(*len)--;
	}
	while (*len > 0 && isspace((unsigned char)(*s)[*len - 1]))
		(*len)--;
}

size_t
identifier_length(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (isalnum((unsigned char)s[n]) || s[n] == '_'))
		n++;
	return n > 0 && isdigit((unsigned char)s[0]) ? 0 : n;
}

size_t
c_step(const char *path, int line, const char *s, size_t len)
{
	size_t n = 1;

	if (*s != '"' && *s != '\'')
		return 1;
	while (n < len && s[n] != *s) {
		if (s[n] == '\n' && *s == '\'')
			break;
		n += s[n] == '\\' && n + 1 < len ? 2 : 1;
	}
	if (n >= len || s[n] != *s)
		die(path, line, "a %s begins here and never ends",
			*s == '"' ? "string" : "character");
	return n + 1;
}

/*
 * Length of C text up to ${end} ("}}" or "%}"), which does not count inside
 * literals, nor "}}" while a brace is open.
 */
static size_t
c_length(const struct source *src, const char *s, const char *end)
{
	size_t len = strlen(s), n = 0;
	int depth = 0, line = src->line;

	while (n < len) {
		size_t step;

		if (strncmp(s + n, end, 2) == 0 && (depth == 0 || *end == '%'))
			return n;
		if (s[n] == '{')
			depth++;
		if (s[n] == '}')
			depth--;
		step = c_step(src->path, line, s + n, len - n);
		line += lines(s + n, step);
		n += step;
	}
	die(src->path, src->line, "\"%s\" is missing after \"%s\"", end,
		*end == '%' ? "{%" : "{{");
}

static void
skip_comment(struct source *src)
{
	const char *text = src->at + 2;
	const char *end = strstr(text, "#}");
	size_t len;
	int line = src->line;

	if (end == NULL)
		die(src->path, src->line, "the comment {# has no end #}");
	len = (size_t)(end - text);
	src->line += lines(text, len);
	src->at = end + 2;
	text_trim(&text, &len, &line);
	if (len > 12 && strncmp(text, "TRANSLATORS:", 12) == 0) {
		src->note = text;
		src->note_len = len;
	}
}

static struct piece
read_code(struct source *src, enum piece_kind kind)
{
	const char *end = kind == PIECE_EXPR ? "}}" : "%}";
	struct piece p = { .kind = kind, .line = src->line };
	size_t word;

	p.text = src->at + 2;
	p.len = c_length(src, p.text, end);
	src->line += lines(p.text, p.len);
	src->at = p.text + p.len + 2;
	text_trim(&p.text, &p.len, &p.line);
	if (p.len == 0)
		die(src->path, p.line, "nothing stands between %s and %s",
			kind == PIECE_EXPR ? "{{" : "{%", end);
	if (kind == PIECE_EXPR)
		return p;
	word = identifier_length(p.text, p.len);
	p.word = memory_cut(p.text, word);
	p.text += word;
	p.len -= word;
	text_trim(&p.text, &p.len, &p.line);
	return p;
}

struct piece
source_next(struct source *src)
{
	struct piece p = { .kind = PIECE_TEXT, .line = src->line };

	while (strncmp(src->at, "{#", 2) == 0)
		skip_comment(src);
	p.line = src->line;
	if (*src->at == '\0') {
		p.kind = PIECE_END;
		return p;
	}
	if (strncmp(src->at, "{{", 2) == 0)
		return read_code(src, PIECE_EXPR);
	if (strncmp(src->at, "{%", 2) == 0)
		return read_code(src, PIECE_STATEMENT);
	p.text = src->at;
	do {
		src->line += *src->at == '\n';
		src->at++;
		p.len++;
	} while (*src->at != '\0' &&
		 (*src->at != '{' || strchr("{%#", src->at[1]) == NULL ||
			 src->at[1] == '\0'));
	return p;
}
