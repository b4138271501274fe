#include "pool/notice_pages.h"

#include <string.h>

#include "account/account.h"
#include "patent/number.h"

#define PATENTS_MAX 50

/* Numbers of the preview's field, in normal form, each once. */
static enum err
read_numbers(struct req *r, const char **out, size_t *count)
{
	const char *typed = req_form(r, "patents");
	char *text = arena_strdup(r->arena, typed == NULL ? "" : typed), *rest;
	char *word = strtok_r(text, " \t\r\n,;", &rest);
	size_t i;

	*count = 0;
	for (; word != NULL; word = strtok_r(NULL, " \t\r\n,;", &rest)) {
		struct patent_number number;

		if (patent_number_read(r->arena, word, &number) != OK ||
			*count == PATENTS_MAX)
			return ERR_INVALID;
		for (i = 0; i < *count; i++)
			if (strcmp(out[i], number.text) == 0)
				break;
		if (i == *count)
			out[(*count)++] = number.text;
	}
	return *count > 0 ? OK : ERR_INVALID;
}

enum err
notice_post(struct req *r)
{
	const char *what = req_form(r, "what"), *on = req_form(r, "on");
	const char *numbers[PATENTS_MAX];
	struct actor actor = account_actor(r);
	size_t count;
	enum err e;

	if (r->person.organisation == NULL)
		return ERR_DENIED;
	r->problem = N_("Nothing was announced. Choose patents of yours and a "
			"day that leaves the time of notice. Look at the "
			"preview again.");
	if (what == NULL || on == NULL || !day_valid(on))
		return ERR_INVALID;
	if (strcmp(what, "exit") == 0)
		e = notice_exit(r->db, &actor, r->person.organisation, on);
	else if ((e = read_numbers(r, numbers, &count)) == OK)
		e = notice_withdraw(r->db, &actor, r->person.organisation,
			numbers, count, on);
	if (e != OK)
		return e;
	return req_redirect(r, "%s", req_path(r, "/portal/due"));
}
