#include "search/query_lex.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "search/scan.h"

enum err
query_refuse(struct query_error *error, enum query_fault what, size_t at)
{
	error->fault = what;
	error->at = at;
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

bool
query_ends_word(unsigned c)
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
				l->error, QUERY_OPEN_QUOTE, out->start);
		to = after(l, to);
	}
	out->symbol = SYMBOL_TERM;
	out->text = arena_strndup(l->arena, l->text + from, to - from);
	out->end = after(l, to);
	if (!has_letter(l->arena, out->text))
		return query_refuse(l->error, QUERY_EMPTY_TERM, out->start);
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
	return SYMBOL_TERM;
}

/* An unquoted piece of text: a word, an operator, or nothing to search. */
static bool
read_word(struct lexer *l, struct lexeme *out)
{
	unsigned next;

	while (!query_ends_word(peek(l, out->end)))
		out->end = after(l, out->end);
	out->text = arena_strndup(
		l->arena, l->text + out->start, out->end - out->start);
	out->symbol = operator_of(out->text);
	if (out->symbol != SYMBOL_TERM)
		return true;
	next = peek(l, out->end);
	if (has_letter(l->arena, out->text)) {
		if (out->text[0] == '-') {
			out->symbol = SYMBOL_NOT;
			out->end = out->start + 1;
		}
		return true;
	}
	if (strcmp(out->text, "-") == 0 && (is_quote(next) || is_open(next))) {
		out->symbol = SYMBOL_NOT;
		return true;
	}
	return false;
}

enum err
query_lex(struct lexer *l, struct lexeme *out)
{
	enum err e = OK;
	unsigned c;

	for (;;) {
		while (is_space(c = peek(l, l->at)))
			l->at = after(l, l->at);
		*out = (struct lexeme){ .start = l->at,
			.end = after(l, l->at) };
		if (c == 0)
			break;
		if (is_quote(c)) {
			e = read_quoted(l, out);
			break;
		}
		if (is_open(c) || is_close(c)) {
			out->symbol = is_open(c) ? SYMBOL_OPEN : SYMBOL_CLOSE;
			break;
		}
		if (read_word(l, out))
			break;
		if (!l->passed_over)
			l->passed_at = out->start;
		l->passed_over = true;
		l->at = out->end;
	}
	l->at = out->end;
	return e;
}
