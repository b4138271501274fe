/*
 * canopy user: the first administrator, everybody else's roles, links for
 * who has forgotten the password.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "account/account.h"
#include "account/password.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/json.h"
#include "cli/cli.h"

const char usage_user[] =
	"canopy user add EMAIL --role ROLE [--name NAME] [--organisation ID]\n"
	"                [--password-stdin]\n"
	"canopy user role EMAIL --role ROLE\n"
	"canopy user reset EMAIL\n"
	"canopy user disable EMAIL\n"
	"canopy user list\n\n"
	"Adds people and changes what they may do. ROLE is applicant, member,\n"
	"secretariat or admin; a member needs an organisation. Without\n"
	"--password-stdin (one line), add prints a link to choose a password;\n"
	"reset prints one for an account that exists. A link works once, for\n"
	"72 hours, and replaces the one before. The old password stays in\n"
	"force until the link is used.\n\n"
	"  --lang LANG  language of the link's page: en (default), zh, ja\n"
	"  --json       one JSON object for each account\n\n"
	"  canopy user add chen@example.org --role admin --name 'Chen Yu'\n";

struct user {
	struct arena *arena;
	struct db *db;
	const char *what; /* add, role, reset, disable, list */
	const char *email;
	const char *name;
	const char *organisation;
	enum who role; /* ANYONE: not given */
	enum lang lang;
	bool password_stdin;
	bool json;
};

/* The value of option ${i}, or NULL after saying that it is missing. */
static const char *
value_of(int argc, char **argv, int *i)
{
	if (*i + 1 < argc)
		return argv[++*i];
	cli_fail(CLI_USAGE, "%s wants a value", argv[*i]);
	return NULL;
}

static int
read_option(struct user *u, const char *name, const char *value)
{
	if (strcmp(name, "--role") == 0) {
		if (account_role_read(value, &u->role) != OK)
			return cli_fail(CLI_USAGE,
				"--role %s: must be applicant, member, "
				"secretariat or admin",
				value);
	} else if (strcmp(name, "--lang") == 0) {
		if (lang_read(value, &u->lang) != OK)
			return cli_fail(CLI_USAGE,
				"--lang %s: must be en, zh or ja", value);
	} else if (strcmp(name, "--name") == 0) {
		u->name = value;
	} else if (strcmp(name, "--organisation") == 0) {
		u->organisation = value;
	} else {
		return cli_fail(CLI_USAGE,
			"no option %s; see canopy user --help", name);
	}
	return CLI_DONE;
}

static int
read_arguments(struct user *u, int argc, char **argv)
{
	const char *value, *name;
	int i, code;

	for (i = 1; i < argc; i++) {
		name = argv[i];
		if (strcmp(name, "--json") == 0) {
			u->json = true;
		} else if (strcmp(name, "--password-stdin") == 0) {
			u->password_stdin = true;
		} else if (strncmp(name, "--", 2) == 0) {
			if ((value = value_of(argc, argv, &i)) == NULL)
				return CLI_USAGE;
			if ((code = read_option(u, name, value)) != CLI_DONE)
				return code;
		} else if (u->what == NULL) {
			u->what = name;
		} else if (u->email == NULL) {
			u->email = name;
		} else {
			return cli_fail(
				CLI_USAGE, "one argument too many: %s", name);
		}
	}
	return CLI_DONE;
}

static int
check_arguments(const struct user *u)
{
	static const char *const known[] = { "add", "role", "reset", "disable",
		"list" };
	size_t i = 0;

	while (u->what != NULL && i < 5 && strcmp(u->what, known[i]) != 0)
		i++;
	if (u->what == NULL || i == 5)
		return cli_fail(CLI_USAGE,
			"say add, role, reset, disable or list; see canopy "
			"user --help");
	if (strcmp(u->what, "list") == 0)
		return u->email == NULL
			       ? CLI_DONE
			       : cli_fail(CLI_USAGE, "list takes no address");
	if (u->email == NULL)
		return cli_fail(
			CLI_USAGE, "user %s wants an e-mail address", u->what);
	if ((strcmp(u->what, "add") == 0 || strcmp(u->what, "role") == 0) &&
		u->role == ANYONE)
		return cli_fail(CLI_USAGE,
			"user %s wants --role applicant, member, secretariat "
			"or admin",
			u->what);
	return CLI_DONE;
}

static int
fail_with(struct user *u, enum err e, const char *email)
{
	switch (e) {
	case OK:
		return CLI_DONE;
	case ERR_NOT_FOUND:
		return cli_fail(CLI_REJECTED, "%s has no account", email);
	case ERR_CONFLICT:
	case ERR_INVALID:
	case ERR_DENIED:
	case ERR_BUSY:
	case ERR_UNKNOWN:
	case ERR_BUG:
		break;
	}
	return cli_report(u->db, e, email);
}

/* What became of an account, for people or for programs. */
static void
print_account(struct user *u, const struct account *a, const char *said,
	const char *path)
{
	const char *link = path == NULL ? NULL
					: arena_printf(u->arena, "%s%s",
						  conf()->url, path);
	struct json_writer w = { .out = buf_new(u->arena, 256) };

	if (!u->json) {
		printf("%s: %s (%s%s%s)\n", a->email, said,
			account_role(a->role),
			a->organisation == NULL ? "" : ", ",
			a->organisation == NULL ? "" : a->organisation);
		if (link != NULL)
			printf("This link sets the password; it works once, "
			       "for %d hours:\n%s\n",
				ACCOUNT_LINK_HOURS, link);
		return;
	}
	json_open(&w, '{');
	json_set(&w, "email", a->email);
	json_set(&w, "name", a->name);
	json_set(&w, "role", account_role(a->role));
	json_set(&w, "organisation", a->organisation);
	json_set_bool(&w, "disabled", a->disabled);
	json_set_bool(&w, "password", a->has_password);
	json_set(&w, "created", a->created);
	if (link != NULL)
		json_set(&w, "link", link);
	json_close(&w, '}');
	puts(w.out->data);
}

static int
read_password(struct user *u, const char *email, const char **hash)
{
	char line[PASSWORD_BYTES + 2];
	const char *why;
	enum err e;

	if (fgets(line, sizeof(line), stdin) == NULL)
		return cli_fail(
			CLI_USAGE, "no password came on standard input");
	line[strcspn(line, "\r\n")] = '\0';
	e = account_password_check(line, email, &why);
	if (e != OK)
		cli_fail(CLI_REJECTED, "the password is not taken: %s", why);
	else if ((e = password_hash(u->arena, NULL, line, hash)) != OK)
		cli_fail(CLI_REJECTED, "the password cannot be hashed: %s",
			strerror(ENOMEM));
	explicit_bzero(line, sizeof(line));
	return e == OK ? CLI_DONE : CLI_REJECTED;
}

static int
user_add(struct user *u)
{
	struct account_new new = { .role = u->role,
		.organisation = u->organisation };
	const struct account *a;
	const char *path = NULL;
	int64_t id;
	int code;
	enum err e;

	if (account_email_normalize(u->arena, u->email, &new.email) != OK)
		return cli_fail(
			CLI_REJECTED, "%s is no e-mail address", u->email);
	if (u->role == MEMBER && u->organisation == NULL)
		return cli_fail(CLI_USAGE,
			"a member wants --organisation ID; `canopy export "
			"organisations` lists them");
	new.name = u->name != NULL && u->name[0] != '\0'
			   ? u->name
			   : arena_strndup(u->arena, new.email,
				     strcspn(new.email, "@"));
	if (u->password_stdin &&
		(code = read_password(u, new.email, &new.password)) != CLI_DONE)
		return code;
	if ((e = db_begin(u->db)) != OK)
		return fail_with(u, e, new.email);
	e = account_create(u->db, &actor_system, &new, &id);
	if (e == OK && new.password == NULL)
		e = account_link_create(
			u->db, &actor_system, id, u->lang, &path);
	if (e == OK)
		e = account_find(u->db, id, &a);
	if (e == OK)
		e = db_commit(u->db);
	if (e == OK) {
		print_account(u, a, "added", path);
		return CLI_DONE;
	}
	db_rollback(u->db);
	if (e == ERR_CONFLICT)
		return cli_fail(CLI_REJECTED,
			"%s has an account already; `canopy user role` changes "
			"its role",
			new.email);
	if (e == ERR_INVALID)
		return cli_fail(CLI_REJECTED, "there is no organisation %s",
			u->organisation == NULL ? "" : u->organisation);
	return fail_with(u, e, new.email);
}

static int
user_role(struct user *u, const struct account *a)
{
	enum err e;

	if (u->role == MEMBER && a->organisation == NULL)
		return cli_fail(CLI_REJECTED,
			"%s belongs to no organisation, so it cannot be a "
			"member's account: add another one with "
			"--organisation",
			a->email);
	e = account_set_role(u->db, &actor_system, a->id, u->role);
	/* It has the role already: as asked. */
	if (e == ERR_NOT_FOUND)
		e = OK;
	if (e == OK)
		e = account_find(u->db, a->id, &a);
	if (e != OK)
		return fail_with(u, e, a->email);
	print_account(u, a, "has this role", NULL);
	return CLI_DONE;
}

static int
user_reset(struct user *u, const struct account *a)
{
	const char *path;
	enum err e;

	e = account_link_create(u->db, &actor_system, a->id, u->lang, &path);
	if (e == ERR_CONFLICT)
		return cli_fail(CLI_REJECTED, "%s is disabled", a->email);
	if (e != OK)
		return fail_with(u, e, a->email);
	print_account(u, a, "may choose a new password", path);
	return CLI_DONE;
}

static int
user_disable(struct user *u, const struct account *a)
{
	enum err e = account_disable(u->db, &actor_system, a->id);

	/* It is disabled already: as asked. */
	if (e == ERR_NOT_FOUND)
		e = OK;
	if (e == OK)
		e = account_find(u->db, a->id, &a);
	if (e != OK)
		return fail_with(u, e, a->email);
	print_account(u, a, "disabled, its sessions have ended", NULL);
	return CLI_DONE;
}

static int
user_list(struct user *u)
{
	struct accounts all;
	size_t i;
	enum err e;

	if ((e = account_list(u->db, &all)) != OK)
		return cli_report(u->db, e, "the accounts");
	for (i = 0; i < all.count; i++) {
		const struct account *a = &all.items[i];

		print_account(u, a,
			a->disabled	  ? "disabled"
			: a->has_password ? a->name
					  : "no password yet",
			NULL);
	}
	return CLI_DONE;
}

static int
run(struct user *u)
{
	const struct account *a;
	enum err e;

	if (strcmp(u->what, "list") == 0)
		return user_list(u);
	if (strcmp(u->what, "add") == 0)
		return user_add(u);
	if ((e = account_find_by_email(u->db, u->email, &a)) != OK)
		return fail_with(u, e, u->email);
	if (strcmp(u->what, "role") == 0)
		return user_role(u, a);
	if (strcmp(u->what, "reset") == 0)
		return user_reset(u, a);
	return user_disable(u, a);
}

int
cli_user(int argc, char **argv)
{
	struct user u = { .arena = arena_new(), .role = ANYONE };
	int code;

	code = read_arguments(&u, argc, argv);
	if (code == CLI_DONE)
		code = check_arguments(&u);
	if (code == CLI_DONE)
		code = cli_open(u.arena, DB_WRITER, &u.db);
	if (code == CLI_DONE)
		code = run(&u);
	arena_free(u.arena);
	return code;
}
