#include "exchange/ops_event.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"
#include "exchange/node.h"
#include "exchange/ops_record.h"

/* The fields of an event that we know, by INPADOC's numbers. */
struct legal {
	const char *country;   /* L001: who published it */
	const char *on;	       /* L007: day of the gazette */
	const char *code;      /* L008 */
	const char *state;     /* L501: of a national event */
	const char *own;       /* L502: its code there */
	const char *kind;      /* L506: of the document that it refers to */
	const char *states;    /* L507: designated, L524: extended */
	const char *text;      /* L510 */
	const char *paid;      /* L518: day of payment */
	const char *year;      /* L520: which the fee is for */
	const char *effective; /* L525 */
	const char *title;     /* what the code means, in English */
	const char *other;     /* all other fields, "description: value" */
};

static const struct {
	const char *tag;
	size_t offset;
} fields[] = {
	{ "L001EP", offsetof(struct legal, country) },
	{ "L007EP", offsetof(struct legal, on) },
	{ "L008EP", offsetof(struct legal, code) },
	{ "L501EP", offsetof(struct legal, state) },
	{ "L502EP", offsetof(struct legal, own) },
	{ "L506EP", offsetof(struct legal, kind) },
	{ "L507EP", offsetof(struct legal, states) },
	{ "L510EP", offsetof(struct legal, text) },
	{ "L518EP", offsetof(struct legal, paid) },
	{ "L520EP", offsetof(struct legal, year) },
	{ "L524EP", offsetof(struct legal, states) },
	{ "L525EP", offsetof(struct legal, effective) },
};

#define FIELDS (sizeof(fields) / sizeof(fields[0]))

static bool
take_field(struct arena *a, const xmlNode *n, struct legal *out)
{
	size_t i;

	for (i = 0; i < FIELDS; i++)
		if (node_is(n, fields[i].tag)) {
			*(const char **)(void *)((char *)out +
						 fields[i].offset) =
				node_text(a, n);
			return true;
		}
	return false;
}

static void
read_fields(struct arena *a, const xmlNode *parent, struct buf *other,
	struct legal *out)
{
	const xmlNode *n;

	for (n = parent->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || take_field(a, n, out))
			continue;
		if (node_is(n, "L500EP")) {
			for (const xmlNode *k = n->children; k != NULL;
				k = k->next)
				if (k->type == XML_ELEMENT_NODE &&
					!take_field(a, k, out))
					buf_printf(other, "%s%s: %s",
						other->len == 0 ? "" : "; ",
						node_attr(a, k, "desc"),
						node_text(a, k));
		}
	}
}

static void
read_legal(struct arena *a, const xmlNode *n, struct legal *out)
{
	struct buf *other = buf_new(a, 64);
	size_t i;

	*out = (struct legal){ 0 };
	for (i = 0; i < FIELDS; i++)
		*(const char **)(void *)((char *)out + fields[i].offset) = "";
	out->title = node_attr(a, n, "desc");
	read_fields(a, n, other, out);
	if (*out->text != '\0' && other->len > 0)
		buf_str(other, "; ");
	buf_str(other, out->text);
	out->other = other->data;
	/* white space fills codes up to four characters */
	if (*out->code == '\0')
		out->code = node_attr(a, n, "code");
	out->code = arena_strndup(a, out->code, strcspn(out->code, " "));
}

const char *
ops_event_as_of(struct arena *a, const xmlNode *member)
{
	const xmlNode *n = node_child(member, "legal");
	const char *newest = "";

	for (; n != NULL; n = node_next(n, "legal")) {
		const char *day = node_text_at(a, n, "L018EP");

		if (day_valid(day) && strcmp(day, newest) > 0)
			newest = day;
	}
	return newest;
}

/* Our suffix where one code means several things. */
static const char *
suffix(const struct legal *l)
{
	if (strcmp(l->code, "AK") == 0 && l->kind[0] == 'B')
		return ".B";
	if (strcmp(l->code, "PG25") != 0)
		return "";
	if (strstr(l->text, "TRANSLATION") != NULL)
		return ".T";
	return strstr(l->text, "EXPIRATION") != NULL ? ".E" : "";
}

/* The fee for a year is paid until the anniversary of the filing that ends
 * it; "" where it cannot be told. */
static const char *
paid_until(struct arena *a, const xmlNode *member, const struct legal *l)
{
	const char *filed =
		ops_day(a, node_child(member, "application-reference"));
	long year = strtol(l->year, NULL, 10);
	char day[DAY_SIZE], until[DAY_SIZE];

	if (year < 1 || year > 50 || day_read(filed, day) != OK ||
		day_add_months(day, (int)year * 12, until, NULL) != OK)
		return "";
	return arena_strdup(a, until);
}

static void
put_states(struct arena *a, struct json_writer *w, const char *states)
{
	struct node_list list = { 0 };
	size_t n;

	for (; *states != '\0'; states += n) {
		states += strspn(states, " ,");
		n = strcspn(states, " ,");
		node_list_add(a, &list, arena_strndup(a, states, n));
	}
	node_put_list(w, "states", &list);
}

static void
put_detail(struct arena *a, struct json_writer *w, const xmlNode *member,
	const struct legal *l, const char *code)
{
	json_key(w, "detail");
	json_open(w, '{');
	node_put(w, "title", l->title);
	node_put(w, "text", l->other);
	node_put(w, "kind", l->kind);
	put_states(a, w, l->states);
	node_put(w, "year", l->year);
	/* a patent that never took effect in a state cannot be restored */
	if (strcmp(code, "PG25.T") == 0 || strcmp(code, "MK05") == 0)
		node_put_day(w, "until",
			*l->effective == '\0' ? l->on : l->effective);
	node_put(w, "paid_until", paid_until(a, member, l));
	json_close(w, '}');
}

static void
add(struct arena *a, const xmlNode *member, const struct legal *l,
	const char *territory, const char *as_of, struct ops_events *out)
{
	bool national = strcmp(l->code, "REG") == 0 && *l->own != '\0';
	const char *code =
		national ? l->own : arena_printf(a, "%s%s", l->code, suffix(l));
	struct buf *b = buf_new(a, 512);
	struct json_writer w = { b, false };

	json_open(&w, '{');
	node_put(&w, "patent", ops_publication(a, member));
	node_put(&w, "office", national ? l->state : l->country);
	node_put(&w, "code", code);
	node_put(&w, "territory", territory);
	node_put_day(&w, "date", l->on);
	node_put_day(&w, "effective",
		*l->effective != '\0' ? l->effective : l->paid);
	put_detail(a, &w, member, l, code);
	node_put(&w, "source_kind", "office-register");
	node_put(&w, "source", "EPO OPS (INPADOC)");
	node_put_day(&w, "as_of", as_of);
	json_close(&w, '}');
	out->items[out->count++] = b;
}

void
ops_events_read(struct arena *a, const xmlNode *member, const xmlNode *n,
	const char *as_of, struct ops_events *out)
{
	struct legal l;
	const char *s;
	size_t len;

	read_legal(a, n, &l);
	out->items = ARENA_ARRAY(a, strlen(l.states) + 1, struct buf *);
	out->count = 0;
	if (strcmp(l.code, "RAX") != 0 && strcmp(l.code, "RAV") != 0) {
		/* of a unitary patent: all but its registration */
		if (l.code[0] == 'U' && l.code[1] >= '2' && l.code[1] <= '9')
			l.state = "UP";
		add(a, member, &l, l.state, as_of, out);
		return;
	}
	for (s = l.states; *s != '\0'; s += len) {
		s += strspn(s, " ,");
		len = strcspn(s, " ,");
		if (len == 2)
			add(a, member, &l, arena_strndup(a, s, len), as_of,
				out);
	}
	if (out->count == 0)
		add(a, member, &l, "", as_of, out);
}
