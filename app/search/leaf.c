#include "search/leaf.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "db/db.h"
#include "search/scan.h"
#include "search/widen.h"
#include "sql.h"

const char *
leaf_part(enum query_field f)
{
	return f == QUERY_ANY || f == QUERY_TXT ? NULL : query_field_name(f);
}

/* Reads "{1,2,3}" of numbers: bigint arrays hold no quotes. */
static int64_t *
read_ids(struct arena *a, const char *text, size_t *count)
{
	size_t room = 1;
	const char *s;
	int64_t *ids;
	char *end;

	for (s = text; *s != '\0'; s++)
		room += *s == ',';
	ids = ARENA_ARRAY(a, room, int64_t);
	*count = 0;
	for (s = text; *s == '{' || *s == ','; s = end) {
		ids[*count] = strtoll(s + 1, &end, 10);
		if (end == s + 1)
			break;
		(*count)++;
	}
	return ids;
}

void
leaf_set(struct db *db, const struct rows *rows, bool weighed, struct set *out)
{
	struct arena *a = db_arena(db);
	const char *weights = weighed ? rows_str(rows, 0, "weights") : "";
	int32_t *scores;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->ids = read_ids(a, rows_str(rows, 0, "ids"), &out->count);
	scores = ARENA_ARRAY(a, out->count + 1, int32_t);
	for (i = 0; i < out->count && weights[i] != '\0'; i++)
		scores[i] = weights[i] - '0';
	out->scores = scores;
}

static enum err
find_term(struct db *db, const struct leaf_question *q, const struct term *t,
	const char *part, struct set *out)
{
	struct rows *rows;
	enum err e;

	/* "@>" of nothing would be true everywhere. */
	if (t->keys.count == 0) {
		memset(out, 0, sizeof(*out));
		return OK;
	}
	if ((e = db_one(db, &SQL_LEAF_TEXT,
		     DB_ARGS(db_texts(db, t->keys.items, t->keys.count),
			     t->exact && part == NULL ? NULL : t->pattern,
			     db_bool(q->known), db_bool(t->wide), part),
		     &rows)) != OK)
		return e;
	leaf_set(db, rows, true, out);
	return OK;
}

/* ---- words cut off ------------------------------------------------------ */

void
leaf_cut(struct arena *a, const char *text, struct leaf_cut *out)
{
	const char *folded = text_fold(a, text), *s = folded;
	struct piece p, last = { 0 };
	struct term before;
	struct buf *stream;
	bool digit;

	*out = (struct leaf_cut){ .before = "", .prefix = "" };
	while (scan_next(&s, &p))
		last = p;
	if (last.at == NULL)
		return;
	out->prefix = scan_plain(a, &last, &digit);
	text = arena_strndup(a, folded, (size_t)(last.at - folded));
	token_term(a, text, &before);
	if (before.keys.count == 0)
		return;
	out->keys = before.keys;
	stream = buf_new(a, strlen(text) + 16);
	token_stream(a, text, stream);
	/* A CJK run at its beginning may be part of a longer one. */
	out->before = stream->data + (before.pattern[0] != ' ');
}

enum err
leaf_stems(struct db *db, const char *prefix, int more, struct tokens *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_LEAF_STEMS,
		     DB_ARGS(prefix, db_int(db, more),
			     db_int(db, LEAF_STEMS_MAX + 1)),
		     &rows)) != OK)
		return e;
	if (rows_count(rows) > LEAF_STEMS_MAX)
		return ERR_INVALID;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, const char *);
	for (i = 0; i < out->count; i++)
		out->items[i] = rows_str(rows, i, "stem");
	return OK;
}

/* What the word may be, each with what stands before it. */
static void
cut_patterns(struct arena *a, const struct leaf_cut *cut,
	const struct tokens *stems, struct tokens *out)
{
	size_t i;

	out->items = ARENA_ARRAY(a, stems->count + 1, const char *);
	out->count = stems->count;
	for (i = 0; i < stems->count; i++)
		out->items[i] = arena_printf(a, "%s%s ",
			cut->before[0] == '\0' ? " " : cut->before,
			stems->items[i]);
}

static enum err
find_prefix(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	const char *part = leaf_part(node->field), *known = db_bool(q->known);
	struct tokens stems, patterns;
	struct leaf_cut cut;
	struct rows *rows;
	enum err e;

	memset(out, 0, sizeof(*out));
	leaf_cut(db_arena(db), node->text, &cut);
	if ((e = leaf_stems(db, cut.prefix, node->more, &stems)) != OK ||
		stems.count == 0)
		return e;
	cut_patterns(db_arena(db), &cut, &stems, &patterns);
	e = cut.keys.count == 0
		    ? db_one(db, &SQL_LEAF_PREFIX,
			      DB_ARGS(db_texts(db, stems.items, stems.count),
				      known, part),
			      &rows)
		    : db_one(db, &SQL_LEAF_PHRASE,
			      DB_ARGS(db_texts(db, cut.keys.items,
					      cut.keys.count),
				      db_texts(db, patterns.items,
					      patterns.count),
				      known, part),
			      &rows);
	if (e == OK)
		leaf_set(db, rows, true, out);
	return e;
}

/* A word cut off as terms, for NEAR. */
static enum err
prefix_terms(struct db *db, const struct query *node, struct terms *out)
{
	struct arena *a = db_arena(db);
	struct tokens stems, patterns;
	struct leaf_cut cut;
	struct term *items;
	size_t i;
	enum err e;

	leaf_cut(a, node->text, &cut);
	if ((e = leaf_stems(db, cut.prefix, node->more, &stems)) != OK)
		return e;
	cut_patterns(a, &cut, &stems, &patterns);
	items = ARENA_ARRAY(a, stems.count + 1, struct term);
	for (i = 0; i < stems.count; i++)
		items[i] = (struct term){ .keys = { &stems.items[i], 1 },
			.pattern = patterns.items[i] };
	*out = (struct terms){ items, stems.count };
	return OK;
}

/* ---- text --------------------------------------------------------------- */

enum err
leaf_terms(struct db *db, const struct leaf_question *q,
	const struct query *node, struct terms *out)
{
	if (node->match == QUERY_PREFIX)
		return prefix_terms(db, node, out);
	out->count = widen_terms(db_arena(db), q->widened, node, &out->items);
	return OK;
}

static enum err
find_text(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	struct terms terms;
	struct set next;
	size_t i;
	enum err e;

	if (node->match == QUERY_PREFIX)
		return find_prefix(db, q, node, out);
	if ((e = leaf_terms(db, q, node, &terms)) != OK)
		return e;
	memset(out, 0, sizeof(*out));
	for (i = 0; i < terms.count; i++) {
		if ((e = find_term(db, q, &terms.items[i],
			     leaf_part(node->field), &next)) != OK)
			return e;
		*out = i == 0 ? next : set_best(db_arena(db), out, &next);
	}
	return OK;
}

enum err
leaf_find(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	if (node->kind == QUERY_NEAR)
		return leaf_near(db, q, node, out);
	if (query_field_is_text(node->field))
		return find_text(db, q, node, out);
	return leaf_field(db, q, node, out);
}
