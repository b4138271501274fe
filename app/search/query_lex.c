#include "search/query_lex.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "search/scan.h"

enum err
query_refuse(
	struct query_error *error, enum query_fault what, size_t at, size_t end)
{
	error->fault = what;
	error->at = at;
	error->end = end;
	return ERR_INVALID;
}

static bool
is_space(unsigned c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 ||
	       c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
	       c == 0x2029 || c == 0x202F || c == 0x205F;
}

/* Straight, curly, full-width and corner quotes: any closes any. */
static bool
is_quote(unsigned c)
{
	return c == '"' || c == 0x201C || c == 0x201D || c == 0xFF02 ||
	       (c >= 0x300C && c <= 0x300F);
}

static bool
is_open(unsigned c)
{
	return c == '(' || c == 0xFF08;
}

static bool
is_close(unsigned c)
{
	return c == ')' || c == 0xFF09;
}

static bool
ends_word(unsigned c)
{
	return c == 0 || is_space(c) || is_quote(c) || is_open(c) ||
	       is_close(c);
}

/* True when the text holds something that can be searched for. */
static bool
has_letter(struct arena *a, const char *text)
{
	const char *folded = text_fold(a, text);
	struct piece piece;

	return scan_next(&folded, &piece);
}

static unsigned
peek(const struct lexer *l, size_t at)
{
	const char *s = l->text + at;

	return text_next(&s);
}

/* The place after the code point at ${at}. */
static size_t
after(const struct lexer *l, size_t at)
{
	const char *s = l->text + at;

	text_next(&s);
	return (size_t)(s - l->text);
}

static enum err
read_quoted(struct lexer *l, struct lexeme *out)
{
	size_t from = after(l, out->start);
	size_t to = from;

	while (!is_quote(peek(l, to))) {
		if (peek(l, to) == 0)
			return query_refuse(
				l->error, QUERY_OPEN_QUOTE, out->start, to);
		to = after(l, to);
	}
	out->symbol = SYMBOL_TERM;
	out->quoted = true;
	out->text = arena_strndup(l->arena, l->text + from, to - from);
	out->end = after(l, to);
	if (!has_letter(l->arena, out->text))
		return query_refuse(
			l->error, QUERY_EMPTY_TERM, out->start, out->end);
	return OK;
}

static enum symbol
operator_of(const char *word)
{
	if (strcmp(word, "AND") == 0)
		return SYMBOL_AND;
	if (strcmp(word, "OR") == 0)
		return SYMBOL_OR;
	if (strcmp(word, "NOT") == 0)
		return SYMBOL_NOT;
	if (strncmp(word, "NEAR", 4) == 0 &&
		(word[4] == '\0' || word[4] == '/'))
		return SYMBOL_NEAR;
	return SYMBOL_TERM;
}

/* "NEAR/3". */
static enum err
read_near(struct lexer *l, struct lexeme *out)
{
	const char *n = out->text + 4;
	size_t digits;

	n += *n == '/';
	digits = strspn(n, "0123456789");
	out->number = text_int(n);
	if (digits > 0 && n[digits] == '\0' && out->number >= 1 &&
		out->number <= QUERY_NEAR_MAX)
		return OK;
	l->error->repair = out->number > QUERY_NEAR_MAX ? "NEAR/99"
			   : digits > 0			? "NEAR/1"
							: "NEAR/5";
	return query_refuse(l->error, QUERY_BAD_NEAR, out->start, out->end);
}

bool
query_begins_set(const char *text)
{
	unsigned c = text_next(&text);

	return c == '#' || c == 0xFF03;
}

/* "#12": a set of the history. */
static bool
read_set(struct lexer *l, struct lexeme *out)
{
	const char *text;
	size_t digits;

	if (!query_begins_set(out->text))
		return false;
	text = text_fold(l->arena, out->text) + 1;
	digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 6 || text[digits] != '\0')
		return false;
	out->symbol = SYMBOL_SET;
	out->number = text_int(text);
	return true;
}

/* The name of a field that others use: ours is proposed. */
static enum err
refuse_field(struct lexer *l, const struct lexeme *out, size_t bytes)
{
	l->error->repair =
		arena_printf(l->arena, "%s=", query_field_name(out->field));
	return query_refuse(
		l->error, QUERY_UNKNOWN_FIELD, out->start, out->start + bytes);
}

/* "H05K 7/20" is one symbol to people. */
static void
join_symbol(struct lexer *l, struct lexeme *out)
{
	const char *next = l->text + out->end;
	size_t group;

	if (out->end - out->start != 4 || *next != ' ')
		return;
	group = strspn(next + 1, "0123456789");
	if (group == 0 || next[1 + group] != '/')
		return;
	out->end++;
	while (!ends_word(peek(l, out->end)))
		out->end = after(l, out->end);
	out->text = arena_strndup(
		l->arena, l->text + out->start, out->end - out->start);
}

/* The word behind a field: only operators are something else there. */
static enum err
read_value(struct lexer *l, struct lexeme *out)
{
	if (!has_letter(l->arena, out->text))
		return query_refuse(
			l->error, QUERY_EMPTY_TERM, out->start, out->end);
	if (l->value == QUERY_CPC || l->value == QUERY_IPC)
		join_symbol(l, out);
	return OK;
}

/* An unquoted piece of text: a word, a field, an operator, or nothing to
 * search: then *found is false. */
static enum err
read_word(struct lexer *l, struct lexeme *out, bool *found)
{
	unsigned next;
	size_t bytes;
	enum err e;

	*found = true;
	while (!ends_word(peek(l, out->end)))
		out->end = after(l, out->end);
	out->text = arena_strndup(
		l->arena, l->text + out->start, out->end - out->start);
	out->symbol = operator_of(out->text);
	if (out->symbol == SYMBOL_NEAR)
		return read_near(l, out);
	if (out->symbol != SYMBOL_TERM)
		return OK;
	if (l->value != QUERY_ANY)
		return read_value(l, out);
	e = query_field_read(
		l->text + out->start, &bytes, &out->field, &out->relation);
	if (e != OK)
		return refuse_field(l, out, bytes);
	if (bytes > 0) {
		out->symbol = SYMBOL_FIELD;
		out->end = out->start + bytes;
		return OK;
	}
	if (read_set(l, out))
		return OK;
	next = peek(l, out->end);
	if (has_letter(l->arena, out->text)) {
		if (out->text[0] == '-') {
			out->symbol = SYMBOL_NOT;
			out->end = out->start + 1;
		}
		return OK;
	}
	if (strcmp(out->text, "-") == 0 && (is_quote(next) || is_open(next)))
		out->symbol = SYMBOL_NOT;
	else
		*found = false;
	return OK;
}

enum err
query_lex(struct lexer *l, struct lexeme *out)
{
	bool found = true;
	enum err e = OK;
	unsigned c;

	for (;;) {
		while (is_space(c = peek(l, l->at)))
			l->at = after(l, l->at);
		*out = (struct lexeme){ .start = l->at,
			.end = after(l, l->at) };
		if (c == 0) {
			out->end = l->at;
			break;
		}
		if (is_quote(c)) {
			e = read_quoted(l, out);
			break;
		}
		if (is_open(c) || is_close(c)) {
			out->symbol = is_open(c) ? SYMBOL_OPEN : SYMBOL_CLOSE;
			break;
		}
		if ((e = read_word(l, out, &found)) != OK || found)
			break;
		if (!l->passed_over)
			l->passed_at = out->start;
		l->passed_over = true;
		l->at = out->end;
	}
	l->at = out->end;
	l->value = out->symbol == SYMBOL_FIELD ? out->field : QUERY_ANY;
	return e;
}
