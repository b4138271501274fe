#include "coverage/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/lang.h"
#include "base/secret.h"
#include "coverage/load.h"
#include "patent/number.h"

static const struct {
	const char *word;
	const char *label;
	const char *colour;
} states[] = {
	[SHEET_POOLED] = { "pooled", N_("In the pool"), "teal" },
	[SHEET_WAS_POOLED] = { "was-pooled",
		N_("In the pool on other days only"), "orange" },
	[SHEET_KNOWN] = { "known", N_("Known, not in the pool"), "grey" },
	[SHEET_UNKNOWN] = { "unknown", N_("Not known here"), "grey" },
	[SHEET_NO_NUMBER] = { "no-number", N_("No patent number"), "red" },
};

const char *
sheet_state_label(enum sheet_state s)
{
	return states[s].label;
}

const char *
sheet_state_colour(enum sheet_state s)
{
	return states[s].colour;
}

const char *
sheet_state_word(enum sheet_state s)
{
	return states[s].word;
}

enum err
sheet_cut(struct arena *a, const char *text, const char *const **numbers,
	size_t *count)
{
	const char **out = ARENA_ARRAY(a, SHEET_NUMBERS_MAX, const char *);
	static const char parts[] = "\r\n\t;\"";
	const char *at = text;
	size_t n = 0;

	if (strncmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3; /* the mark that spreadsheets put before UTF-8 */
	while (*at != '\0') {
		size_t len = strcspn(at, parts);
		const char *end = at + len;

		/* A comma parts numbers unless it stands within one, as in
		 * US 7,654,321: digits before it and three behind. */
		for (const char *c = at; c < end; c++)
			if (*c == ',' &&
				!(c > at && c[-1] >= '0' && c[-1] <= '9' &&
					strspn(c + 1, "0123456789") == 3)) {
				len = (size_t)(c - at);
				break;
			}
		while (len > 0 && (*at == ' '))
			at++, len--;
		if (len > 0 && strspn(at, " ") < len) {
			if (n < SHEET_NUMBERS_MAX)
				out[n] = arena_strndup(
					a, at, len > 100 ? 100 : len);
			n++;
		}
		at += len;
		at += *at != '\0';
	}
	*numbers = out;
	*count = n;
	return n >= 1 && n <= SHEET_NUMBERS_MAX ? OK : ERR_INVALID;
}

enum err
sheet_keep(struct db *db, const char *const *numbers, size_t count,
	char id[SHEET_ID_SIZE])
{
	struct buf *b = buf_new(db_arena(db), 4096);
	char hash[SECRET_HEX_SIZE];
	size_t i;

	for (i = 0; i < count; i++)
		buf_printf(b, "%s\n", numbers[i]);
	secret_sha256(b->data, b->len, hash);
	memcpy(id, hash, SHEET_ID_SIZE - 1);
	id[SHEET_ID_SIZE - 1] = '\0';
	return sheet_insert(db, id, numbers, count);
}

/* Nobody's id: ids of organisations have no blank. */
#define NOBODY " "

/* The rows with a publication. */
struct found {
	size_t *rows;
	size_t count;
};

/* Answers for the organisation in one territory. */
static enum err
ask_territory(struct db *db, const struct sheet_question *q, size_t k,
	const struct found *f, struct sheet *sheet)
{
	struct arena *a = db_arena(db);
	struct coverage_typed *typed =
		ARENA_ARRAY(a, f->count, struct coverage_typed);
	struct coverage_batch *batch = ARENA_NEW(a, struct coverage_batch);
	size_t i;
	enum err e;

	for (i = 0; i < f->count; i++)
		typed[i] = (struct coverage_typed){ .org = q->org,
			.patent = sheet->items[f->rows[i]].number,
			.use = q->use,
			.act = q->act,
			.territory = q->territories[k],
			.on = q->on };
	if ((e = coverage_ask(db, typed, f->count,
		     &(const struct coverage_asking){ q->known, q->viewer },
		     batch)) != OK)
		return e;
	if (batch->items[0].fault_count > 0) {
		sheet->faulty = &batch->items[0];
		return OK;
	}
	for (i = 0; i < f->count; i++) {
		struct sheet_cell *c = &sheet->items[f->rows[i]].cells[k];

		c->asked = &batch->items[i];
		c->right = c->asked->result.rights.items;
	}
	return OK;
}

static int
compare_patent(const void *a, const void *b)
{
	return strcmp(((const struct coverage_patent *)a)->number,
		((const struct coverage_patent *)b)->number);
}

/* States of rights in all territories, where nobody is asked about. */
static enum err
state_territories(struct db *db, const struct sheet_question *q,
	const struct found *f, struct sheet *sheet)
{
	struct arena *a = db_arena(db);
	struct coverage_question *asked =
		ARENA_ARRAY(a, f->count, struct coverage_question);
	struct coverage_facts facts;
	struct right_list rights;
	size_t i, k;
	enum err e;

	for (i = 0; i < f->count; i++)
		asked[i] = (struct coverage_question){ .org = NOBODY,
			.patent = sheet->items[f->rows[i]].number,
			.act = "use",
			.territory = q->territories[0],
			.on = q->on };
	if ((e = coverage_load(db, asked, f->count,
		     &(const struct coverage_clock){ .known = q->known },
		     &facts)) != OK)
		return e;
	for (i = 0; i < f->count; i++) {
		struct sheet_row *row = &sheet->items[f->rows[i]];
		const struct coverage_patent key = { .number = row->number };
		const struct coverage_patent *p = bsearch(&key, facts.patents,
			facts.patent_count, sizeof(key), compare_patent);

		for (k = 0; p != NULL && k < q->territory_count; k++) {
			right_list(
				a, p->world, q->territories[k], q->on, &rights);
			row->cells[k].right = rights.items;
		}
	}
	return OK;
}

static enum err
fill_cells(struct db *db, const struct sheet_question *q, struct sheet *sheet)
{
	struct found f = { ARENA_ARRAY(db_arena(db), sheet->count, size_t), 0 };
	size_t i, k;
	enum err e;

	for (i = 0; i < sheet->count; i++) {
		for (k = 0; k < q->territory_count; k++)
			sheet->items[i].cells[k].territory = q->territories[k];
		if (sheet->items[i].number != NULL)
			f.rows[f.count++] = i;
	}
	if (f.count == 0 || q->territory_count == 0)
		return OK;
	if (*q->org == '\0')
		return state_territories(db, q, &f, sheet);
	for (k = 0; k < q->territory_count; k++)
		if ((e = ask_territory(db, q, k, &f, sheet)) != OK)
			return e;
	return OK;
}

enum err
sheet_ask(struct db *db, const char *const *numbers, size_t count,
	const struct sheet_question *q, struct sheet *out)
{
	struct arena *a = db_arena(db);
	const char **texts = ARENA_ARRAY(a, count, const char *);
	const char **bases = ARENA_ARRAY(a, count, const char *);
	enum err e;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->count = count;
	out->items = ARENA_ARRAY(a, count, struct sheet_row);
	for (i = 0; i < count; i++) {
		struct patent_number n;

		out->items[i].typed = numbers[i];
		out->items[i].state = SHEET_UNKNOWN;
		texts[i] = bases[i] = "";
		if (patent_number_read(a, numbers[i], &n) != OK) {
			out->items[i].state = SHEET_NO_NUMBER;
			continue;
		}
		texts[i] = n.text;
		bases[i] = n.base;
	}
	if ((e = sheet_rows_find(db, texts, bases, q, out)) != OK ||
		(e = fill_cells(db, q, out)) != OK)
		return e;
	for (i = 0; i < count; i++)
		out->totals[out->items[i].state]++;
	return OK;
}
