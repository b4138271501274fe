/*
 * What a template may not say: elements, attributes, addresses, and words
 * that no translator has seen.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "tools/viewc.h"

static bool
listed(const char *name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcasecmp(name, *list) == 0)
			return true;
	return false;
}

static const char *const refused_elements[] = { "style", "base", "iframe",
	"object", "embed", "applet", "frame", "frameset", "noembed", "noframes",
	"xmp", "plaintext", NULL };
static const char *const void_elements[] = { "area", "br", "col", "hr", "img",
	"input", "link", "meta", "source", "track", "wbr", NULL };
static const char *const url_attributes[] = { "href", "src", "action",
	"formaction", "poster", "cite", "data", "background", "xlink:href",
	NULL };
/* Their values are lists of addresses, HTML or directives: no writer fits. */
static const char *const refused_attributes[] = { "style", "srcset",
	"imagesrcset", "srcdoc", "ping", "http-equiv", NULL };
static const char *const people_attributes[] = { "alt", "title", "aria-label",
	"aria-description", "aria-roledescription", "aria-valuetext",
	"aria-placeholder", "placeholder", "label", "abbr", "summary", NULL };
static const char *const safe_schemes[] = { "http", "https", "mailto", "tel",
	NULL };
static const char *const button_types[] = { "submit", "button", "reset", NULL };
static const char *const people_metas[] = { "description", "og:title",
	"og:description", "og:site_name", NULL };

bool
rule_for_people(const char *attribute)
{
	return listed(attribute, people_attributes) ||
	       strncmp(attribute, "data-i18n", 9) == 0;
}

_Noreturn void
rule_english(const struct html_writer *w, const char *what, int line)
{
	die(w->path, line,
		"%s stands outside {%% t %%}: translate it, or mark its "
		"element with translate=\"no\"",
		what);
}

void
rule_element(const struct html_writer *w, const struct place *h, int line)
{
	if (listed(h->element, refused_elements))
		die(w->path, line, "the element %s is not allowed%s",
			h->element,
			strcmp(h->element, "style") == 0
				? ": styles live in assets/scss"
				: "");
	if (h->text_element[0] != '\0' &&
		strcmp(h->element, h->text_element) != 0)
		die(w->path, line, "%s holds text only: </%s> is expected here",
			h->text_element, h->text_element);
}

void
rule_attribute(const struct html_writer *w, const struct place *h, int line)
{
	if (h->closing)
		die(w->path, line, "the end tag %s has an attribute",
			h->element);
	if (strncmp(h->name, "on", 2) == 0 && h->name[2] != '\0')
		die(w->path, line,
			"%s is inline script: listen for the event in "
			"assets/js",
			h->name);
	if (strcmp(h->name, "style") == 0)
		die(w->path, line,
			"style= is an inline style: write a class in "
			"assets/scss");
	if (listed(h->name, refused_attributes))
		die(w->path, line, "the attribute %s is not allowed", h->name);
}

void
rule_value(struct place *h)
{
	if (h->value_cut)
		return;
	if (strcmp(h->name, "translate") == 0 && strcmp(h->value, "no") == 0)
		h->tag_exempt = true;
	if (strcmp(h->name, "type") == 0 && strcmp(h->element, "input") == 0 &&
		listed(h->value, button_types))
		h->tag_shows_value = true;
	if ((strcmp(h->name, "name") == 0 ||
		    strcmp(h->name, "property") == 0) &&
		strcmp(h->element, "meta") == 0 &&
		listed(h->value, people_metas))
		h->tag_shows_content = true;
}

bool
rule_is_void(const char *element)
{
	return listed(element, void_elements);
}

bool
rule_is_url(const char *attribute)
{
	return listed(attribute, url_attributes);
}

/* The colon that ends the scheme of an address. */
void
rule_scheme(const struct html_writer *w, struct place *h, int line)
{
	if (h->value_cut || !listed(h->value, safe_schemes))
		die(w->path, line,
			"an address may begin with http:, https:, mailto: or "
			"tel:, not with %s:",
			h->value_cut ? "a part that varies" : h->value);
	h->url = URL_SAFE;
}

/* "&name;", "&#1;" or "&#x1;": its length, or 0. */
size_t
rule_entity_length(const char *s, size_t len)
{
	size_t n = 1;

	if (n < len && s[n] == '#')
		n++;
	while (n < len && isalnum((unsigned char)s[n]))
		n++;
	return n < len && n > 1 && s[n] == ';' &&
			       isalnum((unsigned char)s[n - 1])
		       ? n + 1
		       : 0;
}

/*
 * Length of the words for people at ${s}: two or more ASCII letters, or one
 * Han, Kana or Hangul character (U+3000 to U+DFFF); else 0.
 */
size_t
rule_words_length(const char *s, size_t len)
{
	size_t n = 0;

	if ((unsigned char)*s >= 0xe3 && (unsigned char)*s <= 0xed)
		return len < 3 ? len : 3;
	while (n < len && isalpha((unsigned char)s[n]))
		n++;
	return n >= 2 ? n : 0;
}
