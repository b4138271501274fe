/*
 * canopy terms: versions of the licence terms, from a folder or from the
 * files that the command carries with it (conf/terms).
 *
 * A version is NAME.en.txt, NAME.zh.txt, NAME.ja.txt and NAME.json, e.g.
 * open-1.1.*; the JSON object names the governing language, the day from
 * which the version is in force, and what the text says as parameters
 * (terms/parameters.h): {"governing": "en", "effective_from": "2026-01-01",
 * "parameters": {"survival": true}}.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/data_file.h"
#include "base/json.h"
#include "cli/cli.h"
#include "terms/terms.h"

#define TEXT_BYTES_MAX 200000

/* Reads NAME.SUFFIX into the arena; NULL when there is no such file. */
typedef const char *(*source_fn)(
	struct arena *, const char *where, const char *name);

static const char *
from_program(struct arena *a, const char *where, const char *name)
{
	size_t i;

	(void)where;
	for (i = 0; i < data_file_count; i++)
		if (strcmp(data_files[i].name, name) == 0)
			return arena_strndup(a,
				(const char *)data_files[i].bytes,
				data_files[i].len);
	return NULL;
}

static const char *
from_folder(struct arena *a, const char *where, const char *name)
{
	struct buf *b = buf_new(a, 16384);
	char piece[2048];
	size_t n;
	FILE *f = fopen(arena_printf(a, "%s/%s", where, name), "re");

	if (f == NULL)
		return NULL;
	while (b->len <= TEXT_BYTES_MAX &&
		(n = fread(piece, 1, sizeof(piece), f)) > 0)
		buf_add(b, piece, n);
	n = ferror(f) != 0 || b->len > TEXT_BYTES_MAX;
	(void)fclose(f);
	return n != 0 || memchr(b->data, '\0', b->len) != NULL ? NULL : b->data;
}

/* The governing language, the first day and the parameters, from NAME.json. */
static int
read_facts(struct arena *a, const char *text, struct terms_new *t)
{
	const struct json *o;
	const char *why, *governing;

	if (text == NULL)
		return cli_fail(CLI_FILE, "%s.json cannot be read", t->version);
	if (json_parse(a, text, strlen(text), &o, &why) != OK)
		return cli_fail(CLI_REJECTED, "%s.json: %s", t->version, why);
	governing = json_text(json_get(o, "governing"));
	t->effective_from = json_text(json_get(o, "effective_from"));
	if (governing == NULL || lang_read(governing, &t->governing) != OK ||
		t->effective_from == NULL)
		return cli_fail(CLI_REJECTED,
			"%s.json: \"governing\" must be en, zh or ja and "
			"\"effective_from\" a day",
			t->version);
	t->parameters = json_get(o, "parameters");
	return CLI_DONE;
}

static int
publish(struct db *db, source_fn source, const char *where, const char *version)
{
	struct arena *a = db_arena(db);
	struct terms_new t = { .version = version };
	enum terms_route route;
	const char *why;
	bool made;
	enum err e;
	int code, l;

	for (l = 0; l < LANG_COUNT; l++)
		t.text[l] = source(a, where,
			arena_printf(a, "%s.%s.txt", version,
				lang_key((enum lang)l)));
	code = read_facts(
		a, source(a, where, arena_printf(a, "%s.json", version)), &t);
	if (code != CLI_DONE)
		return code;
	if (terms_check(a, &t, &route, &why) != OK)
		return cli_fail(CLI_REJECTED, "%s", why);
	e = terms_publish(db, &actor_system, &t, &made);
	if (e == ERR_CONFLICT)
		return cli_fail(CLI_REJECTED,
			"%s is published with other words or parameters: a "
			"version is never changed, give the new text a new one",
			version);
	if (e != OK)
		return cli_report(db, e, version);
	if (made)
		printf("published terms %s\n", version);
	else if (source == from_folder)
		printf("terms %s are published already\n", version);
	return CLI_DONE;
}

/* "open-1.0" of "open-1.0.en.txt", NULL for all other names. */
static const char *
version_of(struct arena *a, const char *file)
{
	size_t n = strlen(file);

	if (n <= 7 || strcmp(file + n - 7, ".en.txt") != 0)
		return NULL;
	return arena_strndup(a, file, n - 7);
}

int
terms_ensure(struct db *db)
{
	int code = CLI_DONE;
	const char *version;
	size_t i;

	for (i = 0; i < data_file_count && code == CLI_DONE; i++) {
		version = version_of(db_arena(db), data_files[i].name);
		if (version != NULL)
			code = publish(db, from_program, NULL, version);
	}
	return code;
}

static int
publish_folder(struct db *db, const char *folder)
{
	int code = CLI_DONE, found = 0;
	const char *version;
	struct dirent *entry;
	DIR *dir = opendir(folder);

	if (dir == NULL)
		return cli_fail(CLI_FILE, "%s: %s", folder, strerror(errno));
	while (code == CLI_DONE && (entry = readdir(dir)) != NULL) {
		version = version_of(db_arena(db), entry->d_name);
		if (version == NULL)
			continue;
		found++;
		code = publish(db, from_folder, folder, version);
	}
	closedir(dir);
	if (found == 0)
		return cli_fail(CLI_FILE,
			"%s: there is no NAME.en.txt in this folder", folder);
	return code;
}

int
cli_terms(int argc, char **argv)
{
	struct arena *a;
	struct db *db;
	int code;

	if (argc != 3 || strcmp(argv[1], "publish") != 0)
		return cli_fail(CLI_USAGE,
			"say: canopy terms publish DIR (--help says more)");
	a = arena_new();
	if ((code = cli_open(a, DB_WRITER, &db)) == CLI_DONE)
		code = publish_folder(db, argv[2]);
	arena_free(a);
	return code;
}
