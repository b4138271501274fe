/*
 * The steps of the journey that do more than store answers: evidence, terms,
 * account.
 */
#include <string.h>

#include "account/account.h"
#include "application/apply_form.h"
#include "application/apply_pages.h"
#include "application/evidence_pages.h"
#include "application/submit.h"

static enum err
enter(struct req *r, enum step_id id, bool visit_is_enough, struct apply **out)
{
	static const char *const slugs[] = { [STEP_EVIDENCE] = "evidence",
		[STEP_TERMS] = "terms",
		[STEP_ACCOUNT] = "account" };
	struct apply *a;
	enum err e;

	if ((e = apply_load(r, visit_is_enough, &a)) != OK || r->status != 0)
		return e;
	a->step = journey_step(slugs[id]);
	*out = a;
	return apply_form_make(r, a->app, id, &a->form);
}

/* --- evidence ----------------------------------------------------------- */

static enum err
save_evidence(struct req *r, struct apply *a)
{
	struct actor actor = account_actor(r);
	struct application_save save = {
		.id = a->app->id, .step = "evidence", .account_id = r->person.id
	};
	enum err e, files;

	e = apply_form_take(r, STEP_EVIDENCE, a->form, &save.answers);
	if (e != OK && e != ERR_INVALID)
		return e;
	/* Good files are kept even when something else has to be put right. */
	files = evidence_take(r, a->app->id, a->form);
	if (files != OK && files != ERR_INVALID)
		return files;
	if (e != OK || files != OK)
		return apply_show(r, a, 422);
	if ((e = application_update_answers(r->db, &actor, &save)) != OK)
		return e;
	if (req_form(r, "stay") != NULL)
		return req_redirect(
			r, "%s", req_path(r, "/apply/%s/evidence", a->app->id));
	return apply_go_on(r, a->app->id);
}

enum err
apply_evidence_page(struct req *r)
{
	struct actor actor = account_actor(r);
	const char *gone = req_form(r, "remove");
	struct apply *a;
	enum err e;

	if ((e = enter(r, STEP_EVIDENCE, false, &a)) != OK || r->status != 0)
		return e;
	if (!application_editable(a->app->state) ||
		!journey_may_visit(&a->journey, STEP_EVIDENCE))
		return apply_go_on(r, a->app->id);
	if (gone == NULL)
		return save_evidence(r, a);
	if ((e = evidence_update_removed(r->db, &actor, a->app->id, gone)) !=
		OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/apply/%s/evidence", a->app->id));
}

/* --- submitting --------------------------------------------------------- */

/* Submits for the person who is signed in and shows the result. */
static enum err
submit(struct req *r, const struct apply *a,
	const struct application_save *accepted)
{
	struct actor actor = account_actor(r);
	const char *reply = NULL;
	bool again;
	enum err e;

	if (accepted != NULL && form_value(a->form, "reply")[0] != '\0')
		reply = form_value(a->form, "reply");
	e = application_submit(r->db, &actor,
		&(struct submission){ .id = a->app->id,
			.account_id = r->person.id,
			.reply = reply,
			.accepted = accepted },
		&again);
	/* An answer is missing, or the terms have changed in this minute:
	 * the journey leads there. */
	if (e == ERR_INVALID)
		return apply_go_on(r, a->app->id);
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s", req_path(r, "/applications/%s", a->app->id));
}

/* The words that were shown must be those in force. */
static enum err
check_words(struct req *r, struct apply *a, enum lang *shown)
{
	const char *sum = form_value(a->form, "terms_sha256");

	if (lang_read(form_value(a->form, "shown"), shown) == OK &&
		strcmp(sum, a->terms.sha256[*shown]) == 0)
		return OK;
	return form_error(a->form, NULL,
		req_tr(r,
			N_("The terms on your page are no longer those in "
			   "force. Read them again before you accept them.")));
}

enum err
apply_terms_page(struct req *r)
{
	struct actor actor = account_actor(r);
	struct application_save save = { .step = "terms" };
	enum lang shown = LANG_EN;
	struct apply *a;
	enum err e;

	if ((e = enter(r, STEP_TERMS, false, &a)) != OK || r->status != 0)
		return e;
	if (!application_editable(a->app->state))
		return apply_go_on(r, a->app->id);
	/* Nothing before may be missing: who is bound, and to what? */
	if (!journey_may_visit(&a->journey, STEP_TERMS))
		return apply_go_on(r, a->app->id);
	e = form_read(r, a->form);
	if (check_words(r, a, &shown) != OK)
		e = ERR_INVALID;
	if (e != OK)
		return apply_show(r, a, 422);
	save.id = a->app->id;
	save.account_id = r->person.id;
	save.version = a->terms.version;
	save.answers = apply_form_acceptance(r, &a->terms, shown);
	if (r->person.id != 0)
		return submit(r, a, &save);
	/* The account comes next; with it the application is submitted. */
	if ((e = application_update_answers(r->db, &actor, &save)) != OK)
		return e;
	return apply_go_on(r, a->app->id);
}

enum err
apply_account_page(struct req *r)
{
	struct actor actor;
	struct application_save save = { .step = "account", .answers = "{}" };
	struct apply *a;
	enum err e;

	if ((e = enter(r, STEP_ACCOUNT, true, &a)) != OK || r->status != 0)
		return e;
	if (r->person.id != 0)
		return apply_go_on(r, a->app->id);
	if (a->app->account_id == 0 &&
		!journey_may_visit(&a->journey, STEP_ACCOUNT))
		return apply_go_on(r, a->app->id);
	e = form_read(r, a->form);
	/* The account is of the person who signs. */
	form_set(a->form, "name", a->app->answers->signatory);
	if (e == OK)
		e = account_sign_up(r, a->form);
	if (e == ERR_INVALID)
		return apply_show(r, a, 422);
	if (e != OK)
		return e;
	/* From here on the person is known. A crash here leaves an account
	 * and a draft of this visit: the next page shown goes on with it. */
	if ((e = apply_load(r, false, &a)) != OK || r->status != 0)
		return e;
	if (!application_editable(a->app->state))
		return apply_go_on(r, a->app->id);
	if (a->app->route == TERMS_OPEN)
		return submit(r, a, NULL);
	actor = account_actor(r);
	save.id = a->app->id;
	save.account_id = r->person.id;
	if ((e = application_update_answers(r->db, &actor, &save)) != OK)
		return e;
	return apply_go_on(r, a->app->id);
}
