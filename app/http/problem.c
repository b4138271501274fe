#include "http/problem.h"

#include <string.h>

#include "base/conf.h"
#include "base/json.h"
#include "views.h"

static const struct problem problems[] = {
	{ 500, "internal", N_("Something went wrong on our side"),
		N_("Your request was not carried out. Try again in a few "
		   "minutes. If it happens again, tell the secretariat the "
		   "request number below.") },
	{ 400, "bad-request", N_("This request cannot be read"),
		N_("The address or the form has a part that is not "
		   "well-formed. Check the address, or go back and send the "
		   "form again.") },
	{ 401, "sign-in", N_("Sign in first"),
		N_("This page is for people who have signed in.") },
	{ 403, "denied", N_("You cannot do this"),
		N_("Your account may not open this page or do this. Sign in "
		   "with another account, or ask the secretariat.") },
	{ 404, "not-found", N_("Page not found"),
		N_("There is nothing at this address. Check the number or "
		   "the address, or search for the patent.") },
	{ 405, "method", N_("This cannot be done here"),
		N_("The address exists, but not for this kind of request.") },
	{ 409, "conflict", N_("Somebody was faster, or the state has changed"),
		N_("What you wanted to change is no longer in the state that "
		   "you saw. Go back, reload the page and look at its state "
		   "now.") },
	{ 413, "too-large", N_("This is too large"),
		N_("A request may hold 12 MB at the most. Send smaller "
		   "files.") },
	{ 415, "media-type", N_("This kind of content is not understood"),
		N_("Send the form as your browser does, or JSON.") },
	{ 421, "host", N_("Wrong host name"),
		N_("This service does not answer under this name.") },
	{ 422, "invalid", N_("Something in the form needs to be put right"),
		N_("Go back and correct what is marked.") },
	{ 429, "limit", N_("Too many attempts"),
		N_("Wait a little, then try again. The limit protects "
		   "everybody's accounts.") },
	{ 503, "busy", N_("The registry is busy or being maintained"),
		N_("Nothing was lost. Try again in a few seconds.") },
	{ 419, "form-expired", N_("This form has expired"),
		N_("For your safety a form can be sent only from the page "
		   "that showed it. Go back, reload the page and send it "
		   "again.") },
};

/* An unknown status reads as 500. */
static const struct problem *
problem_find(int status)
{
	size_t i;

	for (i = 0; i < sizeof(problems) / sizeof(problems[0]); i++)
		if (problems[i].status == status)
			return &problems[i];
	return &problems[0];
}

static void
add_place(struct json_writer *w, const struct problem_place *p)
{
	json_set_int(w, "offset", p->offset);
	json_set_int(w, "length", p->length);
	if (p->repair == NULL)
		return;
	json_set(w, "repair", p->repair);
}

static void
answer_json(struct req *r, const struct problem *p, int status)
{
	struct json_writer w = { .out = r->out };
	const struct problem_pointer *e;

	json_open(&w, '{');
	json_set(&w, "type",
		arena_printf(r->arena, "%s/problems/%s", conf()->url, p->slug));
	json_set(&w, "title", req_tr(r, p->title));
	json_set_int(&w, "status", status);
	json_set(&w, "detail",
		req_tr(r, r->problem != NULL ? r->problem : p->text));
	json_set(&w, "instance",
		arena_printf(r->arena, "urn:request:%s", r->id));
	if (r->errors != NULL) {
		json_key(&w, "errors");
		json_open(&w, '[');
		for (e = r->errors; e != NULL; e = e->next) {
			json_open(&w, '{');
			json_set(&w, "pointer", e->pointer);
			json_set(&w, "detail", e->detail);
			if (e->place != NULL)
				add_place(&w, e->place);
			json_close(&w, '}');
		}
		json_close(&w, ']');
	}
	json_close(&w, '}');
	req_set_header(r, "content-type", "application/problem+json");
}

const struct problem_faults *
problem_faults(struct req *r)
{
	struct problem_faults *out = ARENA_NEW(r->arena, struct problem_faults);
	const struct problem_pointer *p;
	struct problem_fault *items;
	size_t n = 0;

	for (p = r->errors; p != NULL; p = p->next)
		n++;
	items = ARENA_ARRAY(r->arena, n + 1, struct problem_fault);
	for (p = r->errors; p != NULL; p = p->next)
		items[out->count++] =
			(struct problem_fault){ strrchr(p->pointer, '/') + 1,
				p->detail };
	out->items = items;
	return out;
}

void
problem_status(struct req *r, int status)
{
	const struct problem *p = problem_find(status);

	/* 419 is no status of HTTP: it only picks the words of a 403. */
	r->status = status == 419 ? 403 : p->status;
	r->out_bytes = NULL;
	r->out_private = true;
	buf_clear(r->out);
	if (r->status == 503)
		req_set_header(r, "retry-after", "2");
	if (r->api) {
		answer_json(r, p, r->status);
		return;
	}
	view_problem_page(r, req_tr(r, p->title),
		req_tr(r, r->problem != NULL ? r->problem : p->text));
	req_set_header(r, "content-type", "text/html; charset=utf-8");
}

void
problem_answer(struct req *r, enum err e)
{
	switch (e) {
	case OK:
		return;
	case ERR_NOT_FOUND:
		problem_status(r, 404);
		return;
	case ERR_CONFLICT:
		problem_status(r, 409);
		return;
	case ERR_INVALID:
		problem_status(r, 400);
		return;
	case ERR_DENIED:
		problem_status(r, 403);
		return;
	case ERR_BUSY:
	case ERR_UNKNOWN:
		problem_status(r, 503);
		return;
	case ERR_BUG:
		break;
	}
	problem_status(r, 500);
}

enum err
problem_show(struct req *r)
{
	const char *slug = req_param(r, "slug");
	size_t i;

	for (i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
		if (strcmp(problems[i].slug, slug) != 0)
			continue;
		view_problem_page(r, req_tr(r, problems[i].title),
			req_tr(r, problems[i].text));
		return req_html(r);
	}
	return ERR_NOT_FOUND;
}
