#include "patent/patent_ld.h"

#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "patent/patent.h"

static void
put(struct json_writer *w, const char *key, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	json_set(w, key, text);
}

static void
put_identifier(struct json_writer *w, const char *name, const char *value)
{
	if (value == NULL)
		return;
	json_open(w, '{');
	put(w, "@type", "PropertyValue");
	put(w, "propertyID", name);
	put(w, "value", value);
	json_close(w, '}');
}

static void
put_things(struct json_writer *w, const char *key, const char *type,
	const struct cite_list *names)
{
	size_t i;

	if (names->count == 0)
		return;
	json_key(w, key);
	json_open(w, '[');
	for (i = 0; i < names->count; i++) {
		json_open(w, '{');
		put(w, "@type", type);
		put(w, "name", names->items[i]);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
put_texts(struct json_writer *w, const char *key, const struct cite_list *list)
{
	if (list->count > 0)
		json_set_list(w, key, list->items, list->count);
}

static void
put_same(struct json_writer *w, const struct outsides *same)
{
	size_t i;

	if (same->count == 0)
		return;
	json_key(w, "sameAs");
	json_open(w, '[');
	for (i = 0; i < same->count; i++)
		json_add_string(w, same->items[i].path);
	json_close(w, ']');
}

/* What it is licensed under, and by whom it came into the pool. */
static void
put_licence(struct json_writer *w, const struct patent_ld *ld)
{
	if (ld->licence == NULL)
		return;
	put(w, "license", ld->licence);
	if (ld->member_name != NULL) {
		json_key(w, "maintainer");
		json_open(w, '{');
		put(w, "@type", "Organization");
		put(w, "name", ld->member_name);
		put(w, "url", ld->member_page);
		json_close(w, '}');
	}
}

void
patent_ld_put(struct buf *b, const struct patent_ld *ld)
{
	const struct patent *p = ld->patent;
	const struct cite *c = ld->cite;
	struct json_writer w = { b, false };

	json_open(&w, '{');
	put(&w, "@context", "https://schema.org");
	put(&w, "@type", "CreativeWork");
	put(&w, "@id", c->url);
	put(&w, "additionalType", "https://www.wikidata.org/entity/Q253623");
	put(&w, "url", ld->page);
	put(&w, "name",
		c->title == NULL || *c->title == '\0' ? p->number : c->title);
	put(&w, "inLanguage", c->lang);
	put(&w, "abstract", c->abstract);
	json_key(&w, "identifier");
	json_open(&w, '[');
	put_identifier(&w, "Publication number", p->number);
	put_identifier(&w, "Application number", p->application_number);
	put_identifier(&w, "Patent family", p->family);
	json_close(&w, ']');
	put_things(&w, "creator", "Person", &c->inventors);
	put_things(&w, "sourceOrganization", "Organization", &c->applicants);
	put(&w, "dateCreated", p->filed);
	put(&w, "datePublished", p->published);
	put(&w, "creativeWorkStatus", p->status);
	put_texts(&w, "keywords", &c->keywords);
	put_licence(&w, ld);
	put_same(&w, &ld->same);
	json_key(&w, "isPartOf");
	json_open(&w, '{');
	put(&w, "@type", "DataCatalog");
	put(&w, "name", "Canopy");
	put(&w, "url", ld->home);
	json_close(&w, '}');
	json_close(&w, '}');
}
