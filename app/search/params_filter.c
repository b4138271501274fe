#include "search/params_filter.h"

#include <string.h>

#include "base/text.h"
#include "http/query.h"
#include "patent/patent.h"

static const char *const known[] = { "q", "office", "status", "topic", "member",
	"cpc", "year", "language", "checked", "open", "pool", "on", "group",
	"widen", "without", "sort", "limit", "cursor", NULL };
/* What may not be repeated. */
static const char *const once[] = { "pool", "on", "group", "widen", "sort",
	"limit", "cursor" };

/* All values of ${name} that are not empty. */
struct search_list
params_values(const struct req *r, const char *name)
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

/* Beginnings of symbols, chosen by a box or typed into the field beside
 * them, whose name is its own: "symbol". */

static enum err
read_cpc(struct req *r, struct params *p)
{
	struct search_list given = params_values(r, "cpc"),
			   typed = { .count = 0 };
	const char **items;
	enum err e = OK;
	size_t i, n = 0;

	if (!r->api)
		typed = params_values(r, "symbol");
	items = ARENA_ARRAY(
		r->arena, given.count + typed.count + 1, const char *);
	for (i = 0; i < given.count + typed.count; i++) {
		const char *text = i < given.count
					   ? given.items[i]
					   : typed.items[i - given.count];
		char *to = text_upper(r->arena, text), *from = to;
		const char *symbol = to;

		for (; *from != '\0'; from++)
			if (*from != ' ')
				*to++ = *from;
		*to = '\0';
		/* A mark that a space had kept apart may join its letter. */
		symbol = text_upper(r->arena, symbol);
		if (!query_class_good(symbol))
			e = refuse_value(r, "cpc", text,
				N_("is not the beginning of a CPC symbol such "
				   "as H05K7/20"));
		/* An empty one would begin every symbol. */
		if (*symbol != '\0')
			items[n++] = symbol;
	}
	p->search.chosen[SEARCH_CPC] = (struct search_list){ items, n };
	return e;
}

size_t
params_node_parent(const char *node)
{
	static const size_t lengths[] = { 4, 3, 1, 0 };
	size_t i, len = strlen(node);

	for (i = 0; lengths[i] >= len; i++)
		if (lengths[i] == 0)
			return 0;
	return lengths[i];
}

bool
params_node_good(const char *s)
{
	size_t len = strlen(s);

	return query_class_good(s) && (len == 1 || len == 3 || len == 4 ||
				      (len > 5 && s[len - 1] == '/'));
}

/* With a node its ancestors are open: the way to it is seen. */
static enum err
read_open(struct req *r, struct params *p)
{
	struct search_list given = params_values(r, "open");
	const char **items =
		ARENA_ARRAY(r->arena, given.count * 4 + 1, const char *);
	enum err e = OK;
	size_t i, k, len, n = 0;

	for (i = 0; i < given.count; i++) {
		const char *node = text_upper(r->arena, given.items[i]);

		if (!params_node_good(node)) {
			e = refuse_value(r, "open", given.items[i],
				N_("is no section, class, subclass or group of "
				   "the CPC such as H, H05, H05K or H05K7/"));
			continue;
		}
		for (len = strlen(node); len > 0;
			len = params_node_parent(node)) {
			node = arena_strndup(r->arena, node, len);
			for (k = 0; k < n && strcmp(items[k], node) != 0; k++)
				;
			if (k == n)
				items[n++] = node;
		}
	}
	p->search.opened = (struct search_list){ items, n };
	return e;
}

static bool
year_good(const char *s)
{
	return strspn(s, "0123456789") == 4 && s[4] == '\0';
}

static bool
language_good(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz");

	return n >= 2 && n <= 3 && s[n] == '\0';
}

static bool
checked_good(const char *s)
{
	static const char *const words[] = { "30", "90", "365", "older",
		"never" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], s) == 0)
			return true;
	return false;
}

/* Facets whose values are known without the database. */
static const struct closed {
	enum search_facet facet;
	bool (*good)(const char *);
	const char *why;
} closed[] = {
	{ SEARCH_OFFICE, patent_office_known,
		N_("is not an office code of WIPO ST.3") },
	{ SEARCH_STATUS, patent_status_known,
		N_("is none of pending, granted, expired, lapsed, withdrawn, "
		   "revoked") },
	{ SEARCH_YEAR, year_good, N_("is no year such as 2024") },
	{ SEARCH_LANGUAGE, language_good,
		N_("is no code of a language such as en, zh or ja") },
	{ SEARCH_CHECKED, checked_good,
		N_("is none of 30, 90, 365, older, never") },
};

static enum err
check_words(struct req *r, const struct params *p)
{
	enum err e = OK;
	size_t i, k;

	for (k = 0; k < sizeof(closed) / sizeof(closed[0]); k++) {
		const struct search_list *l =
			&p->search.chosen[closed[k].facet];

		for (i = 0; i < l->count; i++)
			if (!closed[k].good(l->items[i]))
				e = refuse_value(r,
					search_facet_name(closed[k].facet),
					l->items[i], closed[k].why);
	}
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

/* What a hit is: for people a family, for machines a publication, unless
 * they say otherwise. */
static enum err
read_group(struct req *r, struct params *p)
{
	const char *group = req_query(r, "group");

	p->search.families = !r->api;
	if (group == NULL)
		return OK;
	if (strcmp(group, "family") == 0)
		p->search.families = true;
	else if (strcmp(group, "publication") == 0)
		p->search.families = false;
	else
		return refuse_value(r, "group", group,
			N_("is none of family, publication"));
	return OK;
}

/* Whether words also mean their like: for people yes, for machines no, unless
 * they say otherwise. */
static enum err
read_widen(struct req *r, struct params *p)
{
	const char *widen = req_query(r, "widen");

	p->search.widen = !r->api;
	p->search.without = params_values(r, "without");
	if (widen == NULL)
		return OK;
	if (strcmp(widen, "true") == 0)
		p->search.widen = true;
	else if (strcmp(widen, "false") == 0)
		p->search.widen = false;
	else
		return refuse_value(
			r, "widen", widen, N_("is none of true, false"));
	return OK;
}

static enum err
read_place(struct req *r, struct params *p)
{
	long limit = 0;
	enum err e;

	p->page = 1;
	if (!r->api) {
		if (query_int(r, "page", 1, SEARCH_PAGES_MAX, 1, &p->page) !=
			OK)
			p->page = 1;
		return OK;
	}
	p->search.cursor = req_query(r, "cursor");
	e = query_int(r, "limit", 1, SEARCH_LIMIT_MAX, SEARCH_LIMIT, &limit);
	p->search.limit = (int)limit;
	return e;
}

static enum err
read_rest(struct req *r, struct params *p)
{
	const char *pool = req_query(r, "pool"), *sort = req_query(r, "sort");
	enum err e = OK;

	p->search.known = pool != NULL && strcmp(pool, "any") == 0;
	if (pool != NULL && !p->search.known)
		e = refuse_value(r, "pool", pool, N_("must be any or absent"));
	if (sort != NULL && search_sort_read(sort, &p->search.sort) != OK)
		e = refuse_value(r, "sort", sort,
			N_("is none of relevance, published, filed, pooled"));
	if (query_day(r, "on", &p->search.on) != OK)
		e = ERR_INVALID;
	if (read_group(r, p) != OK || read_widen(r, p) != OK)
		e = ERR_INVALID;
	if (read_place(r, p) != OK)
		e = ERR_INVALID;
	return e;
}

/* What only machines are told: names that are none, values that nobody
 * knows. */
static enum err
check(struct req *r, const struct params *p)
{
	bool bad = false;
	size_t i;
	enum err e;

	bad |= query_only(r, known) != OK;
	for (i = 0; i < sizeof(once) / sizeof(once[0]); i++)
		if (pairs_count(&r->query, once[i]) > 1)
			bad |= refuse(r, once[i], N_("give it only once")) !=
			       OK;
	bad |= check_words(r, p) != OK;
	e = check_data(r, p);
	return e == OK && bad ? ERR_INVALID : e;
}

enum err
params_filter_read(struct req *r, struct params *p)
{
	bool bad = false;
	int f;
	enum err e;

	for (f = 0; f < SEARCH_FACETS; f++)
		p->search.chosen[f] = params_values(
			r, search_facet_name((enum search_facet)f));
	bad |= read_cpc(r, p) != OK;
	bad |= read_open(r, p) != OK;
	bad |= read_rest(r, p) != OK;
	if (!r->api) {
		check_words(r, p);
		return OK;
	}
	e = check(r, p);
	return e == OK && bad ? ERR_INVALID : e;
}
