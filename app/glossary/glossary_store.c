#include "glossary/glossary_store.h"

#include "base/arena.h"
#include "search/token.h"
#include "sql.h"

static enum err
read_concept(
	struct db *db, const struct rows *rows, size_t i, struct concept *out)
{
	static const char *const columns[LANG_COUNT] = {
		[LANG_EN] = "en", [LANG_ZH] = "zh", [LANG_JA] = "ja"
	};
	enum err e;
	int l;

	out->slug = rows_str(rows, i, "slug");
	out->area = rows_str(rows, i, "area");
	out->withdrawn = rows_bool(rows, i, "withdrawn");
	out->version = (int)rows_int(rows, i, "version");
	for (l = 0; l < LANG_COUNT; l++)
		if ((e = rows_texts(db, rows, i, columns[l],
			     &out->terms[l].items, &out->terms[l].count)) != OK)
			return e;
	return OK;
}

static enum err
read_concepts(struct db *db, const struct rows *rows, struct concepts *out)
{
	size_t n = rows_count(rows), i;
	struct concept *items =
		ARENA_ARRAY(db_arena(db), n + 1, struct concept);
	enum err e;

	for (i = 0; i < n; i++)
		if ((e = read_concept(db, rows, i, &items[i])) != OK)
			return e;
	*out = (struct concepts){ items, n };
	return OK;
}

static const char *
texts(struct db *db, const struct concept_terms *t)
{
	return db_texts(db, t->items, t->count);
}

/* The keys of all terms. */
static const char *
keys(struct db *db, const struct concept *c)
{
	const char *items[LANG_COUNT * GLOSSARY_TERMS_MAX];
	size_t i, n = 0;
	int l;

	for (l = 0; l < LANG_COUNT; l++)
		for (i = 0; i < c->terms[l].count && i < GLOSSARY_TERMS_MAX;
			i++)
			items[n++] = glossary_key(
				db_arena(db), c->terms[l].items[i]);
	return db_texts(db, items, n);
}

enum err
glossary_find(struct db *db, const char *slug, const struct concept **out)
{
	struct concept *c = ARENA_NEW(db_arena(db), struct concept);
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_GLOSSARY_BY_SLUG, DB_ARGS(slug), &rows)) !=
			OK ||
		(e = read_concept(db, rows, 0, c)) != OK)
		return e;
	*out = c;
	return OK;
}

enum err
glossary_match(struct db *db, const char *const *items, size_t count,
	struct concepts *out)
{
	struct rows *rows;
	enum err e;

	*out = (struct concepts){ 0 };
	if (count == 0)
		return OK;
	if ((e = db_query(db, &SQL_GLOSSARY_BY_KEYS,
		     DB_ARGS(db_texts(db, items, count)), &rows)) != OK)
		return e;
	return read_concepts(db, rows, out);
}

enum err
store_list(struct db *db, bool all, struct concepts *out)
{
	const char **areas =
		ARENA_ARRAY(db_arena(db), glossary_area_count, const char *);
	struct rows *rows;
	size_t i;
	enum err e;

	for (i = 0; i < glossary_area_count; i++)
		areas[i] = glossary_areas[i].word;
	if ((e = db_query(db, &SQL_GLOSSARY_ALL,
		     DB_ARGS(db_texts(db, areas, glossary_area_count),
			     db_bool(all)),
		     &rows)) != OK)
		return e;
	return read_concepts(db, rows, out);
}

enum err
store_insert(struct db *db, const struct concept *c, bool *made)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_GLOSSARY_INSERT,
		     DB_ARGS(c->slug, c->area, texts(db, &c->terms[LANG_EN]),
			     texts(db, &c->terms[LANG_ZH]),
			     texts(db, &c->terms[LANG_JA]), keys(db, c),
			     db_int(db, token_form())),
		     &n)) != OK)
		return e;
	*made = n == 1;
	return OK;
}

enum err
store_update(struct db *db, const struct concept *c, bool *changed)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_GLOSSARY_UPDATE,
		     DB_ARGS(c->slug, db_int(db, c->version), c->area,
			     texts(db, &c->terms[LANG_EN]),
			     texts(db, &c->terms[LANG_ZH]),
			     texts(db, &c->terms[LANG_JA]), keys(db, c),
			     db_int(db, token_form())),
		     &n)) != OK)
		return e;
	*changed = n == 1;
	return OK;
}

enum err
store_update_withdrawn(
	struct db *db, const char *slug, bool withdrawn, bool *changed)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_GLOSSARY_UPDATE_WITHDRAWN,
		     DB_ARGS(slug, db_bool(withdrawn)), &n)) != OK)
		return e;
	*changed = n == 1;
	return OK;
}

enum err
store_refresh(struct db *db)
{
	struct concepts stale;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_GLOSSARY_STALE,
		     DB_ARGS(db_int(db, token_form())), &rows)) != OK ||
		(e = read_concepts(db, rows, &stale)) != OK)
		return e;
	for (i = 0; i < stale.count; i++)
		if ((e = db_exec(db, &SQL_GLOSSARY_UPDATE_KEYS,
			     DB_ARGS(stale.items[i].slug,
				     keys(db, &stale.items[i]),
				     db_int(db, token_form())),
			     NULL)) != OK)
			return e;
	return OK;
}
