#include "patent/right_pages.h"

#include <string.h>

#include "base/day.h"
#include "fact/fact.h"
#include "http/query.h"
#include "patent/office.h"
#include "patent/right_label.h"

enum err
right_view_read(struct req *r, const char *number, struct right_view *out)
{
	struct right_sheet_query q = { .number = number, .group = true };
	const char *known;
	enum err on, at, e;
	char *today = arena_alloc(r->arena, DAY_SIZE);

	on = query_day(r, "on", &q.on);
	at = query_instant(r, "as_known_at", &known);
	if (on != OK || at != OK)
		return on != OK ? on : at;
	if ((e = fact_known(r->db, known, &q.known)) != OK)
		return e;
	if (q.on == NULL) {
		day_today(today);
		q.on = today;
	}
	out->path = req_path(r, "/patents/%s", number);
	out->asked = known == NULL
			     ? ""
			     : arena_strndup(r->arena, known, DAY_SIZE - 1);
	return right_sheet_load(r->db, &q, &out->sheet);
}

const char *
right_view_place(struct req *r, const char *code)
{
	return strcmp(code, "UP") == 0 ? req_tr(r, N_("UP Unitary patent"))
				       : office_label(r->arena, code, r->lang);
}

const char *
right_view_name(struct req *r, const struct right_line *l)
{
	return l->places.count == 1 ? l->right->name
				    : right_file_name(r->arena, l->right->file);
}

bool
right_view_published(const struct right_entry *e)
{
	return e->on != NULL && strcmp(e->on, e->effective) != 0;
}

bool
right_view_plain(const struct right_entry *e)
{
	return (strcmp(e->effect, "none") == 0 ||
		       strcmp(e->effect, "party") == 0) &&
	       strncmp(e->words, "ORIGINAL CODE", 13) != 0;
}

const char *
right_view_effect(const struct right_entry *e)
{
	if (strcmp(e->effect, "designated") == 0 && e->territory == NULL)
		return NULL;
	return right_effect_label(e->effect);
}

const char *
right_view_states(struct req *r, const struct right_entry *e)
{
	struct buf *b = buf_new(r->arena, 128);
	size_t i;

	for (i = 0; i < e->state_count; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : " ", e->states[i]);
	return b->data;
}
