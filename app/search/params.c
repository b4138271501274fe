#include "search/params.h"

#include <string.h>

#include "base/text.h"
#include "search/params_filter.h"

static const char *const faults[] = {
	[QUERY_GOOD] = "",
	[QUERY_TOO_LONG] = N_("The search is too long. Leave words out until "
			      "it has fewer than 1,000 bytes."),
	[QUERY_TOO_MANY] = N_("The search has more than 50 words and "
			      "operators. Leave some out."),
	[QUERY_TOO_DEEP] = N_("There are more than 20 brackets within each "
			      "other. Leave some out."),
	[QUERY_OPEN_QUOTE] = N_("A quotation mark is opened but not closed. "
				"Add the second one, or remove the first."),
	[QUERY_OPEN_BRACKET] = N_("A bracket is opened but not closed. Add "
				  "the closing one, or remove it."),
	[QUERY_CLOSE_BRACKET] = N_("A bracket is closed but not opened. Add "
				   "the opening one, or remove it."),
	[QUERY_NO_OPERAND] = N_("AND, OR and NOT need a word to work on. Add "
				"the missing word, or write the operator in "
				"lower case to search for it."),
	[QUERY_EMPTY_TERM] = N_("There is no letter or digit to search for. "
				"Enter a word or a patent number."),
};

const char *
params_fault(enum query_fault f)
{
	return faults[f];
}

/* ---- q ------------------------------------------------------------------ */

/* The numbers that q may also mean, as they are gathered. */
struct meanings {
	const char **numbers;
	const char **bases;
	size_t count;
};

/* Publications are also found by number, whatever else q may mean. */
static void
add_number(struct req *r, const char *text, const struct query *tree,
	struct params *p, struct meanings *m)
{
	struct patent_number n;

	if (patent_number_read(r->arena, text, &n) != OK &&
		(tree->kind != QUERY_TERM ||
			patent_number_read(r->arena, tree->text, &n) != OK))
		return;
	if (p->number.text == NULL)
		p->number = n;
	m->numbers[m->count] = n.text;
	m->bases[m->count++] = n.base;
}

static enum err
refuse_q(struct req *r, struct params *p, const char *text)
{
	char *before = arena_strndup(r->arena, text, p->error.at);

	return req_invalid(r, "/query/q",
		tr_fill(r->arena, req_tr(r, N_("at character {n}: {fault}")),
			"n",
			arena_printf(r->arena, "%zu", text_length(before) + 1),
			"fault", req_tr(r, faults[p->error.fault]), NULL));
}

/* Each q is read by itself, so that its faults have their place, and all of
 * them once more together, so that one set of limits holds for the whole. */
static enum err
read_q(struct req *r, struct params *p)
{
	struct search_list q = params_values(r, "q");
	struct buf *all = buf_new(r->arena, 256);
	struct meanings m = { .numbers = ARENA_ARRAY(
				      r->arena, q.count + 1, const char *),
		.bases = ARENA_ARRAY(r->arena, q.count + 1, const char *) };
	const struct query *tree;
	size_t i, n = 0;
	enum err e;

	/* The box of a page holds one search. */
	if (!r->api && q.count > 1)
		q.count = 1;
	p->q = q.count > 0 ? q.items[0] : "";
	for (i = 0; i < q.count; i++) {
		if ((e = query_parse(r->arena, q.items[i], &tree, &p->error)) !=
			OK)
			return refuse_q(r, p, q.items[i]);
		if (tree == NULL)
			continue;
		p->search.words = tree;
		add_number(r, q.items[i], tree, p, &m);
		buf_printf(all, "%s(%s)", n++ > 0 ? " OR " : "", q.items[i]);
	}
	/* White space alone is no query either. */
	if (n == 0)
		p->q = "";
	p->search.numbers = (struct search_list){ m.numbers, m.count };
	p->search.bases = (struct search_list){ m.bases, m.count };
	if (n > 1 && query_parse(r->arena, all->data, &p->search.words,
			     &p->error) != OK)
		return refuse_q(r, p, all->data);
	return OK;
}

enum err
params_read(struct req *r, struct params *p)
{
	bool bad = false;
	enum err e;

	*p = (struct params){ 0 };
	bad |= read_q(r, p) != OK;
	e = params_filter_read(r, p);
	if (!r->api)
		return OK;
	if (e != OK && e != ERR_INVALID)
		return e;
	return bad ? ERR_INVALID : e;
}

const char *
params_check(struct req *r, const struct params *p)
{
	return arena_printf(r->arena, "%c", p->number.check_expected);
}
