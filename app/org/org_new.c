#include "org/org_new.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/text.h"
#include "sql.h"

#define SLUG_MAX 56 /* an id has 64 characters; "-12345" must fit behind it */
#define SLUG_TRIES 1000

static bool
is_kana(unsigned c)
{
	return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff) ||
	       (c >= 0xff66 && c <= 0xff9f);
}

enum lang
org_name_lang(const char *name, const char *country)
{
	bool cjk = false;
	unsigned c;

	while ((c = text_next(&name)) != 0) {
		if (is_kana(c))
			return LANG_JA;
		cjk |= text_is_cjk(c);
	}
	if (!cjk)
		return LANG_EN;
	return strcmp(country, "JP") == 0 ? LANG_JA : LANG_ZH;
}

const char *
org_slug(struct arena *a, const struct org_new *o)
{
	const char *p = text_fold(a, o->name);
	struct buf *b = buf_new(a, SLUG_MAX);
	size_t letters = 0;

	for (; *p != '\0' && b->len < SLUG_MAX; p++) {
		bool good = isascii((unsigned char)*p) &&
			    isalnum((unsigned char)*p);

		if (good && letters > 0 && p[-1] != b->data[b->len - 1])
			buf_char(b, '-');
		if (good)
			buf_char(b, *p);
		letters += good;
	}
	if (letters >= 3)
		return b->data;
	buf_clear(b);
	buf_printf(b, "%s-", o->scheme);
	for (p = o->value; *p != '\0' && b->len < SLUG_MAX; p++)
		if (isascii((unsigned char)*p) && isalnum((unsigned char)*p))
			buf_char(b, (char)tolower((unsigned char)*p));
	return b->data;
}

enum err
org_find_by_identifier(struct db *db, const char *scheme, const char *value,
	const struct org **out)
{
	struct rows *rows;
	enum err e;

	if (strcmp(scheme, "other") == 0)
		return ERR_NOT_FOUND;
	if ((e = db_one(db, &SQL_ORG_BY_IDENTIFIER, DB_ARGS(scheme, value),
		     &rows)) != OK)
		return e;
	return org_find(db, rows_str(rows, 0, "organisation_id"), out);
}

/* Takes the first free id: slug, slug-2, slug-3 … */
static enum err
insert(struct db *db, const struct org_new *o, const char *name,
	const char **id)
{
	struct arena *a = db_arena(db);
	const char *slug = org_slug(a, o);
	int64_t n = 0;
	enum err e;
	int i;

	for (i = 1; i < SLUG_TRIES; i++) {
		*id = i == 1 ? slug : arena_printf(a, "%s-%d", slug, i);
		if ((e = db_exec(db, &SQL_ORG_INSERT,
			     DB_ARGS(*id, name,
				     *o->country == '\0' ? NULL : o->country),
			     &n)) != OK)
			return e;
		if (n == 1)
			return OK;
	}
	return ERR_CONFLICT;
}

enum err
org_create(struct db *db, const struct actor *actor, const struct org_new *o,
	const struct org **out)
{
	struct json_writer w = { .out = buf_new(db_arena(db), 128) };
	const char *id;
	enum err e;

	if (!db_in_transaction(db))
		return ERR_BUG;
	json_open(&w, '{');
	json_set(&w, lang_key(org_name_lang(o->name, o->country)), o->name);
	json_close(&w, '}');
	if ((e = insert(db, o, w.out->data, &id)) != OK ||
		(e = db_exec(db, &SQL_ORG_IDENTIFIER_INSERT,
			 DB_ARGS(id, o->scheme, o->value), NULL)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){
				 .action = "organisation.created",
				 .object_kind = "organisation",
				 .object_id = id,
				 .after = w.out->data })) != OK)
		return e;
	return org_find(db, id, out);
}
