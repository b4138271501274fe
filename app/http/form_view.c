#include "http/form_view.h"

#include <string.h>

#include "http/req.h"

const struct shown_options *
form_view_options(struct req *r, const struct form_value *v)
{
	struct shown_options *out = ARENA_NEW(r->arena, struct shown_options);
	size_t i, k;

	out->count = v->options.count;
	out->items =
		ARENA_ARRAY(r->arena, out->count + 1, struct shown_option);
	for (i = 0; i < out->count; i++) {
		const struct option *o = &v->options.items[i];
		struct shown_option *s = &out->items[i];

		s->value = o->value;
		s->label = o->raw ? o->label : req_tr(r, o->label);
		s->hint = o->hint == NULL ? NULL : req_tr(r, o->hint);
		s->chosen = strcmp(v->value, o->value) == 0;
		for (k = 0; v->values[k] != NULL; k++)
			s->chosen |= strcmp(v->values[k], o->value) == 0;
	}
	return out;
}

const struct shown_errors *
form_view_errors(struct req *r, const struct form *f)
{
	struct shown_errors *out = ARENA_NEW(r->arena, struct shown_errors);
	size_t i;

	out->items = ARENA_ARRAY(r->arena, f->count + 1, struct shown_error);
	for (i = 0; i < f->count; i++) {
		if (f->values[i].error == NULL)
			continue;
		out->items[out->count].id = f->fields[i].name;
		out->items[out->count++].message = f->values[i].error;
	}
	return out;
}

const char *
form_view_described(
	struct req *r, const struct field *f, const struct form_value *v)
{
	if (f->hint != NULL && v->error != NULL)
		return arena_printf(
			r->arena, "%s-hint %s-error", f->name, f->name);
	if (f->hint != NULL)
		return arena_printf(r->arena, "%s-hint", f->name);
	if (v->error != NULL)
		return arena_printf(r->arena, "%s-error", f->name);
	return NULL;
}

const char *
form_view_type(const struct field *f)
{
	if (f->kind == FIELD_EMAIL)
		return "email";
	if (f->kind == FIELD_PASSWORD)
		return "password";
	if (f->kind == FIELD_DAY)
		return "date";
	return "text";
}

const char *
form_view_suffix(struct req *r, size_t index)
{
	return index == 0 ? "" : arena_printf(r->arena, "-%zu", index);
}
