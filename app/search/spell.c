#include "search/spell.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "db/db.h"
#include "search/leaf.h"
#include "search/scan.h"
#include "sql.h"

/* Words that are looked up, and what is looked at for each. */
#define WORDS_MAX 4
#define NEAR_MAX 4

/* A word as typed and its place. */
struct misspelt {
	const char *word; /* folded */
	const char *stem;
	size_t start;
	size_t end;
};

/* A term that is one word. */
static bool
read_word(struct arena *a, const struct query *q, struct misspelt *out)
{
	const char *s = text_fold(a, q->text);
	struct piece p, more;
	bool digit;

	if (!query_field_is_text(q->field) && q->field != QUERY_PA &&
		q->field != QUERY_IN)
		return false;
	if (q->match == QUERY_PREFIX || !scan_next(&s, &p) || p.cjk ||
		scan_next(&s, &more))
		return false;
	out->word = scan_plain(a, &p, &digit);
	out->stem = scan_stem(a, &p);
	/* The text is the end of the term, perhaps within quotes. */
	out->end = q->end - (q->match == QUERY_PHRASE);
	out->start = out->end - strlen(q->text);
	return !digit && text_length(out->word) > 3;
}

/* The words of the tree, the first ones first. */
static size_t
words_of(struct arena *a, const struct query *root, struct misspelt *out)
{
	const struct query *open[QUERY_TREE_MAX];
	size_t n = 0, count = 0;

	open[n++] = root;
	while (n > 0 && count < WORDS_MAX) {
		const struct query *q = open[--n];

		if (q->kind == QUERY_TERM && read_word(a, q, &out[count]))
			count++;
		if (q->kind == QUERY_NOT || n + 2 > QUERY_TREE_MAX)
			continue;
		if (q->right != NULL)
			open[n++] = q->right;
		if (q->left != NULL)
			open[n++] = q->left;
	}
	return count;
}

/* Adds ${q} with ${word} in its place, if that finds something. */
static enum err
try_word(struct db *db, const struct search *s, const char *q,
	const struct misspelt *m, const char *word, struct spellings *out)
{
	struct arena *a = db_arena(db);
	struct spelling *items = (struct spelling *)out->items;
	struct search again = *s;
	struct query_error error;
	struct search_page page;
	const struct query *tree;
	const char *text;
	enum err e;

	text = arena_printf(a, "%.*s%s%s", (int)m->start, q, word, q + m->end);
	if (query_parse(a, text, &tree, &error) != OK || tree == NULL)
		return OK;
	again.words = tree;
	again.numbers.count = again.bases.count = 0;
	again.cursor = NULL;
	again.skip = 0;
	again.limit = 1;
	if ((e = search_list(db, &again, &page)) != OK || page.total == 0)
		return e;
	items[out->count++] =
		(struct spelling){ .q = text, .count = page.total };
	return OK;
}

static enum err
try_near(struct db *db, const struct search *s, const char *q,
	const struct misspelt *m, struct spellings *out)
{
	size_t letters = text_length(m->word), i;
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_SPELL_WORDS,
		     DB_ARGS(m->word, m->stem, db_int(db, letters < 6 ? 1 : 2),
			     db_int(db, NEAR_MAX)),
		     &rows)) != OK)
		return e;
	for (i = 0; i < rows_count(rows) && out->count < SPELL_MAX; i++)
		if ((e = try_word(db, s, q, m, rows_str(rows, i, "word"),
			     out)) != OK)
			return e;
	return OK;
}

enum err
spell_list(struct db *db, const struct search *s, const char *q,
	struct spellings *out)
{
	struct misspelt words[WORDS_MAX];
	size_t count, i;
	enum err e;

	*out = (struct spellings){ .items = ARENA_ARRAY(db_arena(db),
					   SPELL_MAX + 1, struct spelling) };
	if (s->words == NULL)
		return OK;
	count = words_of(db_arena(db), s->words, words);
	for (i = 0; i < count && out->count < SPELL_MAX; i++)
		if (words[i].end <= strlen(q) &&
			(e = try_near(db, s, q, &words[i], out)) != OK)
			return e;
	return OK;
}
