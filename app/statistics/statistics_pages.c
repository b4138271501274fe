#include "statistics/statistics_pages.h"

#include <string.h>

#include "base/csv.h"
#include "base/named.h"
#include "patent/office.h"
#include "patent/patent.h"
#include "search/search.h"
#include "views.h"

/* How each statistic is told, in the order of the page. */
static const struct {
	enum statistic which;
	const char *title;
	const char *what;
	const char *head;
} told[STATISTICS_COUNT] = {
	{ STATISTICS_TOPIC, N_("By topic"),
		N_("A patent with several topics counts for each of them."),
		N_("Topic") },
	{ STATISTICS_MEMBER, N_("By member"),
		N_("The member that put the patent into the pool."),
		N_("Member") },
	{ STATISTICS_OFFICE, N_("By patent office"),
		N_("The office that published the patent."),
		N_("Patent office") },
	{ STATISTICS_CHECKED, N_("By freshness"),
		N_("How long ago the legal status of the patent was checked."),
		N_("Last check") },
	{ STATISTICS_CONTRIBUTED, N_("By year of contribution"),
		N_("The year as of which the patent is in the pool."),
		N_("Year") },
	{ STATISTICS_PUBLISHED, N_("By year of publication"),
		N_("The year in which the office published the patent."),
		N_("Year") },
	{ STATISTICS_REMAINING, N_("By remaining life"),
		N_("Of the patents recorded as in force: whole years up to "
		   "the last day by the rules of the offices. 0 is the last "
		   "year. That fees will be paid is not certain."),
		N_("Whole years left") },
};

static const struct {
	const char *value;
	const char *label;
} bands[] = {
	{ "30", N_("Up to 30 days ago") },
	{ "90", N_("31 to 90 days ago") },
	{ "365", N_("91 to 365 days ago") },
	{ "older", N_("More than 365 days ago") },
	{ "never", N_("Never, as far as is known") },
	{ "over", N_("The term has ended") },
};

/* Names that are data, asked for once a page. */
struct names {
	struct patent_topic_list topics;
	struct search_members members;
};

static enum err
read_names(
	struct req *r, const struct statistics_counts *members, struct names *n)
{
	const char **ids =
		ARENA_ARRAY(r->arena, members->count + 1, const char *);
	struct search_list list = { .items = ids };
	enum err e;

	for (; list.count < members->count; list.count++)
		ids[list.count] = members->items[list.count].value;
	if ((e = patent_topic_list(r->db, &n->topics)) != OK)
		return e;
	return search_member_list(r->db, &list, &n->members);
}

static const char *
find_name(const struct names *n, enum statistic s, const char *value)
{
	size_t i;

	for (i = 0; s == STATISTICS_TOPIC && i < n->topics.count; i++)
		if (strcmp(n->topics.items[i].slug, value) == 0)
			return n->topics.items[i].label;
	for (i = 0; s == STATISTICS_MEMBER && i < n->members.count; i++)
		if (strcmp(n->members.items[i].id, value) == 0)
			return n->members.items[i].name;
	return "{}";
}

static void
read_label(struct req *r, const struct names *n, enum statistic s,
	struct statistics_row *row)
{
	struct named name;
	size_t i;

	if (row->value[0] == '\0') {
		row->label = req_tr(r, s == STATISTICS_TOPIC ? N_("No topic")
							     : N_("Not known"));
		return;
	}
	for (i = 0; i < sizeof(bands) / sizeof(bands[0]); i++)
		if (s >= STATISTICS_REMAINING &&
			strcmp(bands[i].value, row->value) == 0 &&
			(s == STATISTICS_CHECKED ||
				strcmp(row->value, "over") == 0)) {
			row->label = req_tr(r, bands[i].label);
			return;
		}
	row->label = s == STATISTICS_OFFICE
			     ? office_label(r->arena, row->value, r->lang)
			     : row->value;
	name = named_pick(r->arena, r->lang, find_name(n, s, row->value));
	if (name.text[0] != '\0') {
		row->label = name.text;
		row->lang = name.lang;
	}
}

static bool
stands(enum statistic s)
{
	return s == STATISTICS_CONTRIBUTED || s == STATISTICS_PUBLISHED ||
	       s == STATISTICS_REMAINING;
}

/* The patents that were counted, where the search has such a filter. */
static const char *
find_path(struct req *r, enum statistic s, const char *value)
{
	if (value == NULL || s == STATISTICS_CONTRIBUTED ||
		s == STATISTICS_REMAINING)
		return NULL;
	/* Its limits of days hold the shorter ones, too. */
	if (s == STATISTICS_CHECKED && strcmp(value, "90") != 0 &&
		strcmp(value, "365") != 0)
		return req_path(
			r, "/patents?group=publication&checked=%s", value);
	if (s == STATISTICS_CHECKED)
		return NULL;
	return req_path(r, "/patents?group=publication&%s=%s",
		s == STATISTICS_PUBLISHED ? "year" : statistics_name(s), value);
}

static void
read_rows(struct req *r, const struct names *n, enum statistic s,
	const struct statistics_counts *counts, struct statistics_rows *out)
{
	size_t i;

	out->items =
		ARENA_ARRAY(r->arena, counts->count + 1, struct statistics_row);
	out->count = counts->count;
	for (i = 0; i < counts->count; i++) {
		const struct statistics_count *c = &counts->items[i];
		struct statistics_row *row = &out->items[i];

		row->value = c->value == NULL ? "" : c->value;
		row->patents = c->patents;
		row->beside =
			stands(s) &&
			(c->value == NULL || strcmp(c->value, "over") == 0);
		read_label(r, n, s, row);
		row->path = find_path(r, s, c->value);
	}
}

static void
draw(struct req *r, struct statistics_section *s)
{
	struct chart_value *v =
		ARENA_ARRAY(r->arena, s->rows.count + 1, struct chart_value);
	size_t i, n = 0;

	for (i = 0; i < s->rows.count; i++) {
		const struct statistics_row *row = &s->rows.items[i];

		if (!row->beside)
			v[n++] = (struct chart_value){ row->label, row->lang,
				row->patents };
	}
	if (n == 0)
		s->none = req_tr(r, N_("There is nothing to draw: no patent "
				       "of the pool tells it."));
	else if (s->stands)
		chart_stand(r->arena, v, n, &s->chart);
	else
		chart_lie(r->arena, v, n, &s->chart);
	s->cut = !s->stands && n > CHART_ROWS;
}

static void
read_sections(struct req *r, const struct statistics *all,
	const struct names *names, struct statistics_sections *out)
{
	size_t i;

	out->count = STATISTICS_COUNT;
	out->items = ARENA_ARRAY(
		r->arena, STATISTICS_COUNT, struct statistics_section);
	for (i = 0; i < STATISTICS_COUNT; i++) {
		struct statistics_section *s = &out->items[i];
		enum statistic which = told[i].which;

		s->name = statistics_name(which);
		s->title = req_tr(r, told[i].title);
		s->what = req_tr(r, told[i].what);
		s->head = req_tr(r, told[i].head);
		s->stands = stands(which);
		read_rows(r, names, which, &all->by[which], &s->rows);
		draw(r, s);
	}
}

static enum err
read_page(struct req *r, struct statistics *all, struct statistics_sections *s)
{
	struct names names;
	enum err e;

	if ((e = statistics_find(r->db, all)) != OK ||
		(e = read_names(r, &all->by[STATISTICS_MEMBER], &names)) != OK)
		return e;
	read_sections(r, all, &names, s);
	return OK;
}

enum err
statistics_index_page(struct req *r)
{
	struct statistics *all = ARENA_NEW(r->arena, struct statistics);
	struct statistics_sections *s =
		ARENA_NEW(r->arena, struct statistics_sections);
	enum err e;

	if ((e = read_page(r, all, s)) != OK)
		return e;
	view_statistics(r, all, s);
	return req_html(r);
}

/* The name of the file without its end; ERR_NOT_FOUND. */
static enum err
read_file(struct req *r, enum statistic *out)
{
	char *name = arena_strdup(r->arena, req_param(r, "file"));
	size_t n = strlen(name);

	if (n < 4 || strcmp(name + n - 4, ".csv") != 0)
		return ERR_NOT_FOUND;
	name[n - 4] = '\0';
	return statistics_read(name, out);
}

enum err
statistics_csv_page(struct req *r)
{
	struct buf *b = buf_new(r->arena, 4096);
	struct statistics_sections s;
	struct statistics all;
	enum statistic which;
	size_t i, k;
	enum err e;

	if ((e = read_file(r, &which)) != OK ||
		(e = read_page(r, &all, &s)) != OK)
		return e;
	buf_str(b, CSV_MARK);
	csv_cell(b, "value", false);
	csv_cell(b, "label", false);
	csv_cell(b, "patents", true);
	for (i = 0; i < s.count; i++)
		for (k = 0; told[i].which == which && k < s.items[i].rows.count;
			k++) {
			const struct statistics_row *row =
				&s.items[i].rows.items[k];

			csv_cell(b, row->value, false);
			csv_cell(b, row->label, false);
			buf_printf(b, "%lld\r\n", (long long)row->patents);
		}
	req_set_header(r, "Content-Disposition",
		arena_printf(r->arena, "attachment; filename=\"%s.csv\"",
			statistics_name(which)));
	return req_bytes(r, "text/csv; charset=utf-8", b->data, b->len);
}
