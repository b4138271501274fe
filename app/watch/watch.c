#include "watch/watch.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/secret.h"
#include "export/export.h"
#include "http/parse.h"
#include "search/params.h"

#define ID_DIGITS 16

/* A stored question is read as the page reads it: by a request that nobody
 * sent. */
enum err
watch_question(struct db *db, const struct saved *s, struct params *out)
{
	struct req *r = ARENA_NEW(db_arena(db), struct req);

	r->arena = db_arena(db);
	r->db = db;
	r->path = r->raw_path = "/";
	r->visit = "";
	r->person.session_token = "";
	r->raw_query = s->question;
	if (lang_read(s->lang, &r->lang) != OK ||
		parse_query(r->arena, s->question, strlen(s->question),
			&r->query) != OK)
		return ERR_INVALID;
	return params_read(r, out);
}

static enum err
read_question(struct db *db, const struct saved *s, struct params *out)
{
	enum err e;

	if ((e = watch_question(db, s, out)) != OK)
		return e;
	return out->error.fault == QUERY_GOOD ? OK : ERR_INVALID;
}

enum err
watch_named(struct db *db, int64_t account, const char *name, bool *out)
{
	struct saved_list all;
	size_t i;
	enum err e;

	*out = false;
	if ((e = watch_saved(db, account, &all)) != OK)
		return e;
	for (i = 0; i < all.count; i++)
		*out |= strcmp(all.items[i].name, name) == 0;
	return OK;
}

/* All hits of today as a bigint[] value. */
static enum err
all_hits(struct db *db, struct params *p, struct buf *ids)
{
	struct walk w;
	size_t i;
	enum err e;

	p->search.families = false;
	walk_init(db, &p->search, &w);
	buf_char(ids, '{');
	do {
		if ((e = walk_next(db, &w)) != OK)
			return e;
		for (i = 0; i < w.count; i++)
			buf_printf(ids, "%s%lld", ids->len > 1 ? "," : "",
				(long long)w.ids[i]);
	} while (w.count > 0);
	buf_char(ids, '}');
	return OK;
}

enum err
watch_look(struct db *db, const struct saved *s, int64_t *fresh)
{
	struct buf *ids = buf_new(db_arena(db), 4096);
	struct watch_news news;
	struct params p;
	enum err e;

	if ((e = read_question(db, s, &p)) != OK ||
		(e = all_hits(db, &p, ids)) != OK || (e = db_begin(db)) != OK)
		return e;
	/* The row is locked: of two looks at once the second finds what the
	 * first has seen. */
	if ((e = watch_seen(db, s->id, ids->data, &news)) != OK ||
		(news.fresh_count + news.gone_count > 0 &&
			(e = watch_found(db, s, &news)) != OK))
		goto fail;
	/* A crash here leaves the look undone; the next one finds the same. */
	if ((e = db_commit(db)) == OK)
		*fresh = news.fresh_count;
	return e;
fail:
	db_rollback(db);
	return e;
}

enum err
watch_save(struct db *db, const struct saved *s, bool *taken)
{
	struct saved made = *s;
	char token[SECRET_HEX_SIZE];
	struct saved_list all;
	struct params p;
	int64_t fresh;
	enum err e;

	*taken = false;
	/* The twin of a form that was sent twice ends at the beginning, before
	 * it finds the name taken by itself. */
	if ((e = read_question(db, s, &p)) != OK || (e = db_begin(db)) != OK)
		return e;
	if ((e = watch_saved(db, s->account_id, &all)) != OK ||
		(e = watch_named(db, s->account_id, s->name, taken)) != OK)
		goto fail;
	e = ERR_CONFLICT;
	if (*taken || all.count >= WATCH_SAVED_MAX)
		goto fail;
	secret_token(token);
	made.id = arena_strndup(db_arena(db), token, ID_DIGITS);
	if ((e = watch_insert(db, made.id, &made)) != OK)
		goto fail;
	if ((e = db_commit(db)) != OK)
		return e;
	/* A crash here leaves a search without a look: the next one, by
	 * whoever makes it, is then the first. */
	return watch_look(db, &made, &fresh);
fail:
	db_rollback(db);
	return e;
}

/* All that the stretch brings into the inbox. */
static enum err
look_through(struct db *db, const struct watch_stretch *s, int64_t *found)
{
	const char *rights = "[]";
	int64_t patents, turns, answers;
	enum err e;

	/* Most looks come on a day that was looked through before. */
	if (strcmp(s->from_day, s->to_day) < 0 &&
		(e = watch_rights_read(db, s, &rights)) != OK)
		return e;
	if ((e = watch_grants_found(db, s, rights, &patents)) != OK ||
		(e = watch_turns_found(db, s->account, &turns)) != OK ||
		(e = watch_answers_found(db, s, &answers)) != OK)
		return e;
	*found = patents + turns + answers;
	return watch_grants_looked(db, s);
}

enum err
watch_grants_look(struct db *db, int64_t account, int64_t *found)
{
	struct watch_stretch s;
	int64_t n;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	/* The row is locked: of two looks at once the second begins where the
	 * first has ended. */
	if ((e = watch_grants_lock(db, account, &s)) != OK ||
		(e = look_through(db, &s, &n)) != OK)
		goto fail;
	/* A crash here leaves the look undone; the next one finds the same. */
	if ((e = db_commit(db)) == OK)
		*found = n;
	return e;
fail:
	db_rollback(db);
	return e;
}
