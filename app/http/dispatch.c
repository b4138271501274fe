#include "http/dispatch.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/conf.h"
#include "base/text.h"
#include "db/db.h"
#include "http/cookie.h"
#include "http/csrf.h"
#include "http/limit.h"
#include "http/parse.h"
#include "http/problem.h"
#include "http/router.h"
#include "http/site.h"

/* '/a/../b', '//' and '\' are no addresses of ours: refusing them keeps one
 * address a thing. */
static bool
path_clean(const char *path)
{
	return strstr(path, "//") == NULL && strstr(path, "/./") == NULL &&
	       strstr(path, "/../") == NULL && strchr(path, '\\') == NULL;
}

/* Address and query from the request line; 0 or a status. */
static int
read_target(struct req *r, const char *target)
{
	size_t n = strcspn(target, "?");
	char *path;

	r->raw_query = target[n] == '?' ? target + n + 1 : "";
	r->raw_path = arena_strndup(r->arena, target, n);
	r->api = strncmp(target, "/api/", 5) == 0;
	if (parse_percent(r->arena, target, n, &path) != OK ||
		strpbrk(path, "\r\n") != NULL)
		return 400;
	r->path = path;
	r->api = r->api || strncmp(path, "/api/", 5) == 0;
	if (!path_clean(path))
		return 404;
	if (parse_query(r->arena, r->raw_query, strlen(r->raw_query),
		    &r->query) != OK)
		return 400;
	return 0;
}

static void
read_lang(struct req *r)
{
	const char *lang = pairs_find(&r->params, "lang");
	char first[3] = "";

	/* The address as received: one that cannot be decoded has a beginning,
	 * too. */
	if (r->raw_path[0] == '/' && strlen(r->raw_path) >= 3 &&
		(r->raw_path[3] == '/' || r->raw_path[3] == '\0'))
		snprintf(first, sizeof(first), "%.2s", r->raw_path + 1);
	if (lang != NULL && lang_read(lang, &r->lang) == OK)
		return;
	if (lang_read(first, &r->lang) == OK)
		return;
	if (!r->api && lang_read(cookie_get(r, COOKIE_LANG), &r->lang) == OK)
		return;
	r->lang = lang_accept(req_header(r, "accept-language"));
}

/*
 * A page in another language than "/" would lead to: the visitor has changed
 * it, and the cookie remembers. Who never changes gets no cookie.
 */
static void
keep_lang(struct req *r)
{
	enum lang now;

	if (r->api || r->method != GET ||
		pairs_find(&r->params, "lang") == NULL ||
		(r->status != 200 && r->status != 304))
		return;
	if (lang_read(cookie_get(r, COOKIE_LANG), &now) != OK)
		now = lang_accept(req_header(r, "accept-language"));
	if (now != r->lang)
		cookie_set(r, COOKIE_LANG, lang_key(r->lang), 365L * 86400);
}

/* The form or the raw body; 0 or a status. */
static int
read_body(struct req *r, const struct incoming *in)
{
	const char *type = req_header(r, "content-type");

	r->body = in->body;
	r->body_len = in->body_len;
	if (r->method == GET || r->api || in->body_len == 0)
		return 0;
	if (type != NULL &&
		strncasecmp(type, "application/x-www-form-urlencoded", 33) == 0)
		return parse_query(
			       r->arena, in->body, in->body_len, &r->form) == OK
			       ? 0
			       : 400;
	if (type != NULL && strncasecmp(type, "multipart/form-data", 19) == 0)
		return parse_multipart(r->arena, type, in->body, in->body_len,
			       &r->form, &r->files) == OK
			       ? 0
			       : 400;
	return 415;
}

static enum err
read_person(struct req *r)
{
	const char *token = cookie_get(r, COOKIE_SESSION);

	r->person.session_token = token;
	r->visit = cookie_get(r, COOKIE_VISIT);
	/* A browser sends the cookie with what other sites make it send, and
	 * the API asks for no token of a form: there it opens nothing. */
	if (token[0] == '\0' || (r->api && r->method != GET))
		return OK;
	return site.session(r, token);
}

/* Sends somebody who may not enter to the sign-in page, or refuses. */
static void
turn_away(struct req *r)
{
	struct buf *next;

	if (r->api) {
		problem_status(r, r->person.id == 0 ? 401 : 403);
		return;
	}
	if (r->person.id != 0) {
		problem_status(r, 403);
		return;
	}
	next = buf_new(r->arena, 128);
	if (r->method == GET) {
		buf_str(next, "?next=");
		buf_url(next, r->raw_path);
		if (r->raw_query[0] != '\0') {
			buf_url(next, "?");
			buf_url(next, r->raw_query);
		}
	}
	if (req_redirect(r, "/%s/signin%s", lang_key(r->lang), next->data) !=
		OK)
		problem_status(r, 500);
}

static bool
may_enter(const struct req *r)
{
	if (r->route->who == ANYONE)
		return true;
	return req_is(r, r->route->who);
}

/*
 * Whether the data is invented. It hardly ever changes, so a worker asks every
 * few seconds only; what it knew last serves while the database is away and
 * on pages that ask nothing of the database.
 */
static bool demo_known;

static void
read_demo(struct req *r)
{
	static time_t asked;
	time_t now = time(NULL);
	bool demo;

	if (r->api || now - asked < 5)
		return;
	asked = now;
	if (site.demo(r, &demo) == OK)
		demo_known = demo;
	r->demo = demo_known;
}

/*
 * What no route takes. With a slash too many it may mean one: then the
 * address as it was received leads on, without the slash. Decoded it would
 * not do: a tab in it is dropped by browsers, and "/<tab>/host" becomes an
 * address elsewhere.
 */
static void
nowhere(struct req *r)
{
	size_t len = strlen(r->raw_path);

	if (len > 1 && r->raw_path[len - 1] == '/' &&
		req_redirect_status(r, 308, "%.*s%s%s", (int)(len - 1),
			r->raw_path, r->raw_query[0] == '\0' ? "" : "?",
			r->raw_query) == OK)
		return;
	problem_status(r, 404);
}

/* Everything between the route and the page; true when the page may run. */
static bool
admit(struct req *r, const struct incoming *in)
{
	int status, retry;
	enum err e;

	if ((status = read_body(r, in)) != 0) {
		problem_status(r, status);
		return false;
	}
	if (r->route->access == NO_DB)
		return true;
	r->db = in->db(r, r->route->access);
	e = read_person(r);
	read_demo(r);
	if (e != OK) {
		problem_answer(r, e);
		return false;
	}
	if (r->person.id != 0)
		r->out_private = true;
	if (!may_enter(r)) {
		turn_away(r);
		return false;
	}
	if (r->method == GET)
		return true;
	if (!limit_pass(r->route->limit, limit_client(r->arena, r->client),
		    &retry)) {
		req_set_header(
			r, "retry-after", arena_printf(r->arena, "%d", retry));
		problem_status(r, 429);
		return false;
	}
	if (!r->api && !csrf_check(r)) {
		problem_status(r, 419);
		return false;
	}
	return true;
}

/* The form has been carried out before: leads to what came of it. */
static void
answer_again(struct req *r)
{
	const char *location = NULL;
	enum err e = db_once_find(r->db, &location);

	r->out_headers.count = 0;
	r->out_bytes = NULL;
	buf_clear(r->out);
	if (e == OK && location != NULL)
		e = req_redirect(r, "%s", location);
	else if (e == OK)
		e = ERR_CONFLICT;
	if (e != OK) {
		r->problem = N_("This form has been carried out already. Look "
				"at the page that it came from.");
		problem_answer(r, e);
	}
}

static void
run_page(struct req *r)
{
	enum err e;

	if (r->method != GET && r->db != NULL)
		db_once(r->db, csrf_once(r));
	e = r->route->page(r);
	if (r->db != NULL && db_repeated(r->db)) {
		answer_again(r);
		return;
	}
	if (e == OK && r->status == 303 && r->db != NULL)
		e = db_once_note(
			r->db, pairs_find(&r->out_headers, "location"));
	if (r->stream != NULL)
		r->stream_failed = e != OK;
	else if (e != OK)
		problem_answer(r, e);
	else if (r->status == 0)
		problem_status(r, 500);
	keep_lang(r);
}

/* Only the name of CANOPY_URL is answered. Somebody who typed "localhost" for
 * an instance at 127.0.0.1 is led to its address. */
static bool
check_host(struct req *r, const char *host)
{
	const char *query = r->raw_query;

	if (host != NULL && strcasecmp(host, conf_host()) == 0)
		return true;
	if (host != NULL && r->method == GET &&
		strncmp(conf_host(), "127.0.0.1", 9) == 0 &&
		strncasecmp(host, "localhost", 9) == 0 &&
		strcmp(host + 9, conf_host() + 9) == 0) {
		r->status = 307;
		req_set_header(r, "location",
			arena_printf(r->arena, "%s%s%s%s", conf()->url,
				r->raw_path, *query == '\0' ? "" : "?", query));
		return false;
	}
	problem_status(r, 421);
	return false;
}

void
dispatch(struct req *r, const struct incoming *in)
{
	struct route_match m;
	const char *host;
	bool known;
	int status;

	r->headers = in->head->fields;
	r->old = in->head->old;
	r->visit = "";
	r->person.session_token = "";
	r->raw_query = "";
	r->path = "/";
	r->raw_path = "/";
	r->demo = demo_known;
	parse_cookies(r->arena, req_header(r, "cookie"), &r->cookies);
	status = read_target(r, in->head->target);
	read_lang(r);
	if (status != 0) {
		problem_status(r, status);
		return;
	}
	host = req_header(r, "host");
	r->head = strcmp(in->head->method, "HEAD") == 0;
	known = method_read(in->head->method, &r->method) == OK;
	if (router_find(r->arena, site.routes, site.route_count, r->method,
		    r->raw_path, &m) != OK) {
		nowhere(r);
		return;
	}
	if (strcmp(in->head->method, "OPTIONS") == 0) {
		const char *allow = router_allow(r->arena, m.allowed);

		req_set_header(r, "allow", allow);
		/* What a browser asks before another site's POST of JSON. */
		if (r->api) {
			req_set_header(
				r, "access-control-allow-methods", allow);
			req_set_header(r, "access-control-allow-headers",
				"content-type");
		}
		r->status = 204;
		return;
	}
	if (!known || m.route == NULL) {
		req_set_header(r, "allow", router_allow(r->arena, m.allowed));
		problem_status(r, 405);
		return;
	}
	r->route = m.route;
	r->params = m.params;
	read_lang(r);
	/* Health checks come under any name: a proxy asks by address. */
	if (m.route->limit != LIMIT_ANY_HOST && !check_host(r, host))
		return;
	if (admit(r, in))
		run_page(r);
}
