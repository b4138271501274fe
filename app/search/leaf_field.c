/*
 * Fields that are no text: names, numbers, days, symbols, words of a list.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "db/db.h"
#include "search/leaf.h"
#include "search/name.h"
#include "sql.h"

/* A value of the AST as an argument: "" is none. */
static const char *
given(const char *value)
{
	return value[0] == '\0' ? NULL : value;
}

static enum err
ask(struct db *db, const struct stmt *statement, const struct args *args,
	struct set *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, statement, args, &rows)) != OK)
		return e;
	leaf_set(db, rows, false, out);
	return OK;
}

/* ---- names -------------------------------------------------------------- */

static const char *
texts(struct db *db, const struct tokens *t)
{
	return t->count == 0 ? NULL : db_texts(db, t->items, t->count);
}

static enum name_part
part_of(const struct query *node)
{
	return node->field == QUERY_PA ? NAME_APPLICANT : NAME_INVENTOR;
}

static enum err
find_name(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	enum name_part part = part_of(node);
	struct term term;

	memset(out, 0, sizeof(*out));
	name_term(db_arena(db), node->text, part, &term);
	if (term.keys.count == 0)
		return OK;
	return ask(db, &SQL_LEAF_NAME,
		DB_ARGS(texts(db, &term.keys), db_texts(db, &term.pattern, 1),
			db_bool(q->known), db_int(db, (int)part)),
		out);
}

/* A name of which the last word is cut off. Keys know the part, so that a
 * single word needs no look at the names. */
static enum err
find_cut_name(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	enum name_part part = part_of(node);
	struct arena *a = db_arena(db);
	struct tokens stems, keys;
	const char **patterns;
	struct leaf_cut cut;
	size_t i;
	enum err e;

	memset(out, 0, sizeof(*out));
	leaf_cut(a, text_script_fold(a, text_fold(a, node->text)), &cut);
	if ((e = leaf_stems(db, cut.prefix, node->more, &stems)) != OK ||
		stems.count == 0)
		return e;
	if (cut.keys.count == 0) {
		name_mark(a, &stems, part, &keys);
		return ask(db, &SQL_LEAF_SOME_KEYS,
			DB_ARGS(texts(db, &keys), db_bool(q->known)), out);
	}
	patterns = ARENA_ARRAY(a, stems.count + 1, const char *);
	for (i = 0; i < stems.count; i++)
		patterns[i] =
			arena_printf(a, "%s%s ", cut.before, stems.items[i]);
	name_mark(a, &cut.keys, part, &keys);
	return ask(db, &SQL_LEAF_NAME,
		DB_ARGS(texts(db, &keys), db_texts(db, patterns, stems.count),
			db_bool(q->known), db_int(db, (int)part)),
		out);
}

/* ---- all others --------------------------------------------------------- */

static enum err
find_number(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	const struct stmt *statement =
		node->field == QUERY_PN	  ? &SQL_LEAF_PUBLICATION
		: node->field == QUERY_AP ? &SQL_LEAF_APPLICATION
					  : &SQL_LEAF_PRIORITY;

	if (node->match == QUERY_PREFIX)
		return ask(db, &SQL_LEAF_BEGINNING,
			DB_ARGS(query_field_name(node->field), node->low,
				db_bool(q->known)),
			out);
	return ask(db, statement,
		DB_ARGS(node->low, node->high, db_bool(q->known)), out);
}

static enum err
find_day(struct db *db, const struct leaf_question *q, const struct query *node,
	struct set *out)
{
	return ask(db, &SQL_LEAF_DAY,
		DB_ARGS(query_field_name(node->field), given(node->low),
			given(node->high), db_bool(q->known)),
		out);
}

static enum err
find_class(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	bool range = node->match == QUERY_RANGE;

	return ask(db, &SQL_LEAF_CLASS,
		DB_ARGS(query_field_name(node->field), range ? NULL : node->low,
			node->low, node->high, db_bool(q->known)),
		out);
}

enum err
leaf_field(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	const char *known = db_bool(q->known);

	if (node->field == QUERY_PA || node->field == QUERY_IN)
		return node->match == QUERY_PREFIX
			       ? find_cut_name(db, q, node, out)
			       : find_name(db, q, node, out);
	if (node->field == QUERY_PD || node->field == QUERY_AD ||
		(node->field == QUERY_PR && node->match == QUERY_RANGE))
		return find_day(db, q, node, out);
	if (node->field == QUERY_PN || node->field == QUERY_AP ||
		node->field == QUERY_PR)
		return find_number(db, q, node, out);
	if (node->field == QUERY_CPC || node->field == QUERY_IPC)
		return find_class(db, q, node, out);
	if (node->field == QUERY_TOPIC)
		return ask(
			db, &SQL_LEAF_TOPIC, DB_ARGS(node->text, known), out);
	if (node->field == QUERY_MEMBER)
		return ask(
			db, &SQL_LEAF_MEMBER, DB_ARGS(node->text, known), out);
	return ask(db, &SQL_LEAF_WORD,
		DB_ARGS(query_field_name(node->field), node->low, known), out);
}
