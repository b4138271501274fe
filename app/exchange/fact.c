#include "exchange/fact.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/field.h"
#include "exchange/row.h"

/* More rows than any list of a record has. */
#define LIST_MAX 10000

const char *const fact_source_kinds[] = { "office-register",
	"member-declaration", "applicant-statement", "verifier", "secretariat",
	"press", NULL };

const char *
fact_column(const struct field *f)
{
	return f->column == NULL ? f->key : f->column;
}

enum err
fact_period(struct record *r, const char *from, const char *to)
{
	return record_period(r, to, json_text(json_get(r->json, from)),
		json_text(json_get(r->json, to)));
}

static bool
is_identity(const struct fact_table *t, const struct field *f)
{
	for (size_t i = 0; t->identity[i] != NULL; i++)
		if (strcmp(t->identity[i], fact_column(f)) == 0)
			return true;
	return false;
}

/* Refuses keys that the table does not have. */
static enum err
check_keys(struct record *r, const struct field *fields, bool record)
{
	size_t n = 0;
	const char **known;

	while (fields[n].key != NULL)
		n++;
	known = ARENA_ARRAY(r->arena, n + 2, const char *);
	for (size_t i = 0; i < n; i++)
		known[i] = fields[i].key;
	if (record)
		known[n] = "retract";
	return record_known(r, r->json, NULL, known);
}

/*
 * The columns of a table as members of an object. A row of a list says all
 * there is to say: what it leaves out is null.
 */
static enum err
put_row(struct record *r, const struct fact_table *t, bool retract,
	struct json_writer *w)
{
	bool part = t->key != NULL;
	enum err e;

	json_open(w, '{');
	for (const struct field *f = t->fields; f->key != NULL; f++) {
		const char *value = NULL;

		if (f->kind == FIELD_LIST || f->kind == FIELD_OWN)
			continue;
		if ((e = fact_value(r, f, &value)) != OK)
			return e;
		if (value == NULL && f->need && (!retract || is_identity(t, f)))
			return record_fault(r, f->key,
				json_get(r->json, f->key), "is missing",
				arena_printf(r->arena, "Give \"%s\"; %s.",
					f->key, f->help));
		if (!part && json_get(r->json, f->key) == NULL)
			continue;
		json_set_raw(w, fact_column(f), value);
	}
	json_close(w, '}');
	return OK;
}

/* A row of a list may be its first field alone: "microgrid". */
static const struct json *
row_of(struct record *r, const struct fact_table *t, const struct json *v)
{
	struct json_writer w = { .out = buf_new(r->arena, 64) };
	const struct json *object;
	const char *why;

	if (json_kind(v) != JSON_KIND_STRING)
		return v;
	json_open(&w, '{');
	json_set(&w, t->fields[0].key, json_text(v));
	json_close(&w, '}');
	return json_parse(r->arena, w.out->data, w.out->len, &object, &why) ==
			       OK
		       ? object
		       : v;
}

static enum err
put_item(struct record *r, const struct fact_table *t, const struct json *v,
	struct json_writer *w)
{
	enum err e;

	if (json_kind(v) != JSON_KIND_OBJECT)
		return record_fault(r, "", v, "is not an object",
			"Write an object {...} for each.");
	r->json = v;
	if ((e = check_keys(r, t->fields, false)) != OK)
		return e;
	return t->put == NULL ? put_row(r, t, false, w) : t->put(r, w);
}

static enum err
put_list(struct record *r, const struct field *f, struct json_writer *w)
{
	const struct json *record = r->json, *v = json_get(r->json, f->key);
	size_t n = json_count(v);
	enum err e = OK;

	if (json_kind(v) != JSON_KIND_NULL &&
		(json_kind(v) != JSON_KIND_ARRAY || n > LIST_MAX))
		return record_fault(r, f->key, v,
			n > LIST_MAX ? "has more than 10000 entries"
				     : "is not an array",
			"Write [{...}, ...].");
	json_key(w, f->list->key);
	json_open(w, '[');
	for (size_t i = 0; e == OK && i < n; i++) {
		e = put_item(r, f->list, row_of(r, f->list, json_at(v, i)), w);
		if (e != ERR_INVALID)
			continue;
		r->fault.field = arena_printf(r->arena, "%s[%zu]%s%s", f->key,
			i, r->fault.field[0] == '\0' ? "" : ".",
			r->fault.field);
	}
	json_close(w, ']');
	r->json = record;
	return e;
}

/* "minami-denki/aoba-gas" of the first ${count} fields. */
static const char *
name_of(struct record *r, const struct field *f, int count)
{
	struct buf *b = buf_new(r->arena, 64);

	for (int i = 0; i < count; i++) {
		const char *value = NULL;
		const struct json *text;
		const char *why;

		if (f[i].kind == FIELD_OWN)
			value = json_text(json_get(r->json, f[i].key));
		else if (fact_value(r, &f[i], &value) == OK && value != NULL &&
			 json_parse(r->arena, value, strlen(value), &text,
				 &why) == OK)
			value = json_text(text);
		if (value != NULL)
			buf_printf(b, "%s%s", b->len > 0 ? "/" : "", value);
	}
	return b->data;
}

static enum err
choose(struct record *r, const struct fact_kinds *kinds,
	const struct fact_kind **out)
{
	const struct json *v = json_get(r->json, "table");
	struct buf *list = buf_new(r->arena, 64);

	*out = &kinds->items[0];
	if ((*out)->word == NULL)
		return OK;
	for (size_t i = 0; i < kinds->count; i++) {
		const struct fact_kind *k = &kinds->items[i];

		if (json_text(v) != NULL &&
			strcmp(json_text(v), k->word) == 0) {
			*out = k;
			return OK;
		}
		buf_printf(list, "%s%s", i > 0 ? ", " : "", k->word);
	}
	return record_fault(r, "table", v,
		v == NULL ? "is missing" : "is none of the words allowed",
		arena_printf(r->arena, "Write one of: %s.", list->data));
}

static enum err
read_retract(struct record *r, bool *out)
{
	const struct json *v = json_get(r->json, "retract");

	*out = json_bool(v);
	if (v != NULL && json_kind(v) != JSON_KIND_BOOL)
		return record_fault(r, "retract", v,
			"is neither true nor false",
			"Write true to take the fact out.");
	return OK;
}

enum err
fact_read(struct record *r, const struct fact_kinds *kinds)
{
	struct json_writer given = { .out = buf_new(r->arena, 256) };
	struct json_writer lists = { .out = buf_new(r->arena, 256) };
	const struct fact_kind *k;
	const struct fact_table *t;
	bool retract;
	enum err e;

	if ((e = choose(r, kinds, &k)) != OK)
		return e;
	t = &k->tables[0];
	r->name = name_of(r, t->fields, k->named);
	if ((e = check_keys(r, t->fields, true)) != OK ||
		(e = read_retract(r, &retract)) != OK ||
		(e = put_row(r, t, retract, &given)) != OK)
		return e;
	if (!retract && k->check != NULL && (e = k->check(r)) != OK)
		return e;
	json_open(&lists, '{');
	for (const struct field *f = t->fields; f->key != NULL; f++)
		if (f->kind == FIELD_LIST &&
			json_get(r->json, f->key) != NULL &&
			(e = put_list(r, f, &lists)) != OK)
			return e;
	json_close(&lists, '}');
	row_put(r->row, r->name);
	row_put(r->row, name_of(r, t->fields, k->filed));
	row_put(r->row, t->table);
	row_put_bool(r->row, retract);
	row_put(r->row, given.out->data);
	row_put(r->row, lists.out->data);
	return OK;
}
