#include "base/lang.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/catalogue.h"

static const struct {
	const char *key;
	const char *html;
	const char *name;
} langs[LANG_COUNT] = {
	[LANG_EN] = { "en", "en", "English" },
	[LANG_ZH] = { "zh", "zh-Hans", "简体中文" },
	[LANG_JA] = { "ja", "ja", "日本語" },
};

const char *
lang_key(enum lang l)
{
	return langs[l].key;
}

const char *
lang_html(enum lang l)
{
	return langs[l].html;
}

const char *
lang_name(enum lang l)
{
	return langs[l].name;
}

const char *
lang_label(const struct lang_label *list, const char *word, const char *other)
{
	for (; word != NULL && list->word != NULL; list++)
		if (strcmp(list->word, word) == 0)
			return list->label;
	return other;
}

enum err
lang_read(const char *key, enum lang *out)
{
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		if (strcmp(langs[l].key, key) == 0) {
			*out = (enum lang)l;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

enum lang
lang_accept(const char *header)
{
	enum lang best = LANG_EN;
	double best_q = 0;
	const char *p = header == NULL ? "" : header;

	while (*p != '\0') {
		const char *end, *semi;
		double q = 1;
		int l;

		p += strspn(p, " \t,");
		end = p + strcspn(p, ",");
		semi = memchr(p, ';', (size_t)(end - p));
		if (semi != NULL && strncmp(semi, ";q=", 3) == 0)
			q = strtod(semi + 3, NULL);
		for (l = 0; l < LANG_COUNT; l++)
			if (strncmp(p, langs[l].key, 2) == 0 &&
				strchr(";,- \t", p[2]) != NULL && q > best_q) {
				best = (enum lang)l;
				best_q = q;
			}
		p = end;
	}
	return best;
}

static int
compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct catalogue_entry *)entry)->message);
}

const char *
tr(enum lang l, const char *message)
{
	const struct catalogue_entry *e;

	if (l == LANG_EN)
		return message;
	e = bsearch(message, catalogue, catalogue_count, sizeof(catalogue[0]),
		compare);
	if (e == NULL)
		return message;
	return l == LANG_ZH ? e->zh : e->ja;
}

const char *
tr_n(enum lang l, const char *one, const char *many, long n)
{
	if (l == LANG_EN)
		return n == 1 ? one : many;
	return tr(l, one);
}

char *
tr_fill(struct arena *a, const char *translated, ...)
{
	struct buf *b = buf_new(a, strlen(translated) + 64);
	const char *p = translated;

	while (*p != '\0') {
		size_t n = strcspn(p, "{");
		const char *end, *name, *value = NULL;
		va_list ap;

		buf_add(b, p, n);
		p += n;
		if (*p == '\0')
			break;
		end = strchr(p, '}');
		if (end == NULL) {
			buf_str(b, p);
			break;
		}
		va_start(ap, translated);
		while ((name = va_arg(ap, const char *)) != NULL) {
			value = va_arg(ap, const char *);
			if (strlen(name) == (size_t)(end - p - 1) &&
				strncmp(name, p + 1, strlen(name)) == 0)
				break;
			value = NULL;
		}
		va_end(ap);
		if (value != NULL)
			buf_str(b, value);
		else
			buf_add(b, p, (size_t)(end + 1 - p));
		p = end + 1;
	}
	return b->data;
}
