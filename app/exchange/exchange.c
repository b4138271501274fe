#include "exchange/exchange.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/guess.h"
#include "exchange/import.h"
#include "exchange/rejects.h"
#include "exchange/row.h"
#include "exchange/source.h"
#include "exchange/xml.h"

/* COPY data goes out in pieces of about this size. */
#define COPY_BYTES ((size_t)64 << 10)
/* How often the progress is told, in records. */
#define PROGRESS_RECORDS 500

static const char *const kind_names[EXCHANGE_KIND_COUNT] = {
	[EXCHANGE_PATENTS] = "patents",
	[EXCHANGE_ORGANISATIONS] = "organisations",
	[EXCHANGE_MEMBERS] = "members",
	[EXCHANGE_CONTROL] = "control",
	[EXCHANGE_OWNERS] = "owners",
	[EXCHANGE_EVENTS] = "events",
	[EXCHANGE_FAMILIES] = "families",
	[EXCHANGE_CONTRIBUTIONS] = "contributions",
	[EXCHANGE_MANDATES] = "mandates",
	[EXCHANGE_TEMPLATES] = "templates",
	[EXCHANGE_SCOPES] = "scopes",
	[EXCHANGE_GRANTS] = "grants",
	[EXCHANGE_DEFENSIVE] = "defensive",
	[EXCHANGE_RULES] = "rules",
	[EXCHANGE_RULINGS] = "rulings",
};

static const char *const format_names[] = {
	[EXCHANGE_JSONL] = "jsonl",
	[EXCHANGE_OPS] = "ops",
	[EXCHANGE_USPTO] = "uspto",
};

/* An import on its way. */
struct import {
	struct db *db;
	const struct exchange_file *file;
	const struct plan *plan;
	struct source *source;
	struct arena *scratch; /* reset after each record and batch */
	struct record record;
	struct buf *copy;
	struct exchange_count count;
	int64_t seq;
	const char *why;
};

enum err
exchange_kind_read(const char *word, enum exchange_kind *out)
{
	for (size_t i = 0; i < EXCHANGE_KIND_COUNT; i++) {
		if (strcmp(word, kind_names[i]) == 0) {
			*out = (enum exchange_kind)i;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

const char *
exchange_kind_name(enum exchange_kind kind)
{
	return kind_names[kind];
}

enum err
exchange_format_read(const char *word, enum exchange_format *out)
{
	for (int f = EXCHANGE_JSONL; f <= EXCHANGE_USPTO; f++) {
		if (strcmp(word, format_names[f]) == 0) {
			*out = (enum exchange_format)f;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

static enum err
reject(struct import *im, int64_t line, const char *name,
	const struct fault *fault)
{
	im->count.rejected++;
	if (rejects_add(im->file->rejects, im->file->name, line, name, fault) ==
		OK)
		return OK;
	im->why = arena_printf(db_arena(im->db),
		"the reject file %s cannot be written: %s",
		rejects_place(im->file->rejects), strerror(errno));
	return ERR_NOT_FOUND;
}

static enum err
send(struct import *im)
{
	enum err e = db_copy_put(im->db, im->copy->data, im->copy->len);

	buf_clear(im->copy);
	return e;
}

static void
tell(struct import *im, int64_t bytes)
{
	if (im->file->progress != NULL)
		im->file->progress(
			im->file->progress_arg, bytes, im->count.read);
}

/* A native record: into the staging table, or into the reject file. */
static enum err
take_record(void *arg, const char *json, size_t len, int64_t line)
{
	struct import *im = arg;
	enum err e;

	if (++im->count.read % PROGRESS_RECORDS == 0)
		tell(im, source_bytes(im->source));
	e = record_read(&im->record, im->plan->own, json, len);
	if (e == OK) {
		row_start(im->copy, ++im->seq);
		buf_printf(im->copy, "\t%lld", (long long)line);
		buf_add(im->copy, im->record.row->data, im->record.row->len);
		row_end(im->copy);
		if (im->copy->len >= COPY_BYTES)
			e = send(im);
	} else if (e == ERR_INVALID) {
		e = reject(im, line, im->record.name, &im->record.fault);
	}
	arena_reset(im->record.arena);
	return e;
}

static enum err
take_reject(void *arg, int64_t line, const struct fault *fault)
{
	struct import *im = arg;

	im->count.read++;
	return reject(im, line, NULL, fault);
}

/* A record that was read, but that the database refuses. */
static enum err
take_check(void *arg, int64_t line, const struct fault *fault)
{
	return reject(arg, line, fault->record, fault);
}

static enum err
take_lines(struct import *im)
{
	const struct fault long_line = {
		.field = "",
		.reason = "is a line of more than 32 MB",
		.repair = "Write one record a line, and no more than 32 MB.",
	};
	const char *line;
	size_t len;
	enum err e = OK;

	while (e == OK && source_line(im->source, &line, &len) == OK) {
		int64_t n = source_line_number(im->source);

		if (n == 1 && len >= 3 &&
			memcmp(line, "\xef\xbb\xbf", 3) == 0) {
			line += 3;
			len -= 3;
		}
		if (len > EXCHANGE_RECORD_MAX)
			e = take_reject(im, n, &long_line);
		else if (len > strspn(line, " \t\n"))
			e = take_record(im, line, len, n);
	}
	return e;
}

bool
exchange_takes(enum exchange_kind kind, enum exchange_format format)
{
	if (format == EXCHANGE_OPS)
		return kind == EXCHANGE_PATENTS || kind == EXCHANGE_EVENTS ||
		       kind == EXCHANGE_FAMILIES;
	return format != EXCHANGE_USPTO || kind == EXCHANGE_PATENTS;
}

static enum err
take_ops(struct import *im, const struct sink *sink)
{
	if (im->file->kind == EXCHANGE_EVENTS)
		return ops_read_events(im->scratch, im->source, sink);
	if (im->file->kind == EXCHANGE_FAMILIES)
		return ops_read_families(im->scratch, im->source, sink);
	return ops_read(im->scratch, im->source, sink);
}

/* The format, and what the file is when it is none that we can take. */
static enum exchange_format
find_format(struct import *im, const char *bytes, size_t len, const char **what)
{
	enum exchange_kind kind = im->file->kind;
	enum exchange_format format = guess_format(im->scratch, bytes, len,
		exchange_takes(kind, EXCHANGE_OPS), what);

	if (exchange_takes(kind, format))
		return format;
	*what = "USPTO full-text XML, which has only patents";
	return EXCHANGE_GUESS;
}

static const char *
formats_of(enum exchange_kind kind)
{
	if (exchange_takes(kind, EXCHANGE_USPTO))
		return "Give JSON Lines of patents, EPO OPS or DOCDB XML, or "
		       "USPTO full-text XML.";
	return exchange_takes(kind, EXCHANGE_OPS)
		       ? "Give JSON Lines, one record a line, or EPO OPS XML."
		       : "Give JSON Lines, one record a line.";
}

static enum err
take_file(struct import *im)
{
	struct sink sink = { im, take_record, take_reject };
	enum exchange_format format = im->file->format;
	const char *bytes, *what = NULL;
	size_t len;
	enum err e = OK;

	if (source_peek(im->source, &bytes, &len) == OK &&
		(format == EXCHANGE_GUESS || len == 0))
		format = find_format(im, bytes, len, &what);
	if (source_failed(im->source) == 0) {
		switch (format) {
		case EXCHANGE_JSONL:
			e = take_lines(im);
			break;
		case EXCHANGE_OPS:
			e = take_ops(im, &sink);
			break;
		case EXCHANGE_USPTO:
			e = uspto_read(im->scratch, im->source, &sink);
			break;
		case EXCHANGE_GUESS:
			break;
		}
	}
	if (e == OK && source_failed(im->source) != 0) {
		im->why = arena_printf(db_arena(im->db),
			"%s cannot be read: %s", im->file->name,
			strerror(source_failed(im->source)));
		return ERR_NOT_FOUND;
	}
	if (e != OK || im->count.read > 0)
		return e;
	return take_reject(im, 1,
		&(struct fault){
			.field = "",
			.reason = arena_printf(im->scratch, "the file is %s",
				what == NULL ? "empty" : what),
			.repair = formats_of(im->file->kind),
		});
}

static enum err
run(struct import *im)
{
	struct db *db = im->db;
	const struct sink sink = { im, NULL, take_check };
	struct stage_count count;
	enum err e;

	if ((e = db_begin(db)) != OK ||
		(e = stage_begin(db, im->plan, &im->record.topics)) != OK)
		return e;
	db_use_arena(db, im->scratch);
	if ((e = take_file(im)) != OK || (e = send(im)) != OK ||
		(e = db_copy_end(db)) != OK)
		return e;
	tell(im, 0);
	if ((e = stage_merge(db, im->plan, im->scratch, im->record.topics,
		     &sink, &count)) != OK)
		return e;
	im->count.added = count.added;
	im->count.changed = count.changed;
	im->count.same = im->count.read - im->count.rejected - count.added -
			 count.changed;
	if (im->file->dry_run)
		db_rollback(db);
	else
		e = db_commit(db);
	return e;
}

static const char *
explain(struct import *im, enum err e)
{
	if (im->why != NULL)
		return im->why;
	if (e == ERR_CONFLICT)
		return "another change came in between; nothing of this file "
		       "was taken: import it again";
	return db_message(im->db)[0] != '\0' ? db_message(im->db) : err_name(e);
}

enum err
exchange_import(struct db *db, const struct exchange_file *file,
	struct exchange_count *out, const char **why)
{
	struct arena *home = db_arena(db);
	struct arena *a = arena_new();
	struct import im = { .db = db, .file = file };
	enum err e;

	im.plan = &stage_plans[file->kind];
	im.source = source_new(a, file->fd);
	im.scratch = arena_new();
	im.copy = buf_new(a, 2 * COPY_BYTES);
	im.record.arena = arena_new();
	im.record.fields = im.plan->fields;
	im.record.facts = im.plan->facts;
	im.record.row = buf_new(a, 4096);
	e = run(&im);
	if (e != OK) {
		db_rollback(db);
		*why = arena_strdup(home, explain(&im, e));
		stage_undone(db, im.plan);
	} else {
		*out = im.count;
	}
	db_use_arena(db, home);
	arena_free(im.record.arena);
	arena_free(im.scratch);
	arena_free(a);
	return e;
}
