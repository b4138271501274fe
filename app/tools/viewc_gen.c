/*
 * Writes the C of statements and expressions.
 */
#include "tools/viewc.h"

#include <ctype.h>
#include <string.h>

void
view_flush(struct compiler *k)
{
	if (k->literal.len == 0)
		return;
	out_str(&k->c, "\tview_put_raw(r,\n\t\t");
	out_literal(&k->c, k->literal.data, k->literal.len, "\t\t");
	out_printf(&k->c, ", %zu);\n", k->literal.len);
	k->literal.len = 0;
}

/* A line of C that reports its faults at the template's line. */
static void
at_line(struct compiler *k, int line)
{
	view_flush(k);
	out_printf(&k->c, "#line %d \"%s\"\n", line, k->src.path);
}

static struct block *
push(struct compiler *k, enum block_kind kind, int line)
{
	struct block *b;

	if (k->depth == sizeof(k->blocks) / sizeof(k->blocks[0]))
		die(k->src.path, line, "blocks are nested too deeply");
	b = &k->blocks[k->depth++];
	*b = (struct block){ .kind = kind,
		.line = line,
		.before = k->html,
		.raw_outside = k->writer.raw,
		.number = k->number++ };
	return b;
}

static struct block *
top(struct compiler *k, const struct piece *p)
{
	if (k->depth == 0)
		die(k->src.path, p->line, "{%% %s %%} without a block",
			p->word);
	return &k->blocks[k->depth - 1];
}

/* One way through a block ends here. */
static void
way_ends(struct compiler *k, struct block *b, int line)
{
	if (b->ended)
		html_join(&k->writer, &b->joined, &k->html, line);
	else
		b->joined = k->html;
	b->ended = true;
}

static void
for_begin(struct compiler *k, const struct piece *p)
{
	size_t n = identifier_length(p->text, p->len), len;
	const char *x = p->text, *list = p->text + n;
	int line = p->line;
	struct block *b;

	len = p->len - n;
	text_trim(&list, &len, &line);
	if (n == 0 || len < 4 || strncmp(list, "in", 2) != 0 ||
		!isspace((unsigned char)list[2]))
		die(k->src.path, p->line,
			"a loop is written as {%% for x in list %%}");
	list += 2;
	len -= 2;
	text_trim(&list, &len, &line);
	b = push(k, BLOCK_FOR, p->line);
	b->ended = true;
	b->joined = k->html;
	/* What was true before the first turn need not be so at the next. */
	k->html.newline = b->before.newline = false;
	k->html.value_cut = b->before.value_cut = true;
	out_printf(&k->c,
		"\t{\n\tconst __auto_type list_%d = (%.*s);\n"
		"\tfor (size_t i_%d = 0; i_%d < (size_t)list_%d->count; "
		"i_%d++) {\n"
		"\tconst __auto_type %.*s = __builtin_choose_expr(\n"
		"\t\t__builtin_classify_type(list_%d->items[0]) == 5,\n"
		"\t\tlist_%d->items[i_%d], &list_%d->items[i_%d]);\n"
		"\tconst size_t %.*s_index __attribute__((unused)) = i_%d;\n"
		"\t(void)%.*s;\n",
		b->number, (int)len, list, b->number, b->number, b->number,
		b->number, (int)n, x, b->number, b->number, b->number,
		b->number, b->number, (int)n, x, b->number, (int)n, x);
}

static void
turn_ends(struct compiler *k, struct block *b, int line)
{
	way_ends(k, b, line);
	if (b->joined.where != b->before.where)
		die(k->src.path, line,
			"the loop must end as it began: write the space "
			"before an attribute inside the loop");
}

static void
block_else(struct compiler *k, const struct piece *p)
{
	struct block *b = top(k, p);
	bool elif = strcmp(p->word, "elif") == 0;

	if (b->last || b->kind == BLOCK_RAW || (elif && b->kind == BLOCK_FOR))
		die(k->src.path, p->line,
			"{%% %s %%} does not belong to the block of line %d",
			p->word, b->line);
	if (b->kind == BLOCK_FOR) {
		turn_ends(k, b, p->line);
		out_printf(&k->c, "\t}\n\tif (list_%d->count == 0) {\n",
			b->number);
	} else {
		way_ends(k, b, p->line);
		if (elif)
			out_printf(&k->c, "\t} else if (%.*s) {\n", (int)p->len,
				p->text);
		else
			out_str(&k->c, "\t} else {\n");
	}
	b->last = !elif;
	k->html = b->before;
}

static void
block_end(struct compiler *k, const struct piece *p)
{
	struct block *b = top(k, p);

	k->depth--;
	k->writer.raw = b->raw_outside;
	if (b->kind == BLOCK_RAW)
		return;
	if (b->kind == BLOCK_FOR && !b->last)
		turn_ends(k, b, p->line);
	else
		way_ends(k, b, p->line);
	if (b->kind == BLOCK_IF && !b->last)
		html_join(&k->writer, &b->joined, &b->before, p->line);
	k->html = b->joined;
	out_str(&k->c, b->kind == BLOCK_FOR ? "\t}\n\t}\n" : "\t}\n");
}

static void
write_set(struct compiler *k, const struct piece *p)
{
	size_t n = identifier_length(p->text, p->len), len = p->len - n;
	const char *expr = p->text + n;

	text_trim(&expr, &len, &(int){ 0 });
	if (n == 0 || len < 2 || expr[0] != '=' || expr[1] == '=')
		die(k->src.path, p->line,
			"a constant is written as {%% set name = expr %%}");
	out_printf(&k->c, "\tconst __auto_type %.*s = (%.*s);\n", (int)n,
		p->text, (int)len - 1, expr + 1);
}

static void
write_sentence(struct compiler *k, const struct piece *p)
{
	enum html_put put = html_expr(&k->writer, &k->html, p->line);

	if (put == PUT_URL || put == PUT_QUERY)
		die(k->src.path, p->line, "a sentence may not be an address");
	sentence_write(&k->c, &k->src, p, p->word[1] == 'n', k->number++);
	k->src.note = NULL;
}

static void
write_output(struct compiler *k, const struct piece *p)
{
	html_between(&k->writer, &k->html,
		*p->word == 'p' ? "a part" : "a call", p->line);
	out_printf(&k->c, "\t%s%.*s;\n", *p->word == 'p' ? "view_" : "",
		(int)p->len, p->text);
	k->html.newline = false;
}

void
view_statement(struct compiler *k, const struct piece *p)
{
	const char *word = p->word;

	html_statement(&k->writer, &k->html, p->line);
	at_line(k, p->line);
	if (strcmp(word, "else") == 0 || strcmp(word, "end") == 0 ||
		strcmp(word, "raw") == 0) {
		if (p->len > 0)
			die(k->src.path, p->line, "{%% %s %%} stands alone",
				word);
	} else if (p->len == 0) {
		die(k->src.path, p->line, "{%% %s %%} says too little", word);
	}
	if (strcmp(word, "if") == 0) {
		push(k, BLOCK_IF, p->line);
		out_printf(&k->c, "\tif (%.*s) {\n", (int)p->len, p->text);
	} else if (strcmp(word, "elif") == 0 || strcmp(word, "else") == 0) {
		block_else(k, p);
	} else if (strcmp(word, "end") == 0) {
		block_end(k, p);
	} else if (strcmp(word, "for") == 0) {
		for_begin(k, p);
	} else if (strcmp(word, "set") == 0) {
		write_set(k, p);
	} else if (strcmp(word, "part") == 0 || strcmp(word, "call") == 0) {
		write_output(k, p);
	} else if (strcmp(word, "t") == 0 || strcmp(word, "tn") == 0) {
		write_sentence(k, p);
	} else if (strcmp(word, "raw") == 0) {
		push(k, BLOCK_RAW, p->line);
		k->writer.raw = true;
	} else {
		die(k->src.path, p->line, "unknown statement \"%s\"", word);
	}
}

void
view_expression(struct compiler *k, const struct piece *p)
{
	enum html_put put = html_expr(&k->writer, &k->html, p->line);
	const char *writer = "VIEW_PUT";

	if (put == PUT_URL)
		writer = "view_put_url";
	else if (put == PUT_QUERY)
		writer = "VIEW_PUT_QUERY";
	else if (put == PUT_PLAIN)
		writer = "VIEW_PUT_PLAIN";
	at_line(k, p->line);
	out_printf(&k->c, "\t%s(r, (%.*s));\n", writer, (int)p->len, p->text);
}
