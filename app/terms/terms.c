#include "terms/terms.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"
#include "base/secret.h"
#include "base/text.h"

static const char *const route_words[] = {
	[TERMS_OPEN] = "open", [TERMS_REVIEWED] = "reviewed"
};

const char *
terms_route_word(enum terms_route route)
{
	return route_words[route];
}

enum err
terms_route_read(const char *word, enum terms_route *out)
{
	size_t i;

	for (i = 0; i < sizeof(route_words) / sizeof(route_words[0]); i++) {
		if (strcmp(word, route_words[i]) == 0) {
			*out = (enum terms_route)i;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

const char *
terms_route_label(enum terms_route route)
{
	return route == TERMS_OPEN ? N_("Open route") : N_("Reviewed route");
}

/* "3. Words", but not "3.1 Words". */
static bool
is_heading(const char *line, size_t len)
{
	size_t n = 0;

	while (n < len && isdigit((unsigned char)line[n]))
		n++;
	return n > 0 && n + 1 < len && line[n] == '.' && line[n + 1] == ' ';
}

void
terms_lines(struct arena *a, const char *text, struct terms_lines *out)
{
	size_t room = 2;
	const char *p;

	for (p = text; *p != '\0'; p++)
		room += *p == '\n';
	out->items = ARENA_ARRAY(a, room, struct terms_line);
	out->count = 0;
	for (p = text; *p != '\0';) {
		size_t n = strcspn(p, "\n");

		if (n > 0) {
			struct terms_line *l = &out->items[out->count];

			l->text = arena_strndup(a, p, n);
			l->kind = out->count == 0    ? TERMS_TITLE
				  : is_heading(p, n) ? TERMS_HEADING
						     : TERMS_CLAUSE;
			out->count++;
		}
		p += n + (p[n] == '\n');
	}
}

static bool
version_good(const char *v)
{
	return strlen(v) <= 32 &&
	       strspn(v, "0123456789abcdefghijklmnopqrstuvwxyz.-") == strlen(v);
}

/* All errors in one sentence. */
static enum err
check_parameters(struct arena *a, const struct terms_new *t, const char **why)
{
	struct terms_parameter_errors errors;
	struct terms_parameters p;
	struct buf *b;
	size_t i;

	if (terms_parameters_read(a, t->parameters, &p, &errors) != OK) {
		b = buf_new(a, 256);
		buf_printf(b, "%s:", t->version);
		for (i = 0; i < errors.count; i++)
			buf_printf(b, "%s %s %s", i == 0 ? "" : ";",
				errors.items[i].key, errors.items[i].why);
		*why = b->data;
		return ERR_INVALID;
	}
	if (p.prevailing_language != NULL &&
		strcmp(p.prevailing_language, lang_key(t->governing)) != 0) {
		*why = arena_printf(a,
			"%s: prevailing_language is \"%s\", but the governing "
			"text is that in \"%s\"",
			t->version, p.prevailing_language,
			lang_key(t->governing));
		return ERR_INVALID;
	}
	return OK;
}

enum err
terms_check(struct arena *a, const struct terms_new *t, enum terms_route *route,
	const char **why)
{
	const char *dash = strchr(t->version, '-');
	int l;

	if (dash == NULL || !version_good(t->version) ||
		terms_route_read(arena_strndup(a, t->version,
					 (size_t)(dash - t->version)),
			route) != OK) {
		*why = arena_printf(a,
			"%s: a version is called open-… or reviewed-… with "
			"lower case letters, digits, dots and dashes",
			t->version);
		return ERR_INVALID;
	}
	for (l = 0; l < LANG_COUNT; l++) {
		const char *text = t->text[l];

		if (text == NULL || !text_valid(text, strlen(text)) ||
			strcspn(text, "\n") == 0) {
			*why = arena_printf(a,
				"%s: the text in \"%s\" is missing, is not "
				"UTF-8, or does not begin with its title",
				t->version, lang_key((enum lang)l));
			return ERR_INVALID;
		}
	}
	if (!day_valid(t->effective_from)) {
		*why = arena_printf(a,
			"%s: effective_from must be an existing day such as "
			"2026-01-01",
			t->version);
		return ERR_INVALID;
	}
	return check_parameters(a, t, why);
}

/* Every parameter in one order: equal texts are equal parameters. */
static const char *
parameters_text(struct arena *a, const struct json *given)
{
	struct json_writer w = { .out = buf_new(a, 512) };
	struct terms_parameter_errors errors;
	struct terms_parameters p;

	/* terms_check() has read them. */
	if (terms_parameters_read(a, given, &p, &errors) != OK)
		return "{}";
	terms_parameters_write(&w, &p);
	return w.out->data;
}

/* {"en":…,"zh":…,"ja":…} */
static const char *
by_language(struct arena *a, const char *const values[LANG_COUNT])
{
	struct json_writer w = { .out = buf_new(a, 1024) };
	int l;

	json_open(&w, '{');
	for (l = 0; l < LANG_COUNT; l++)
		json_set(&w, lang_key((enum lang)l), values[l]);
	json_close(&w, '}');
	return w.out->data;
}

static const char *
title_of(struct arena *a, const char *text)
{
	return arena_strndup(a, text, strcspn(text, "\n"));
}

static void
make_row(struct arena *a, const struct terms_new *t, enum terms_route route,
	struct terms_row *out)
{
	const char *titles[LANG_COUNT], *sums[LANG_COUNT];
	char sum[SECRET_HEX_SIZE];
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		titles[l] = title_of(a, t->text[l]);
		secret_sha256(t->text[l], strlen(t->text[l]), sum);
		sums[l] = arena_strdup(a, sum);
	}
	out->version = t->version;
	out->route = route;
	out->title = by_language(a, titles);
	out->text = by_language(a, t->text);
	out->sha256 = by_language(a, sums);
	out->governing = t->governing;
	out->effective_from = t->effective_from;
	out->parameters = parameters_text(a, t->parameters);
}

/* True when the published version has exactly these texts. */
static bool
same_texts(const struct terms *old, const struct terms_new *t)
{
	int l;

	for (l = 0; l < LANG_COUNT; l++)
		if (strcmp(old->text[l], t->text[l]) != 0)
			return false;
	return old->governing == t->governing &&
	       strcmp(old->effective_from, t->effective_from) == 0;
}

/* In the one order in which parameters_text() has them, too. */
static bool
same_parameters(struct arena *a, const struct terms *old, const char *text)
{
	struct json_writer w = { .out = buf_new(a, 512) };

	terms_parameters_write(&w, &old->parameters);
	return strcmp(w.out->data, text) == 0;
}

/* What the event of a publication keeps. */
static const char *
published_text(struct arena *a, const struct terms_row *row)
{
	struct json_writer w = { .out = buf_new(a, 4096) };

	json_open(&w, '{');
	json_set_raw(&w, "text", row->text);
	json_set_raw(&w, "parameters", row->parameters);
	json_close(&w, '}');
	return w.out->data;
}

/*
 * A version that is there: the same words, and the same parameters or none
 * yet, for it may be older than they are.
 */
static enum err
publish_again(struct db *db, const struct actor *actor,
	const struct terms_new *t, const struct terms_row *row)
{
	struct arena *a = db_arena(db);
	struct terms old;
	bool given;
	enum err e;

	if ((e = terms_find(db, t->version, &old)) != OK)
		return e;
	if (!same_texts(&old, t))
		return ERR_CONFLICT;
	if ((e = terms_give_parameters(db, row, &given)) != OK)
		return e;
	if (!given)
		return same_parameters(a, &old, row->parameters) ? OK
								 : ERR_CONFLICT;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "terms.parameters-given",
			.object_kind = "terms",
			.object_id = t->version,
			.after = row->parameters });
}

enum err
terms_publish(struct db *db, const struct actor *actor,
	const struct terms_new *t, bool *published)
{
	struct terms_row row;
	enum terms_route route;
	const char *why;
	bool inserted;
	enum err e;

	if ((e = terms_check(db_arena(db), t, &route, &why)) != OK)
		return e;
	make_row(db_arena(db), t, route, &row);
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = terms_insert(db, &row, &inserted)) != OK)
		goto fail;
	if (inserted)
		e = audit_append(db, actor,
			&(struct audit_event){ .action = "terms.published",
				.object_kind = "terms",
				.object_id = t->version,
				.after = published_text(db_arena(db), &row) });
	else
		e = publish_again(db, actor, t, &row);
	/* A crash here leaves no version and no event. */
	if (e != OK || (e = db_commit(db)) != OK)
		goto fail;
	*published = inserted;
	return OK;
fail:
	db_rollback(db);
	return e;
}
