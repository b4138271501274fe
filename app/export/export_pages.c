#include "export/export_pages.h"

#include <string.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/csv.h"
#include "base/day.h"
#include "export/export.h"
#include "export/workbook.h"
#include "http/peer.h"
#include "http/stream.h"
#include "search/question.h"

#define SLICE 200 /* records fetched at once */

struct job {
	struct req *r;
	enum export_format format;
	struct export_context context;
	struct peer *workbook; /* who makes it */
	struct arena *slice;   /* used again for each of them */
};

static void
free_arena(void *object)
{
	arena_free(object);
}

/* "patents.csv": the suffix says which. */
static enum err
read_format(struct req *r, enum export_format *out)
{
	const char *file = req_param(r, "file");

	if (strncmp(file, "patents.", 8) != 0)
		return ERR_NOT_FOUND;
	return export_format_read(file + 8, out);
}

static enum err
begin(struct job *j)
{
	struct req *r = j->r;
	enum err e;

	req_set_header(r, "content-disposition",
		arena_printf(r->arena,
			"attachment; filename=\"canopy-patents-%s.%s\"",
			j->context.day, export_suffix(j->format)));
	/* A page that says why it cannot be is no attachment. */
	if ((e = stream_begin(r, export_media(j->format))) != OK)
		r->out_headers.count--;
	return e;
}

static enum err
begin_table(struct job *j)
{
	struct xlsx_column *columns;
	struct req *r = j->r;
	const char *mark = req_query(r, "bom");
	size_t i;

	if (j->format == EXPORT_CSV) {
		if (mark != NULL && strcmp(mark, "yes") == 0)
			buf_str(r->out, CSV_MARK);
		for (i = 0; i < EXPORT_COLUMNS; i++)
			csv_cell(r->out, export_columns[i].key,
				i + 1 == EXPORT_COLUMNS);
		return OK;
	}
	columns = ARENA_ARRAY(r->arena, EXPORT_COLUMNS, struct xlsx_column);
	for (i = 0; i < EXPORT_COLUMNS; i++) {
		columns[i].label = req_tr(r, export_columns[i].label);
		columns[i].day = export_columns[i].day;
		columns[i].width = export_columns[i].day ? 11 : 18;
	}
	workbook_begin(
		r->out, req_tr(r, N_("Patents")), columns, EXPORT_COLUMNS);
	return OK;
}

static enum err
write_item(struct job *j, const struct export_item *p)
{
	const char *cells[EXPORT_COLUMNS];
	size_t i;

	if (j->format == EXPORT_RIS || j->format == EXPORT_BIBTEX) {
		export_cite(j->slice, &j->context, p, j->format, j->r->out);
		return OK;
	}
	export_cells(j->slice, &j->context, p, cells);
	if (j->format == EXPORT_XLSX) {
		workbook_row(j->r->out, cells, EXPORT_COLUMNS);
		return OK;
	}
	for (i = 0; i < EXPORT_COLUMNS; i++)
		csv_cell(j->r->out, cells[i], i + 1 == EXPORT_COLUMNS);
	return OK;
}

/* To the client, or to whoever makes the workbook. */
static enum err
pass_on(struct job *j)
{
	struct req *r = j->r;
	enum err e;

	if (j->workbook == NULL)
		return stream_send(r);
	e = peer_send(j->workbook, r->out->data, r->out->len);
	buf_clear(r->out);
	/* Nothing goes out yet, but the client is not forgotten. */
	return e == OK ? stream_send(r) : e;
}

static enum err
write_slice(struct job *j, const int64_t *ids, size_t count)
{
	struct export_items items;
	struct req *r = j->r;
	struct arena *home;
	size_t i;
	enum err e;

	arena_reset(j->slice);
	home = db_use_arena(r->db, j->slice);
	if (j->format == EXPORT_JSONL) {
		e = export_objects(r->db, ids, count, r->out);
	} else {
		e = export_items(r->db, ids, count, &items);
		for (i = 0; e == OK && i < items.count; i++)
			e = write_item(j, &items.items[i]);
	}
	db_use_arena(r->db, home);
	return e == OK ? pass_on(j) : e;
}

static enum err
write_file(struct job *j)
{
	struct req *r = j->r;
	char *room = arena_alloc(r->arena, STREAM_PIECE);
	ssize_t n;
	int fd;
	enum err e;

	workbook_end(r->out);
	if ((e = pass_on(j)) != OK || (e = peer_file(j->workbook, &fd)) != OK)
		return e;
	while ((n = read(fd, room, STREAM_PIECE)) > 0) {
		buf_add(r->out, room, (size_t)n);
		if ((e = stream_send(r)) != OK)
			return e;
	}
	return n < 0 ? ERR_BUG : stream_send(r);
}

/* The first batch is asked for before anything is sent: what may fail has
 * then failed with a page that says so. */
static enum err
write_all(struct job *j, struct walk *w)
{
	size_t i;
	enum err e;

	if ((e = walk_next(j->r->db, w)) != OK ||
		(j->format == EXPORT_XLSX &&
			(e = peer_open(j->r, WORKBOOK_SOCKET, &j->workbook)) !=
				OK) ||
		(e = begin(j)) != OK)
		return e;
	if (j->r->head)
		return OK;
	if ((j->format == EXPORT_CSV || j->format == EXPORT_XLSX) &&
		(e = begin_table(j)) != OK)
		return e;
	while (w->count > 0) {
		for (i = 0; i < w->count; i += SLICE) {
			size_t n = w->count - i < SLICE ? w->count - i : SLICE;

			if ((e = write_slice(j, w->ids + i, n)) != OK)
				return e;
		}
		if ((e = walk_next(j->r->db, w)) != OK)
			return e;
	}
	return j->format == EXPORT_XLSX ? write_file(j) : stream_send(j->r);
}

enum err
export_send(struct req *r, struct walk *w)
{
	struct job j = { .r = r };
	char today[DAY_SIZE];
	enum err e;

	if ((e = read_format(r, &j.format)) != OK)
		return e;
	day_today(today);
	j.context = (struct export_context){ .lang = r->lang,
		.url = conf()->url,
		.day = arena_strdup(r->arena, today) };
	j.slice = arena_new();
	arena_defer(r->arena, free_arena, j.slice);
	return write_all(&j, w);
}

enum err
export_page(struct req *r)
{
	struct params p;
	struct walk w;
	enum err e;

	if ((e = params_read(r, &p)) != OK)
		return e;
	/* A file says nothing of what was read past. */
	if (p.error.fault != QUERY_GOOD || r->errors != NULL)
		return ERR_INVALID;
	/* A line a publication, whatever the page counts. */
	p.search.families = false;
	walk_init(r->db, &p.search, &w);
	return export_send(r, &w);
}

const char *
export_address(struct req *r, const struct params *p, const char *page)
{
	struct kept_list pairs;

	question_list(r, p, &pairs);
	return question_path(r, req_path(r, "%s", page), &pairs, NULL, NULL);
}
