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

static void
read_text(struct req *r, const struct patent *p, const struct wording *chosen,
	const struct wordings *abstracts, const struct wordings *claims,
	struct patent_texts *out)
{
	const struct wording *abstract = wording_find(abstracts, chosen->key);
	const struct wording *claim = wording_find(claims, chosen->key);
	struct claims all = { 0 };

	out->lang = chosen->lang;
	out->name = chosen->name;
	out->translated = !office_publishes(p->office, chosen->key);
	out->original = out->translated ? only_language(p) : NULL;
	if (abstract != NULL)
		out->abstract = abstract->text;
	if (claim != NULL)
		wording_claims(r->arena, claim, &all);
	claim_select(r->arena, &all, false, &out->independent);
	claim_select(r->arena, &all, true, &out->dependent);
}

void
patent_texts_read(
	struct req *r, const struct patent *p, struct patent_texts *out)
{
	const char *asked = req_query(r, "text");
	const struct wording **all;
	struct wordings abstracts, claims;
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
	read_text(r, p, all[at], &abstracts, &claims, out);
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
