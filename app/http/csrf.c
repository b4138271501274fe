#include "http/csrf.h"

#include <string.h>

#include "base/conf.h"
#include "base/secret.h"
#include "http/cookie.h"

const char *
visit_token(struct req *r)
{
	char token[SECRET_HEX_SIZE];

	if (r->visit[0] != '\0')
		return r->visit;
	secret_token(token);
	r->visit = arena_strdup(r->arena, token);
	cookie_set(r, COOKIE_VISIT, r->visit, 30L * 86400);
	return r->visit;
}

static const char *
token_for(struct req *r, const char *bound)
{
	char token[SECRET_HEX_SIZE];
	const char *secret;

	if (conf_secret(&secret) != OK)
		return "";
	secret_hmac(secret, arena_printf(r->arena, "csrf:%s", bound), token);
	return arena_strdup(r->arena, token);
}

/* The token for a form of this response; makes the visit cookie if needed. */
static const char *
csrf_token(struct req *r)
{
	/* A page with a token is one person's. */
	r->out_private = true;
	return token_for(r,
		r->person.id != 0 ? r->person.session_token : visit_token(r));
}

void
csrf_field(struct req *r)
{
	char once[SECRET_HEX_SIZE];

	buf_printf(r->out, "<input type=\"hidden\" name=\"csrf\" value=\"%s\">",
		csrf_token(r));
	/* What somebody who has not signed in sends is saved step by step or
	 * answered with a cookie, which a repetition could not give again. */
	if (r->person.id == 0)
		return;
	secret_token(once);
	buf_printf(r->out,
		"<input type=\"hidden\" name=\"once\" value=\"%.32s\">", once);
}

const char *
csrf_once(struct req *r)
{
	const char *once = pairs_find(&r->form, "once");
	const char *text;
	char key[SECRET_HEX_SIZE];

	if (r->person.id == 0 || once == NULL || strlen(once) != 32)
		return NULL;
	text = arena_printf(
		r->arena, "once:%s:%s", r->person.session_token, once);
	secret_sha256(text, strlen(text), key);
	return arena_strdup(r->arena, key);
}

bool
csrf_check(struct req *r)
{
	const char *origin = req_header(r, "origin");
	const char *fetch = req_header(r, "sec-fetch-site");
	const char *given = pairs_find(&r->form, "csrf");
	const char *bound =
		r->person.id != 0 ? r->person.session_token : r->visit;
	const char *right;

	if (origin != NULL && strcmp(origin, conf()->url) != 0)
		return false;
	if (fetch != NULL && strcmp(fetch, "same-origin") != 0 &&
		strcmp(fetch, "none") != 0)
		return false;
	if (given == NULL || bound[0] == '\0')
		return false;
	/* Without the secret there is no token, and none is right. */
	right = token_for(r, bound);
	return right[0] != '\0' && secret_equal(given, right);
}
