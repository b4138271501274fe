#include <string.h>

#include "base/day.h"
#include "base/named.h"
#include "patent/office.h"
#include "patent/patent_cite.h"
#include "patent/patent_ld.h"
#include "patent/patent_part.h"

static const struct {
	enum permalink form;
	const char *type;
	const char *title;
} forms[] = {
	{ PERMALINK_JSON, "application/json", "JSON" },
	{ PERMALINK_JSONLD, "application/ld+json", "JSON-LD" },
	{ PERMALINK_BIBTEX, "application/x-bibtex", "BibTeX" },
	{ PERMALINK_RIS, "application/x-research-info-systems", "RIS" },
	{ PERMALINK_CSL, "application/vnd.citationstyles.csl+json",
		"CSL-JSON" },
};

#define FORMS (sizeof(forms) / sizeof(forms[0]))

const char *
patent_form_path(struct req *r, const char *number, enum permalink form)
{
	if (form == PERMALINK_JSON)
		return arena_printf(r->arena, "/api/v1/patents/%s", number);
	return req_path(r, "/patents/%s%s", number, permalink_suffix(form));
}

/* What `canopy demo` loads says so where others name their source. */
#define INVENTED "Demonstration"

void
patent_outsides(struct req *r, const struct patent *p, struct outsides *out)
{
	bool invented = r->demo && p->status_source != NULL &&
			strcmp(p->status_source, INVENTED) == 0;

	*out = (struct outsides){ 0 };
	if (!invented)
		outside_list(r->arena, p, r->lang, out);
}

static void
read_cite(struct req *r, const struct patent *p, struct cite *out)
{
	char *today = arena_alloc(r->arena, DAY_SIZE);

	day_today(today);
	patent_cite(r->arena, p, r->lang,
		req_absolute(
			r, arena_printf(r->arena, "/id/patent/%s", p->number)),
		today, out);
}

static const char *
linked(struct req *r, const struct patent *p, const struct cite *c)
{
	struct buf *b = buf_new(r->arena, 4096);
	struct patent_ld ld = {
		.patent = p,
		.cite = c,
		.page = req_absolute(r, req_path(r, "/patents/%s", p->number)),
		.home = req_absolute(r, req_path(r, "")),
	};

	if (p->pooled) {
		ld.licence = req_absolute(r,
			p->terms == NULL ? req_path(r, "/terms")
					 : req_path(r, "/terms/%s", p->terms));
		ld.member_name =
			named_pick(r->arena, r->lang, p->member_name).text;
		ld.member_page =
			req_absolute(r, req_path(r, "/members/%s", p->member));
	}
	patent_outsides(r, p, &ld.same);
	patent_ld_put(b, &ld);
	return b->data;
}

struct metas {
	struct page_meta *items;
	size_t count;
};

static void
add(struct metas *m, const char *name, const char *content)
{
	if (content != NULL && *content != '\0')
		m->items[m->count++] = (struct page_meta){ name, content };
}

/* Names of Dublin Core, and those that reference managers look for. */
static void
read_metas(struct req *r, const struct cite *c, const struct patent *p,
	struct page *page)
{
	size_t people = c->inventors.count + c->applicants.count, i;
	struct metas m = {
		ARENA_ARRAY(r->arena, 2 * people + 16, struct page_meta), 0
	};
	const char *title = c->title == NULL ? p->number : c->title;

	add(&m, "citation_title", title);
	for (i = 0; i < c->inventors.count; i++)
		add(&m, "citation_author", c->inventors.items[i]);
	if (p->published != NULL)
		add(&m, "citation_publication_date",
			arena_printf(r->arena, "%.4s/%.2s/%s", p->published,
				p->published + 5, p->published + 8));
	add(&m, "citation_patent_number", p->number);
	add(&m, "citation_patent_country", p->office);
	add(&m, "citation_patent_application_number", p->application_number);
	add(&m, "citation_language", c->lang);
	add(&m, "citation_abstract_html_url", req_absolute(r, page->canonical));
	add(&m, "DC.type", "Patent");
	add(&m, "DC.title", title);
	add(&m, "DC.identifier", c->url);
	for (i = 0; i < c->inventors.count; i++)
		add(&m, "DC.creator", c->inventors.items[i]);
	for (i = 0; i < c->applicants.count; i++)
		add(&m, "DC.contributor", c->applicants.items[i]);
	add(&m, "DC.date", p->published);
	add(&m, "DC.language", c->lang);
	page->metas = (struct page_metas){ m.items, m.count };
}

void
patent_head(struct req *r, const struct patent_view *v, struct page *page)
{
	struct page_form *items =
		ARENA_ARRAY(r->arena, FORMS, struct page_form);
	struct cite c;
	size_t i;

	read_cite(r, v->patent, &c);
	read_metas(r, &c, v->patent, page);
	for (i = 0; i < FORMS; i++)
		items[i] = (struct page_form){ forms[i].type, forms[i].title,
			patent_form_path(r, v->patent->number, forms[i].form) };
	page->forms = (struct page_forms){ items, FORMS };
	page->linked = linked(r, v->patent, &c);
}

static enum err
put_file(struct req *r, const char *number, const char *suffix,
	const char *media, const char *text)
{
	req_set_header(r, "content-disposition",
		arena_printf(r->arena, "attachment; filename=\"%s%s\"", number,
			suffix));
	return req_bytes(r, media, text, strlen(text));
}

enum err
patent_put_form(struct req *r, const struct patent *p, enum permalink form)
{
	static const enum cite_format formats[PERMALINK_COUNT] = {
		[PERMALINK_BIBTEX] = CITE_BIBTEX,
		[PERMALINK_RIS] = CITE_RIS,
		[PERMALINK_CSL] = CITE_CSL,
	};
	enum cite_format format = formats[form];
	const char *text;
	struct buf *b;
	struct cite c;

	read_cite(r, p, &c);
	if (form == PERMALINK_JSONLD) {
		text = linked(r, p, &c);
		return req_bytes(r, "application/ld+json", text, strlen(text));
	}
	b = buf_new(r->arena, 4096);
	buf_str(b, cite_before(format));
	cite_put(b, format, &c);
	buf_str(b, cite_after(format));
	return put_file(r, p->number, permalink_suffix(form),
		cite_media(format), b->data);
}
