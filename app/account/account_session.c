/*
 * Sessions of requests: who is asking, signing in and out, signing up.
 */
#include <string.h>

#include "account/account.h"
#include "account/account_entry.h"
#include "account/account_store.h"
#include "account/password.h"
#include "base/arena.h"
#include "base/secret.h"
#include "http/cookie.h"

enum err
account_session_load(struct req *r, const char *token)
{
	struct person p = r->person;
	enum err e;

	e = session_find_person(r->db, token, &p);
	if (e == ERR_NOT_FOUND)
		return OK;
	if (e != OK)
		return e;
	r->person = p;
	return OK;
}

enum err
account_sign_in(struct req *r, int64_t id)
{
	struct person p = { .id = 0 };
	char token[SECRET_HEX_SIZE];
	long seconds;
	enum err e;

	/* A token that was there before somebody signed in may be known to
	 * others: a new one each time. */
	secret_token(token);
	e = session_insert(
		r->db, token, id, r->person.session_token, &p, &seconds);
	if (e == ERR_NOT_FOUND)
		return ERR_DENIED;
	if (e != OK)
		return e;
	p.session_token = arena_strdup(r->arena, token);
	cookie_set(r, COOKIE_SESSION, p.session_token, seconds);
	r->person = p;
	r->out_private = true;
	return OK;
}

enum err
account_sign_out(struct req *r)
{
	enum err e;

	if (r->person.session_token[0] != '\0' &&
		(e = session_delete(r->db, r->person.session_token)) != OK)
		return e;
	cookie_set(r, COOKIE_SESSION, "", -1);
	r->person = (struct person){ .session_token = "" };
	return OK;
}

/*
 * Without mail nothing can be said to the owner of an address alone, and a
 * new account begins with signing in at once: whether an address was free
 * shows in any case. So the page says it plainly and helps who has merely
 * forgotten; what protects the list of addresses is the limit on sign-ups.
 * Checking the password takes the time of hashing a new one.
 */
static enum err
taken(struct req *r, struct form *form, const struct account_secret *there)
{
	struct password_verdict v = { .right = false };
	int retry;
	enum err e;

	/* It is a way to try passwords like the page for signing in: beyond
	 * what that allows for an account none is looked at here, either. */
	if (account_entry_pass(r, form_value(form, "email"), &retry) &&
		(e = password_verify(r->arena, r->host,
			 there == NULL ? NULL : there->password,
			 form_value(form, "password"), &v)) != OK)
		return e;
	if (v.right && there != NULL)
		return account_sign_in(r, there->id);
	return form_error(form, "email",
		req_tr(r, N_("This address has an account already. Sign in "
			     "with it, or ask the secretariat for a link if "
			     "you have forgotten the password")));
}

/* All that is wrong is said at once, with what form_read() has found. */
static enum err
check_form(struct req *r, struct form *form, const char **email)
{
	const char *password = form_value(form, "password");
	const char *why;

	*email = "";
	if (form_state(form, "email")->error == NULL &&
		account_email_normalize(
			r->arena, form_value(form, "email"), email) != OK)
		(void)form_error(form, "email",
			req_tr(r, N_("Enter an e-mail address such as "
				     "name@example.org")));
	if (form_state(form, "password")->error == NULL &&
		account_password_check(password, *email, &why) != OK)
		(void)form_error(form, "password", req_tr(r, why));
	return form->failed ? ERR_INVALID : OK;
}

enum err
account_sign_up(struct req *r, struct form *form)
{
	struct account_new a = {
		.name = form_value(form, "name"),
		.role = APPLICANT,
	};
	struct actor actor = account_actor(r);
	struct account_secret there;
	const struct account *any;
	int64_t id;
	enum err e;

	if (check_form(r, form, &a.email) != OK)
		return ERR_INVALID;
	e = account_secret_find(r->db, a.email, &there);
	if (e == OK)
		return taken(r, form, &there);
	if (e == ERR_NOT_FOUND)
		e = account_find_by_email(r->db, a.email, &any);
	if (e == OK)
		return taken(r, form, NULL);
	if (e != ERR_NOT_FOUND)
		return e;
	if ((e = password_hash(r->arena, r->host, form_value(form, "password"),
		     &a.password)) != OK)
		return e;
	/* Two windows may send the same address at once. */
	e = account_create(r->db, &actor, &a, &id);
	if (e == ERR_CONFLICT) {
		e = account_secret_find(r->db, a.email, &there);
		return taken(r, form, e == OK ? &there : NULL);
	}
	if (e != OK)
		return e;
	return account_sign_in(r, id);
}
