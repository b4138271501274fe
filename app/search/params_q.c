#include "search/params_q.h"

#include <string.h>

#include "base/text.h"
#include "search/guess.h"
#include "search/params_filter.h"

static const char *const faults[QUERY_FAULTS] = {
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
	[QUERY_NO_OPERAND] = N_("AND, OR, NOT and NEAR need a word to work "
				"on. Add the missing word, or write the "
				"operator in lower case to search for it."),
	[QUERY_EMPTY_TERM] = N_("There is no letter or digit to search for. "
				"Enter a word or a patent number."),
	[QUERY_NO_VALUE] = N_("The field has no value. Write what it should "
			      "hold behind the sign, or remove the field."),
	[QUERY_UNKNOWN_FIELD] = N_("This field has another name here. Use the "
				   "name that is proposed, or quotation marks "
				   "to search for the text."),
	[QUERY_INNER_FIELD] = N_("A field stands within the brackets of "
				 "another one. Close the bracket before it."),
	[QUERY_BAD_RELATION] = N_("Only days can be before or after. Use an "
				  "equals sign with this field."),
	[QUERY_LEFT_CUT] = N_("Words can be cut off at their end only. Write "
			      "the beginning of the word and then the "
			      "asterisk."),
	[QUERY_SHORT_PREFIX] = N_("At least two letters or digits have to "
				  "stand before an asterisk. Add some, or "
				  "remove the asterisk."),
	[QUERY_BAD_NEAR] = N_("NEAR needs a distance from 1 to 99, such as "
			      "NEAR/5."),
	[QUERY_NEAR_OPERAND] = N_("NEAR joins two words, phrases or brackets "
				  "of words with OR, all in the same field. "
				  "Write for example ti=(heat NEAR/3 pump)."),
	[QUERY_BAD_DAY] = N_("This is no day. Write 2024, 2024-05 or "
			     "2024-05-17, or a range such as 2022..2024."),
	[QUERY_BAD_RANGE] = N_("The range ends before it begins. Exchange its "
			       "ends."),
	[QUERY_BAD_CLASS] = N_("This is no symbol of the classification. Write "
			       "for example Y02, H05K7 or H05K7/20."),
	[QUERY_BAD_NUMBER] = N_("This is no patent number. Begin with the code "
				"of the office, as in CN112345678A."),
	[QUERY_BAD_STATUS] = N_("The status is none of pending, granted, "
				"expired, lapsed, withdrawn, revoked."),
	[QUERY_BAD_OFFICE] = N_("This is no office code of WIPO ST.3. Write "
				"for example CN, EP, JP, US or WO."),
	[QUERY_BAD_LANG] = N_("This is no language code. Write for example "
			      "en, zh or ja."),
	[QUERY_BAD_POOL] = N_("The field of the pool takes yes, no or "
			      "earlier."),
	[QUERY_NO_SET] = N_("There is no set with this number in your search "
			    "history."),
	[QUERY_MANY_WORDS] = N_("More than 1,000 words begin so. Write more "
				"letters before the asterisk."),
};

const char *
params_fault(enum query_fault f)
{
	return faults[f];
}

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
	bool plain = tree->kind == QUERY_TERM && tree->field == QUERY_ANY;
	struct patent_number n;

	if (patent_number_read(r->arena, text, &n) != OK &&
		(!plain || patent_number_read(r->arena, tree->text, &n) != OK))
		return;
	if (p->number.text == NULL)
		p->number = n;
	m->numbers[m->count] = n.text;
	m->bases[m->count++] = n.base;
}

static enum err
refuse_q(struct req *r, struct params *p, const char *text)
{
	const struct query_error *e = &p->error;
	char *before = arena_strndup(r->arena, text, e->at);
	char *place = arena_strndup(r->arena, text + e->at, e->end - e->at);
	const struct problem_place at = { .offset = (long)text_length(before),
		.length = (long)text_length(place),
		.repair = e->repair };

	return req_invalid_at(r, "/query/q",
		tr_fill(r->arena, req_tr(r, N_("at character {n}: {fault}")),
			"n", arena_printf(r->arena, "%ld", at.offset + 1),
			"fault", req_tr(r, faults[e->fault]), NULL),
		&at);
}

/* Words cut off too early stand for too many. */
static enum err
check_prefixes(struct req *r, struct params *p, const char *text)
{
	enum err e;

	if (r->db == NULL || p->search.words == NULL)
		return OK;
	e = search_check(r->db, p->search.words, &p->error);
	if (e != ERR_INVALID)
		return e;
	p->search.words = NULL;
	return refuse_q(r, p, text);
}

/* The box of a page: plain text is what it most likely means. */
static enum err
guess(struct req *r, struct params *p)
{
	struct guess g;
	const struct query *tree;
	struct query_error error;
	enum err e;

	if (r->api || p->search.words == NULL)
		return OK;
	if ((e = guess_read(r->db, r->arena, p->q, p->search.words, &g)) !=
			OK ||
		g.kind == GUESS_QUERY)
		return e;
	if (query_parse(r->arena, g.query, &tree, &error) != OK)
		return OK;
	p->search.words = tree;
	p->guess = g.kind;
	if (g.kind != GUESS_NUMBER) {
		p->number.text = NULL;
		p->search.numbers.count = p->search.bases.count = 0;
	}
	if (query_parse(r->arena, g.words, &tree, &error) == OK)
		p->as_words = query_print(r->arena, tree);
	return OK;
}

/* Each q is read by itself, so that its faults have their place, and all of
 * them once more together, so that one set of limits holds for the whole. */
static enum err
read_all(struct req *r, struct params *p, struct search_list q)
{
	struct buf *all = buf_new(r->arena, 256);
	struct meanings m = { .numbers = ARENA_ARRAY(
				      r->arena, q.count + 1, const char *),
		.bases = ARENA_ARRAY(r->arena, q.count + 1, const char *) };
	const struct query *tree;
	size_t i, n = 0;
	enum err e;

	for (i = 0; i < q.count; i++) {
		if ((e = query_parse(r->arena, q.items[i], &tree, &p->error)) !=
			OK) {
			p->search.words = NULL;
			return refuse_q(r, p, q.items[i]);
		}
		if (tree == NULL)
			continue;
		p->search.words = tree;
		add_number(r, q.items[i], tree, p, &m);
		buf_printf(all, "%s(%s)", n++ > 0 ? " OR " : "", q.items[i]);
		if ((e = check_prefixes(r, p, q.items[i])) != OK)
			return e;
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
params_read_q(struct req *r, struct params *p)
{
	struct search_list q = params_values(r, "q");
	enum err e;

	/* The box of a page holds one search. */
	if (!r->api && q.count > 1)
		q.count = 1;
	p->q = q.count > 0 ? q.items[0] : "";
	if ((e = read_all(r, p, q)) != OK)
		return e;
	return guess(r, p);
}
