#include "patent/patent_cite.h"

#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/named.h"
#include "patent/office.h"
#include "patent/patent.h"
#include "patent/wording.h"

static struct cite_list
priorities(struct arena *a, const char *text)
{
	const struct json *list;
	const char **items;
	const char *why;
	size_t i, n, count = 0;

	if (json_parse(a, text, strlen(text), &list, &why) != OK)
		return (struct cite_list){ 0 };
	n = json_count(list);
	items = ARENA_ARRAY(a, n + 1, const char *);
	for (i = 0; i < n; i++) {
		const char *number =
			json_text(json_get(json_at(list, i), "number"));

		if (number != NULL)
			items[count++] = number;
	}
	return (struct cite_list){ items, count };
}

void
patent_cite(struct arena *a, const struct patent *p, enum lang lang,
	const char *url, const char *today, struct cite *out)
{
	struct named title = named_pick(a, lang, p->title);
	struct wordings abstracts;
	size_t i;

	*out = (struct cite){
		.number = p->number,
		.office = office_label(a, p->office, LANG_EN),
		.title = title.text,
		.lang = title.lang[0] == '\0' ? NULL : title.lang,
		.application_number = p->application_number,
		.filed = p->filed,
		.published = p->published,
		.status = p->status,
		.inventors = { p->inventors, p->inventor_count },
		.applicants = { p->applicants, p->applicant_count },
		.priorities = priorities(a, p->priority),
		.keywords = { p->cpc, p->cpc_count },
		.url = url,
		.accessed = today,
	};
	if (p->applicant_count == 0)
		out->applicants =
			(struct cite_list){ p->owners, p->owner_count };
	wording_list(a, p->abstract, lang, &abstracts);
	for (i = 0; i < abstracts.count; i++)
		if (strcmp(abstracts.items[i].lang, title.lang) == 0)
			out->abstract = abstracts.items[i].text;
}
