#include "http/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/log.h"
#include "base/named.h"
#include "base/text.h"
#include "http/req.h"

#define MAX_DEFAULT 500

struct form *
form_new(struct req *r, const struct field *fields, size_t count)
{
	struct form *f = ARENA_NEW(r->arena, struct form);
	size_t i;

	f->fields = fields;
	f->count = count;
	f->values = ARENA_ARRAY(r->arena, count, struct form_value);
	for (i = 0; i < count; i++) {
		f->values[i].value = "";
		f->values[i].values = ARENA_ARRAY(r->arena, 1, const char *);
		f->values[i].options.items = fields[i].options;
		f->values[i].options.count = fields[i].option_count;
	}
	return f;
}

static size_t
find(const struct form *f, const char *name)
{
	size_t i;

	for (i = 0; i < f->count; i++)
		if (strcmp(f->fields[i].name, name) == 0)
			return i;
	log_event(LOG_LEVEL_ERROR, "no such form field", "field", name, NULL);
	abort();
}

static bool
is_option(const struct form_value *v, const char *text)
{
	size_t i;

	for (i = 0; i < v->options.count; i++)
		if (strcmp(v->options.items[i].value, text) == 0)
			return true;
	return false;
}

static bool
fail(struct form *f, size_t i, const char *message)
{
	f->values[i].error = message;
	f->failed = true;
	return false;
}

static bool
email_like(const char *s)
{
	const char *at = strrchr(s, '@');

	return at != NULL && at != s && strchr(at, '.') != NULL &&
	       at[1] != '.' && at[strlen(at) - 1] != '.' &&
	       strpbrk(s, " \t\r\n<>,;\"") == NULL && strlen(s) <= 254;
}

static bool
check_kind(struct req *r, struct form *f, size_t i)
{
	const struct field *d = &f->fields[i];
	const char *v = f->values[i].value;

	switch (d->kind) {
	case FIELD_EMAIL:
		if (!email_like(v))
			return fail(f, i,
				req_tr(r, N_("Enter an e-mail address such as "
					     "name@example.org")));
		break;
	case FIELD_NUMBER:
		if (strspn(v, "0123456789") != strlen(v) || strlen(v) > 9)
			return fail(f, i,
				tr_fill(r->arena,
					req_tr(r, N_("{field}: enter a whole "
						     "number with digits "
						     "only")),
					"field", req_tr(r, d->label), NULL));
		break;
	case FIELD_DAY:
		if (!day_valid(v))
			return fail(f, i,
				tr_fill(r->arena,
					req_tr(r, N_("{field}: enter an "
						     "existing date as "
						     "year-month-day, such as "
						     "2026-03-31")),
					"field", req_tr(r, d->label), NULL));
		break;
	case FIELD_RADIO:
	case FIELD_SELECT:
		if (!is_option(&f->values[i], v))
			return fail(f, i,
				tr_fill(r->arena,
					req_tr(r, N_("{field}: choose one of "
						     "the answers shown")),
					"field", req_tr(r, d->label), NULL));
		break;
	case FIELD_TEXT:
	case FIELD_TEXTAREA:
	case FIELD_PASSWORD:
	case FIELD_CHECKBOXES:
	case FIELD_ACCEPT:
	case FIELD_FILE:
	case FIELD_HIDDEN:
		break;
	}
	return true;
}

static void
check_missing(struct req *r, struct form *f, size_t i)
{
	const struct field *d = &f->fields[i];

	if (!d->required)
		return;
	if (d->missing != NULL)
		fail(f, i, req_tr(r, d->missing));
	else
		fail(f, i,
			tr_fill(r->arena,
				req_tr(r,
					N_("{field}: this must be filled in")),
				"field", req_tr(r, d->label), NULL));
}

/* Full-width digits and letters typed where a number, a date or an address is
 * asked. */
static const char *
clean(struct req *r, const struct field *d, const char *raw)
{
	if (d->kind == FIELD_PASSWORD)
		return raw;
	if (d->kind == FIELD_EMAIL)
		return text_fold(r->arena, text_nfc(r->arena, raw));
	if (d->kind == FIELD_NUMBER || d->kind == FIELD_DAY)
		return text_upper(r->arena, text_nfc(r->arena, raw));
	return text_nfc(r->arena, raw);
}

/* What was sent: in the address by GET, in the body by POST. */
static const struct pairs *
sent(const struct req *r)
{
	return r->method == GET ? &r->query : &r->form;
}

static void
read_boxes(struct req *r, struct form *f, size_t i)
{
	const struct pairs *from = sent(r);
	size_t n = pairs_count(from, f->fields[i].name), k, o = 0;
	const char **values = ARENA_ARRAY(r->arena, n + 1, const char *);

	for (k = 0; k < from->count; k++) {
		const struct pair *p = &from->items[k];

		if (strcmp(p->name, f->fields[i].name) == 0 &&
			is_option(&f->values[i], p->value))
			values[o++] = p->value;
	}
	f->values[i].values = values;
	f->values[i].value = o > 0 ? values[0] : "";
}

static void
read_field(struct req *r, struct form *f, size_t i)
{
	const struct field *d = &f->fields[i];
	const char *raw = pairs_find(sent(r), d->name);
	size_t max = d->max == 0 ? MAX_DEFAULT : d->max;
	char *number;

	if (d->kind == FIELD_FILE)
		return;
	if (d->kind == FIELD_CHECKBOXES)
		read_boxes(r, f, i);
	else
		f->values[i].value = raw == NULL ? "" : clean(r, d, raw);
	if (f->values[i].value[0] == '\0') {
		check_missing(r, f, i);
		return;
	}
	if (text_length(f->values[i].value) > max) {
		number = arena_printf(r->arena, "%zu", max);
		fail(f, i,
			tr_fill(r->arena,
				req_tr(r, N_("{field}: shorten this to {max} "
					     "characters or fewer")),
				"field", req_tr(r, d->label), "max", number,
				NULL));
		return;
	}
	check_kind(r, f, i);
}

enum err
form_read(struct req *r, struct form *f)
{
	size_t i;

	for (i = 0; i < f->count; i++)
		read_field(r, f, i);
	return f->failed ? ERR_INVALID : OK;
}

const char *
form_value(const struct form *f, const char *name)
{
	return f->values[find(f, name)].value;
}

bool
form_has(const struct form *f, const char *name, const char *option)
{
	const struct form_value *v = &f->values[find(f, name)];
	const char **p;

	for (p = v->values; p != NULL && *p != NULL; p++)
		if (strcmp(*p, option) == 0)
			return true;
	return strcmp(v->value, option) == 0;
}

void
form_set(struct form *f, const char *name, const char *value)
{
	f->values[find(f, name)].value = value == NULL ? "" : value;
}

void
form_set_many(struct form *f, const char *name, const char **values)
{
	f->values[find(f, name)].values = values;
}

void
form_set_options(struct form *f, const char *name, struct options options)
{
	f->values[find(f, name)].options = options;
}

enum err
form_error(struct form *f, const char *name, const char *message)
{
	f->failed = true;
	if (name == NULL)
		f->general = message;
	else
		f->values[find(f, name)].error = message;
	return ERR_INVALID;
}

struct option
form_choice(const struct req *r, const char *value, const char *label)
{
	return (struct option){ value,
		named_pick(r->arena, r->lang, label).text, NULL, true };
}

enum err
form_refuse(struct req *r, const struct form *f)
{
	enum err e = ERR_INVALID;
	size_t i;

	for (i = 0; i < f->count; i++)
		if (f->values[i].error != NULL)
			e = req_invalid(r,
				arena_printf(r->arena, "/query/%s",
					f->fields[i].name),
				f->values[i].error);
	return e;
}

const struct field *
form_field(const struct form *f, const char *name)
{
	return &f->fields[find(f, name)];
}

const struct form_value *
form_state(const struct form *f, const char *name)
{
	return &f->values[find(f, name)];
}
