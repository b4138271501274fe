#include "search/params.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "http/query.h"
#include "patent/patent.h"

static const char *const known[] = { "q", "office", "status", "topic", "member",
	"cpc", "pool", "sort", "limit", "cursor", NULL };
static const char *const once[] = { "pool", "sort", "limit", "cursor" };

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

/* All values of ${name} that are not empty. */
static struct search_list
values(const struct req *r, const char *name)
{
	const char **items =
		ARENA_ARRAY(r->arena, r->query.count + 1, const char *);
	struct search_list out = { .items = items };
	size_t i;

	for (i = 0; i < r->query.count; i++)
		if (strcmp(r->query.items[i].name, name) == 0 &&
			r->query.items[i].value[0] != '\0')
			items[out.count++] = r->query.items[i].value;
	return out;
}

static enum err
refuse(struct req *r, const char *name, const char *why)
{
	return req_invalid(
		r, arena_printf(r->arena, "/query/%s", name), req_tr(r, why));
}

static enum err
refuse_value(
	struct req *r, const char *name, const char *value, const char *why)
{
	return req_invalid(r, arena_printf(r->arena, "/query/%s", name),
		arena_printf(r->arena, "\"%s\": %s", value, req_tr(r, why)));
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
	struct search_list q = values(r, "q");
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

/* ---- filters ------------------------------------------------------------ */

static bool
all_letters(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && s[i] != '\0'; i++)
		if (!isupper((unsigned char)s[i]))
			return false;
	return true;
}

/* True for a beginning of a CPC symbol: section, class, subclass, group,
 * subgroup ("H", "H05", "H05K7/2"). */
static bool
cpc_good(const char *s)
{
	size_t group, sub;

	if (strchr("ABCDEFGHY", s[0]) == NULL || s[0] == '\0')
		return false;
	group = strspn(s + 1, "0123456789");
	if (s[1 + group] == '\0')
		return group <= 2;
	if (group != 2 || !all_letters(s + 3, 1))
		return false;
	group = strspn(s + 4, "0123456789");
	if (group > 4 || s[4 + group] == '\0')
		return group <= 4;
	if (group == 0 || s[4 + group] != '/')
		return false;
	sub = strspn(s + 5 + group, "0123456789");
	return sub <= 6 && s[5 + group + sub] == '\0';
}

static enum err
read_cpc(struct req *r, struct params *p)
{
	struct search_list given = values(r, "cpc");
	const char **items =
		ARENA_ARRAY(r->arena, given.count + 1, const char *);
	enum err e = OK;
	size_t i;

	p->search.cpc.items = items;
	for (i = 0; i < given.count; i++) {
		char *to = text_upper(r->arena, given.items[i]), *from = to;
		const char *symbol = to;

		for (; *from != '\0'; from++)
			if (*from != ' ')
				*to++ = *from;
		*to = '\0';
		/* A mark that a space had kept apart may join its letter. */
		symbol = text_upper(r->arena, symbol);
		if (!cpc_good(symbol))
			e = refuse_value(r, "cpc", given.items[i],
				N_("is not the beginning of a CPC symbol such "
				   "as H05K7/20"));
		/* An empty one would begin every symbol. */
		if (*symbol != '\0')
			items[p->search.cpc.count++] = symbol;
	}
	return e;
}

static enum err
check_words(struct req *r, const struct params *p)
{
	const struct search_list *office = &p->search.chosen[SEARCH_OFFICE];
	const struct search_list *status = &p->search.chosen[SEARCH_STATUS];
	enum err e = OK;
	size_t i;

	for (i = 0; i < office->count; i++)
		if (!patent_office_known(office->items[i]))
			e = refuse_value(r, "office", office->items[i],
				N_("is not an office code of WIPO ST.3"));
	for (i = 0; i < status->count; i++)
		if (!patent_status_known(status->items[i]))
			e = refuse_value(r, "status", status->items[i],
				N_("is none of pending, granted, expired, "
				   "lapsed, withdrawn, revoked"));
	return e;
}

/* Topics and members are data: the database knows them. */
static enum err
check_data(struct req *r, const struct params *p)
{
	struct search_unknowns unknown;
	size_t i;
	enum err e;

	if ((e = search_unknown_list(r->db, &p->search, &unknown)) != OK)
		return e;
	for (i = 0; i < unknown.count; i++)
		e = refuse_value(r, search_facet_name(unknown.items[i].facet),
			unknown.items[i].value,
			unknown.items[i].facet == SEARCH_TOPIC
				? N_("there is no such topic")
				: N_("there is no such organisation"));
	return e;
}

static enum err
read_rest(struct req *r, struct params *p)
{
	const char *pool = req_query(r, "pool"), *sort = req_query(r, "sort");
	long limit = 0;
	enum err e = OK;

	p->search.cursor = req_query(r, "cursor");
	p->search.known = pool != NULL && strcmp(pool, "any") == 0;
	if (pool != NULL && !p->search.known)
		e = refuse_value(r, "pool", pool, N_("must be any or absent"));
	if (sort != NULL && search_sort_read(sort, &p->search.sort) != OK)
		e = refuse_value(r, "sort", sort,
			N_("is none of relevance, published, filed"));
	if (r->api && query_int(r, "limit", 1, SEARCH_LIMIT_MAX, SEARCH_LIMIT,
			      &limit) != OK)
		e = ERR_INVALID;
	p->search.limit = (int)limit;
	return e;
}

enum err
params_read(struct req *r, struct params *p)
{
	bool bad = false;
	size_t i;
	int f;
	enum err e;

	*p = (struct params){ 0 };
	for (f = 0; f < SEARCH_FACETS; f++)
		p->search.chosen[f] =
			values(r, search_facet_name((enum search_facet)f));
	bad |= read_q(r, p) != OK;
	bad |= read_cpc(r, p) != OK;
	bad |= read_rest(r, p) != OK;
	if (!r->api)
		return OK;
	bad |= query_only(r, known) != OK;
	for (i = 0; i < sizeof(once) / sizeof(once[0]); i++)
		if (pairs_count(&r->query, once[i]) > 1)
			bad |= refuse(r, once[i], N_("give it only once")) !=
			       OK;
	bad |= check_words(r, p) != OK;
	e = check_data(r, p);
	if (e != OK && e != ERR_INVALID)
		return e;
	return bad ? ERR_INVALID : e;
}

const char *
params_check(struct req *r, const struct params *p)
{
	return arena_printf(r->arena, "%c", p->number.check_expected);
}
