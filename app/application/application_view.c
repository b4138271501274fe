#include "application/application_view.h"

#include <string.h>

#include "application/submit.h"
#include "base/named.h"
#include "base/place.h"
#include "grant/grant.h"
#include "org/org_new.h"

#define ROWS 16

struct list {
	struct summary *out;
	const struct answers *answers;
};

const char *
application_view_lang(const struct answers *a, const char *text)
{
	return lang_html(org_name_lang(text, a->country));
}

/* Adds a row unless there is no answer. */
static void
add(struct list *l, const char *step, const char *label, const char *value)
{
	if (value[0] != '\0')
		l->out->items[l->out->count++] = (struct summary_row){
			.label = label, .value = value, .step = step
		};
}

/* The same for words that the applicant typed. */
static void
add_typed(
	struct list *l, const char *step, const char *label, const char *value)
{
	struct summary_row *row = &l->out->items[l->out->count];

	add(l, step, label, value);
	row->verbatim = true;
	row->lang = application_view_lang(l->answers, value);
}

/* The label of a field of use, "other" included; the slug when unknown. */
static enum err
field_label(struct req *r, const char *slug, const char **out)
{
	struct application_topics topics;
	size_t i;
	enum err e;

	if (strcmp(slug, "other") == 0) {
		*out = req_tr(r, N_("A field that is not on the list"));
		return OK;
	}
	if ((e = application_topics(r->db, &topics)) != OK)
		return e;
	*out = slug;
	for (i = 0; i < topics.count; i++)
		if (strcmp(topics.items[i].slug, slug) == 0)
			*out = named_pick(
				r->arena, r->lang, topics.items[i].label)
				       .text;
	return OK;
}

static const char *
territories_text(struct req *r, const struct answers *a)
{
	struct buf *b = buf_new(r->arena, 128);
	size_t i;

	for (i = 0; i < a->territory_count; i++) {
		if (i > 0)
			buf_str(b, r->lang == LANG_EN ? ", " : "、");
		buf_str(b, strcmp(a->territories[i], GRANT_WORLDWIDE) == 0
				   ? req_tr(r, N_("Worldwide"))
				   : place_name(a->territories[i], r->lang));
	}
	return b->data;
}

static const char *
patents_text(struct req *r, const struct answers *a)
{
	struct buf *b = buf_new(r->arena, 128);
	size_t i;

	if (a->patent_count == 0)
		return req_tr(r, N_("All patents of the pool, as it changes"));
	for (i = 0; i < a->patent_count; i++)
		buf_printf(b, "%s%s", i > 0 ? ", " : "", a->patents[i]);
	return b->data;
}

enum err
application_summary(struct req *r, const struct application *app,
	const struct summary **out)
{
	const struct answers *a = app->answers;
	struct summary *s = ARENA_NEW(r->arena, struct summary);
	struct list l = { s, a };
	const char *field = "";
	enum err e;

	if (a->field[0] != '\0' && (e = field_label(r, a->field, &field)) != OK)
		return e;
	s->items = ARENA_ARRAY(r->arena, ROWS, struct summary_row);
	add_typed(&l, "organisation", req_tr(r, N_("Organisation")), a->name);
	add(&l, "organisation", req_tr(r, N_("Country or region")),
		a->country[0] == '\0' ? "" : place_name(a->country, r->lang));
	if (a->scheme[0] != '\0')
		add_typed(&l, "organisation",
			req_tr(r, org_scheme_label(a->scheme)), a->identifier);
	add_typed(&l, "signatory", req_tr(r, N_("Who signs")), a->signatory);
	add_typed(&l, "signatory", req_tr(r, N_("Position")), a->position);
	if (a->authority[0] != '\0')
		add(&l, "signatory", req_tr(r, N_("Authority")),
			req_tr(r, answers_authority_label(a->authority)));
	add(&l, "use", req_tr(r, N_("Field of use")), field);
	add_typed(&l, "use", req_tr(r, N_("Purpose")), a->purpose);
	add(&l, "use", req_tr(r, N_("Territories")), territories_text(r, a));
	add(&l, "use", req_tr(r, N_("Patents")), patents_text(r, a));
	add(&l, "publication", req_tr(r, N_("In the public register")),
		req_tr(r, grant_publication_label(
				  grant_publication_read(a->publication))));
	add_typed(&l, "evidence", req_tr(r, N_("Statement")), a->statement);
	add(&l, "evidence", req_tr(r, N_("Target year")), a->target_year);
	*out = s;
	return OK;
}

const char *
application_view_size(struct req *r, int64_t bytes)
{
	if (bytes >= 1024L * 1024)
		return arena_printf(
			r->arena, "%.1f MB", (double)bytes / (1024.0 * 1024.0));
	return arena_printf(r->arena, "%d KB", evidence_kib(bytes));
}

const char *
application_view_name(struct req *r, const struct application *a)
{
	return a->answers->name[0] != '\0'
		       ? a->answers->name
		       : req_tr(r, N_("Application without a name yet"));
}

const char *
application_view_title(struct req *r, const struct application *a)
{
	return arena_printf(r->arena, "%s %s, %s", req_tr(r, N_("Application")),
		application_view_short(r, a->id), application_view_name(r, a));
}

const char *
application_view_short(struct req *r, const char *id)
{
	return arena_strndup(r->arena, id, 8);
}
