#include "glossary/glossary.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "glossary/glossary_store.h"
#include "search/token.h"

const struct glossary_area glossary_areas[] = {
	{ "data-centres", N_("Data centres") },
	{ "computing", N_("Computing and networks") },
	{ "power-grid", N_("Power grid") },
	{ "renewables", N_("Renewable energy") },
	{ "storage", N_("Energy storage") },
	{ "hydrogen", N_("Hydrogen") },
	{ "carbon-capture", N_("Carbon capture and sinks") },
	{ "industry", N_("Industry") },
	{ "buildings", N_("Buildings") },
	{ "transport", N_("Transport") },
	{ "land", N_("Land, agriculture and waste") },
	{ "carbon-accounting", N_("Carbon accounting") },
	{ "general", N_("General terms") },
};
const size_t glossary_area_count =
	sizeof(glossary_areas) / sizeof(glossary_areas[0]);

const struct glossary_area *
glossary_area_find(const char *word)
{
	size_t i;

	for (i = 0; i < glossary_area_count; i++)
		if (strcmp(glossary_areas[i].word, word) == 0)
			return &glossary_areas[i];
	return NULL;
}

const char *
glossary_key(struct arena *a, const char *text)
{
	struct term t;

	token_term_wide(a, text, &t);
	return t.pattern;
}

const char *
glossary_slug(struct arena *a, const char *term)
{
	const char *s = text_fold(a, term);
	struct buf *b = buf_new(a, GLOSSARY_SLUG_MAX + 1);

	for (; *s != '\0' && b->len < GLOSSARY_SLUG_MAX; s++) {
		bool kept =
			(*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9');

		if (kept)
			buf_char(b, *s);
		else if (b->len > 0 && b->data[b->len - 1] != '-')
			buf_char(b, '-');
	}
	while (b->len > 0 && b->data[b->len - 1] == '-')
		b->data[--b->len] = '\0';
	return b->data;
}

static enum err
refuse(enum glossary_fault why, const char *term, enum glossary_fault *fault,
	const char **bad)
{
	*fault = why;
	*bad = term;
	return ERR_INVALID;
}

enum err
glossary_read_terms(struct arena *a, const char *text, char separator,
	enum lang lang, struct concept_terms *out, enum glossary_fault *fault,
	const char **bad)
{
	const char **items =
		ARENA_ARRAY(a, GLOSSARY_TERMS_MAX + 1, const char *);
	size_t n = 0, i;

	for (const char *end, *s = text; s != NULL;
		s = end == NULL ? NULL : end + 1) {
		const char *term;

		end = strchr(s, separator);
		term = text_nfc(a,
			end == NULL ? s
				    : arena_strndup(a, s, (size_t)(end - s)));
		for (i = 0; i < n && strcmp(items[i], term) != 0; i++)
			;
		if (*term == '\0' || i < n)
			continue;
		if (n == GLOSSARY_TERMS_MAX)
			return refuse(GLOSSARY_MANY, "", fault, bad);
		if (text_length(term) > GLOSSARY_TERM_MAX)
			return refuse(GLOSSARY_LONG, term, fault, bad);
		if (*glossary_key(a, term) == '\0')
			return refuse(GLOSSARY_SIGNS, term, fault, bad);
		items[n++] = term;
	}
	if (n == 0)
		return refuse(GLOSSARY_NONE, "", fault, bad);
	if (lang == LANG_EN && *glossary_slug(a, items[0]) == '\0')
		return refuse(GLOSSARY_SLUG, items[0], fault, bad);
	*fault = GLOSSARY_GOOD;
	*out = (struct concept_terms){ items, n };
	return OK;
}

static bool
holds(struct arena *a, const struct concept *c, const char *folded)
{
	size_t i;
	int l;

	for (l = 0; l < LANG_COUNT; l++)
		for (i = 0; i < c->terms[l].count; i++)
			if (strstr(text_script_fold(a,
					   text_fold(a, c->terms[l].items[i])),
				    folded) != NULL)
				return true;
	return strcmp(c->slug, folded) == 0;
}

enum err
glossary_list(struct db *db, const char *words, bool all, struct concepts *out)
{
	struct arena *a = db_arena(db);
	const char *folded = text_script_fold(a, text_fold(a, words));
	struct concept *items;
	struct concepts list;
	size_t i, n = 0;
	enum err e;

	if ((e = store_list(db, all, &list)) != OK)
		return e;
	items = ARENA_ARRAY(a, list.count + 1, struct concept);
	for (i = 0; i < list.count; i++)
		if (*folded == '\0' || holds(a, &list.items[i], folded))
			items[n++] = list.items[i];
	*out = (struct concepts){ items, n };
	return OK;
}

/* The concept as JSON, for the trail. */
static const char *
spell(struct arena *a, const struct concept *c)
{
	struct json_writer w = { .out = buf_new(a, 256) };
	int l;

	json_open(&w, '{');
	json_set(&w, "area", c->area);
	for (l = 0; l < LANG_COUNT; l++)
		json_set_list(&w, lang_key((enum lang)l), c->terms[l].items,
			c->terms[l].count);
	json_close(&w, '}');
	return w.out->data;
}

enum err
glossary_create(
	struct db *db, const struct actor *actor, const struct concept *c)
{
	const char *after = spell(db_arena(db), c);
	bool made;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = store_insert(db, c, &made)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	if (!made || (e = audit_append(db, actor,
			      &(struct audit_event){ .action = "concept.added",
				      .object_kind = "concept",
				      .object_id = c->slug,
				      .after = after,
				      .detail = after })) != OK)
		goto fail;
	/* A crash here leaves the glossary as it was. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
glossary_update(
	struct db *db, const struct actor *actor, const struct concept *c)
{
	struct arena *a = db_arena(db);
	const struct concept *before;
	bool changed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = glossary_find(db, c->slug, &before)) != OK ||
		(e = store_update(db, c, &changed)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	if (!changed ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "concept.changed",
				 .object_kind = "concept",
				 .object_id = c->slug,
				 .before = spell(a, before),
				 .after = spell(a, c),
				 .detail = spell(a, c) })) != OK)
		goto fail;
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
glossary_update_withdrawn(struct db *db, const struct actor *actor,
	const char *slug, bool withdrawn)
{
	const struct concept *c;
	bool changed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = glossary_find(db, slug, &c)) != OK ||
		(e = store_update_withdrawn(db, slug, withdrawn, &changed)) !=
			OK)
		goto fail;
	e = ERR_CONFLICT;
	if (!changed ||
		(e = audit_append(db, actor,
			 &(struct audit_event){
				 .action = withdrawn ? "concept.withdrawn"
						     : "concept.restored",
				 .object_kind = "concept",
				 .object_id = slug })) != OK)
		goto fail;
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

/* "data centre | 数据中心 | データセンター" */
static enum err
read_line(struct arena *a, const char *line, struct concept *out)
{
	enum glossary_fault fault;
	const char *bad;
	enum err e;
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		const char *end = strchr(line, '|');

		if ((end == NULL) != (l == LANG_COUNT - 1))
			return ERR_INVALID;
		if ((e = glossary_read_terms(a,
			     end == NULL ? line
					 : arena_strndup(a, line,
						   (size_t)(end - line)),
			     ';', (enum lang)l, &out->terms[l], &fault,
			     &bad)) != OK)
			return e;
		line = end == NULL ? line : end + 1;
	}
	out->slug = glossary_slug(a, out->terms[LANG_EN].items[0]);
	return OK;
}

static enum err
load(struct db *db, const char *text, int64_t *added, int *line)
{
	struct arena *a = db_arena(db);
	const char *area = "", *end;
	enum err e;

	for (*line = 1; *text != '\0'; text = end + 1, ++*line) {
		struct concept c = { 0 };
		const char *s;
		bool made;

		if ((end = strchr(text, '\n')) == NULL)
			return ERR_INVALID;
		s = arena_strndup(a, text, (size_t)(end - text));
		if (*s == '#' || *s == '\0')
			continue;
		if (*s == '[') {
			area = arena_strndup(a, s + 1, strcspn(s + 1, "]"));
			if (glossary_area_find(area) == NULL)
				return ERR_INVALID;
			continue;
		}
		c.area = area;
		if (*area == '\0' || (e = read_line(a, s, &c)) != OK)
			return ERR_INVALID;
		if ((e = store_insert(db, &c, &made)) != OK)
			return e;
		*added += made;
	}
	return OK;
}

enum err
glossary_load(struct db *db, const char *text, int64_t *added, int *line)
{
	const struct audit_event event = { .action = "glossary.loaded",
		.object_kind = "concept",
		.object_id = "all" };
	enum err e;

	*added = 0;
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = load(db, text, added, line)) != OK ||
		(e = store_refresh(db)) != OK ||
		(*added > 0 &&
			(e = audit_append(db, &actor_system, &event)) != OK))
		goto fail;
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}
