/*
 * The people of the demonstration pool, and the file with their passwords.
 *
 * Passwords are made at random: the pool may be shown on an address that
 * others reach, and the data is public.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "account/account.h"
#include "account/password.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/secret.h"
#include "cli/demo.h"

#define PEOPLE_MAX 100
#define GROUPS 4
#define SYLLABLES ((size_t)2 * GROUPS)

/* "kiru-tane-vodu-mexi": 16 letters that can be read out, 12 bits a group. */
static const char *
make_password(struct arena *a)
{
	static const char consonants[] = "bdfghjklmnprstvz"; /* 16 */
	static const char vowels[] = "aeio";		     /* 4 */
	char token[SECRET_HEX_SIZE];
	struct buf *b = buf_new(a, 32);
	size_t i, digit, other;

	secret_token(token);
	for (i = 0; i < SYLLABLES; i++) {
		digit = strcspn("0123456789abcdef",
			(const char[]){ token[2 * i], '\0' });
		other = strcspn("0123456789abcdef",
			(const char[]){ token[2 * i + 1], '\0' });
		if (i > 0 && i % 2 == 0)
			buf_char(b, '-');
		buf_char(b, consonants[digit]);
		buf_char(b, vowels[other % 4]);
	}
	return b->data;
}

static enum err
take_person(struct demo *d, const struct json *line, void *arg)
{
	struct demo_person *p = &d->people[d->people_count];

	(void)arg;
	if (d->people_count == PEOPLE_MAX)
		return ERR_BUG;
	d->people_count++;
	p->email = demo_text(line, "email");
	p->person = demo_text(line, "person");
	p->role = demo_text(line, "role");
	p->name = json_text(json_get(line, "name"));
	p->organisation = json_text(json_get(line, "organisation"));
	if (p->name != NULL)
		p->password = make_password(d->arena);
	return OK;
}

enum err
demo_people_read(struct demo *d)
{
	d->people = ARENA_ARRAY(d->arena, PEOPLE_MAX, struct demo_person);
	return demo_each(d, "accounts.jsonl", take_person, NULL);
}

static enum err
hash(struct demo *d, const struct demo_person *p, const char **out)
{
	*out = NULL;
	if (p->password == NULL)
		return OK;
	return demo_fail(
		d, password_hash(d->arena, NULL, p->password, out), p->email);
}

enum err
demo_people_create(struct demo *d)
{
	struct demo_person *p = d->people;
	struct account_new new;
	enum err e;

	for (; p < d->people + d->people_count; p++) {
		new = (struct account_new){ .email = p->email,
			.name = p->person,
			.organisation = p->organisation };
		if ((e = account_role_read(p->role, &new.role)) != OK ||
			(e = hash(d, p, &new.password)) != OK ||
			(e = account_create(
				 d->db, &actor_system, &new, &p->id)) != OK)
			return demo_fail(d, e, p->email);
	}
	return OK;
}

enum err
demo_people_find(struct demo *d)
{
	struct demo_person *p = d->people;
	const struct account *account;
	enum err e;

	for (; p < d->people + d->people_count; p++) {
		e = account_find_by_email(d->db, p->email, &account);
		if (e == ERR_NOT_FOUND)
			continue;
		if (e != OK)
			return demo_fail(d, e, p->email);
		p->id = account->id;
	}
	return OK;
}

enum err
demo_people_update(struct demo *d)
{
	const struct demo_person *p = d->people;
	const struct account *account;
	const char *new;
	enum err e;

	for (; p < d->people + d->people_count; p++) {
		if (p->password == NULL)
			continue;
		if ((e = account_find_by_email(d->db, p->email, &account)) !=
				OK ||
			(e = hash(d, p, &new)) != OK ||
			(e = account_set_password(
				 d->db, &actor_system, account->id, new)) != OK)
			return demo_fail(d, e, p->email);
	}
	return OK;
}

enum err
demo_actor(struct demo *d, const char *email, struct actor *out)
{
	size_t i;

	for (i = 0; i < d->people_count; i++) {
		if (strcmp(d->people[i].email, email) == 0) {
			*out = (struct actor){ d->people[i].id,
				d->people[i].role };
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

const char *
demo_file_path(struct demo *d)
{
	return arena_printf(d->arena, "%s/demo-accounts.json", conf()->var);
}

static const char *
new_path(struct demo *d)
{
	return arena_printf(d->arena, "%s.new", demo_file_path(d));
}

bool
demo_file_exists(struct demo *d)
{
	struct stat st;

	return stat(demo_file_path(d), &st) == 0 && st.st_size > 0;
}

static const char *
accounts_text(struct demo *d)
{
	struct json_writer w = { .out = buf_new(d->arena, 1024) };
	const struct demo_person *p = d->people;

	json_open(&w, '{');
	for (; p < d->people + d->people_count; p++) {
		if (p->name == NULL)
			continue;
		json_key(&w, p->name);
		json_open(&w, '{');
		json_set(&w, "email", p->email);
		json_set(&w, "password", p->password);
		json_close(&w, '}');
	}
	json_close(&w, '}');
	buf_char(w.out, '\n');
	return w.out->data;
}

static enum err
cannot(struct demo *d, const char *path)
{
	d->why = arena_printf(
		d->arena, "%s cannot be written: %s", path, strerror(errno));
	return ERR_NOT_FOUND;
}

enum err
demo_file_write(struct demo *d)
{
	const char *path = new_path(d), *text = accounts_text(d);
	size_t len = strlen(text);
	bool written;
	int fd;

	/* What a killed run left has passwords that nobody has. */
	(void)unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		0600);
	if (fd < 0)
		return cannot(d, path);
	written = write(fd, text, len) == (ssize_t)len && fsync(fd) == 0;
	if (close(fd) != 0 || !written)
		return cannot(d, path);
	return OK;
}

enum err
demo_file_move(struct demo *d)
{
	if (rename(new_path(d), demo_file_path(d)) != 0)
		return cannot(d, demo_file_path(d));
	return OK;
}

void
demo_file_drop(struct demo *d)
{
	(void)unlink(new_path(d));
}
