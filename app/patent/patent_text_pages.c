#include <string.h>

#include "patent/office.h"
#include "patent/patent_part.h"

/* The address of the page with its texts in another language. */
static const char *
tab_path(struct req *r, const struct patent *p, const char *key)
{
	static const char *const kept[] = { "on", "as_known_at" };
	struct buf *b = buf_new(r->arena, 100);
	size_t i;

	buf_str(b, req_path(r, "/patents/%s?text=", p->number));
	buf_url(b, key);
	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (req_query(r, kept[i]) != NULL) {
			buf_printf(b, "&%s=", kept[i]);
			buf_url(b, req_query(r, kept[i]));
		}
	buf_str(b, "#texts");
	return b->data;
}

/* The language of the office's publications, when there is but one. */
static const char *
only_language(const struct patent *p)
{
	static const struct {
		const char *key;
		const char *name;
	} all[] = { { "de", N_("German") }, { "en", N_("English") },
		{ "fr", N_("French") }, { "ja", N_("Japanese") },
		{ "ko", N_("Korean") }, { "ru", N_("Russian") },
		{ "zh", N_("Chinese") } };
	const char *found = NULL;
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (office_publishes(p->office, all[i].key)) {
			if (found != NULL)
				return NULL;
			found = all[i].name;
		}
	return found;
}

/* The wording in language ${key}; else one that is no translation, else the
 * first; NULL when there is none. Says in ${out} what it is. */
static const struct wording *
choose(const struct patent *p, const struct wordings *list, const char *key,
	struct patent_tongue *out)
{
	const struct wording *w = wording_find(list, key);
	size_t i;

	for (i = 0; w == NULL && i < list->count; i++)
		if (office_publishes(p->office, list->items[i].key))
			w = &list->items[i];
	if (w == NULL && list->count > 0)
		w = &list->items[0];
	if (w == NULL)
		return NULL;
	out->lang = w->lang;
	out->name = w->name;
	out->other = strcmp(w->key, key) != 0;
	out->translated = !office_publishes(p->office, w->key);
	out->original = out->translated ? only_language(p) : NULL;
	return w;
}

void
patent_texts_read(
	struct req *r, const struct patent *p, struct patent_texts *out)
{
	const char *asked = req_query(r, "text");
	const struct wording **all;
	const struct wording *w;
	struct wordings abstracts, claims;
	struct claims said = { 0 };
	struct patent_tab *tabs;
	size_t i, n = 0, at = 0;

	wording_list(r->arena, p->abstract, r->lang, &abstracts);
	wording_list(r->arena, p->claims, r->lang, &claims);
	all = ARENA_ARRAY(r->arena, abstracts.count + claims.count + 1,
		const struct wording *);
	for (i = 0; i < abstracts.count; i++)
		all[n++] = &abstracts.items[i];
	for (i = 0; i < claims.count; i++)
		if (wording_find(&abstracts, claims.items[i].key) == NULL)
			all[n++] = &claims.items[i];
	if (n == 0)
		return;
	tabs = ARENA_ARRAY(r->arena, n, struct patent_tab);
	for (i = 0; i < n; i++) {
		if (strcmp(all[i]->key, lang_key(r->lang)) == 0 &&
			asked == NULL)
			at = i;
		if (asked != NULL && strcmp(all[i]->key, asked) == 0)
			at = i;
		tabs[i].name = all[i]->name;
		tabs[i].path = tab_path(r, p, all[i]->key);
	}
	tabs[at].here = true;
	out->tabs = (struct patent_tabs){ tabs, n };
	if ((w = choose(p, &abstracts, all[at]->key, &out->of_abstract)) !=
		NULL)
		out->abstract = w->text;
	if ((w = choose(p, &claims, all[at]->key, &out->of_claims)) != NULL)
		wording_claims(r->arena, w, &said);
	claim_select(r->arena, &said, false, &out->independent);
	claim_select(r->arena, &said, true, &out->dependent);
}

const char *
patent_claim_id(struct req *r, int number)
{
	return arena_printf(r->arena, "claim-%d", number);
}

const char *
patent_claim_path(struct req *r, int number)
{
	return arena_printf(r->arena, "#claim-%d", number);
}

const struct patent_refs *
patent_refs_of(struct req *r, const struct claim *c)
{
	struct patent_refs *out = ARENA_NEW(r->arena, struct patent_refs);

	*out = (struct patent_refs){ c->refs, c->ref_count };
	return out;
}
