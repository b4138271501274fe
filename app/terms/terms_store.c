#include <string.h>

#include "base/arena.h"
#include "sql.h"
#include "terms/terms.h"

static void
read_languages(const struct rows *rows, size_t i, bool texts, struct terms *out)
{
	out->title[LANG_EN] = rows_str(rows, i, "title_en");
	out->title[LANG_ZH] = rows_str(rows, i, "title_zh");
	out->title[LANG_JA] = rows_str(rows, i, "title_ja");
	out->sha256[LANG_EN] = rows_str(rows, i, "sha256_en");
	out->sha256[LANG_ZH] = rows_str(rows, i, "sha256_zh");
	out->sha256[LANG_JA] = rows_str(rows, i, "sha256_ja");
	if (!texts)
		return;
	out->text[LANG_EN] = rows_str(rows, i, "text_en");
	out->text[LANG_ZH] = rows_str(rows, i, "text_zh");
	out->text[LANG_JA] = rows_str(rows, i, "text_ja");
}

static enum err
terms_read(struct arena *a, const struct rows *rows, size_t i, bool texts,
	struct terms *out)
{
	enum err e;

	memset(out, 0, sizeof(*out));
	out->version = rows_str(rows, i, "version");
	out->effective_from = rows_str(rows, i, "effective_from");
	out->effective_to = rows_text(rows, i, "effective_to");
	out->in_force = rows_bool(rows, i, "in_force");
	read_languages(rows, i, texts, out);
	/* The table's checks admit no other words. */
	if ((e = terms_route_read(rows_str(rows, i, "route"), &out->route)) !=
			OK ||
		(e = lang_read(rows_str(rows, i, "governing"),
			 &out->governing)) != OK)
		return ERR_BUG;
	return terms_parameters_parse(
		a, rows_str(rows, i, "parameters"), &out->parameters);
}

enum err
terms_insert(struct db *db, const struct terms_row *t, bool *inserted)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_TERMS_INSERT,
		     DB_ARGS(t->version, terms_route_word(t->route), t->title,
			     t->text, t->sha256, lang_key(t->governing),
			     t->effective_from, t->parameters),
		     &n)) != OK)
		return e;
	*inserted = n == 1;
	return OK;
}

enum err
terms_give_parameters(struct db *db, const struct terms_row *t, bool *given)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_TERMS_GIVE_PARAMETERS,
		     DB_ARGS(t->version, t->parameters), &rows)) != OK)
		return e;
	*given = rows_bool(rows, 0, "given");
	return OK;
}

enum err
terms_find(struct db *db, const char *version, struct terms *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_TERMS_BY_VERSION, DB_ARGS(version), &rows)) !=
		OK)
		return e;
	return terms_read(db_arena(db), rows, 0, true, out);
}

enum err
terms_find_current(struct db *db, enum terms_route route, struct terms *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_TERMS_CURRENT_VERSION,
		     DB_ARGS(terms_route_word(route)), &rows)) != OK)
		return e;
	return terms_find(db, rows_str(rows, 0, "version"), out);
}

enum err
terms_list(struct db *db, struct terms_list *out)
{
	struct rows *rows;
	size_t i, n;
	enum err e;

	if ((e = db_query(db, &SQL_TERMS_ALL, DB_NO_ARGS, &rows)) != OK)
		return e;
	n = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), n + 1, struct terms);
	for (i = 0; i < n; i++)
		if ((e = terms_read(db_arena(db), rows, i, false,
			     &out->items[i])) != OK)
			return e;
	out->count = n;
	return OK;
}
