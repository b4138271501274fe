/*
 * canopy import: files of records into the registry.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "cli/cli.h"
#include "exchange/exchange.h"

const char usage_import[] =
	"canopy import organisations|control|members|patents [OPTION...] "
	"FILE...\n"
	"canopy import owners|events|families|contributions [OPTION...] "
	"FILE...\n"
	"canopy import mandates|templates|scopes|grants [OPTION...] FILE...\n"
	"canopy import defensive|rules|rulings [OPTION...] FILE...\n\n"
	"Reads records of one kind from each FILE (- is standard input) into\n"
	"the registry; `canopy import KIND --help` lists its keys. Each file\n"
	"is one transaction; what is wrong with a record is written to a\n"
	"reject file, all others are taken. The native form is JSON Lines, "
	"one\n"
	"object a line, as `canopy export` writes it. A key that is absent\n"
	"leaves the stored value, null clears it; a list that is given is\n"
	"whole. Of records with one identity in a file the last counts; those\n"
	"that contradict each other are all rejected. {\"retract\": true} "
	"with\n"
	"the keys of its identity takes a fact out. What was recorded before\n"
	"stays known: pages and the API answer as_known_at= any moment.\n\n"
	"What a record names has to be there first: import in the order "
	"above.\n\n"
	"  --format F      jsonl, ops (EPO OPS and DOCDB XML) or uspto\n"
	"                  (USPTO full-text XML); guessed when left out\n"
	"  --rejects FILE  where rejected records are listed; default: a new\n"
	"                  file under VAR/rejects/\n"
	"  --dry-run       counts and lists rejects, changes nothing\n"
	"  --json          one JSON object for each file, the last line is\n"
	"                  the total\n\n"
	"Exit status: 0 done, 1 some records were rejected, 2 wrong usage,\n"
	"3 the database is away, 4 a file cannot be opened.\n\n"
	"  canopy import organisations organisations.jsonl\n"
	"  curl … | canopy import patents --format ops -\n";

struct job {
	struct arena *arena;
	struct exchange_file file;
	const char *rejects;
	bool json;
	bool bar;     /* progress on a terminal */
	int64_t size; /* of the file, 0: not known */
	int drawn;    /* what the bar shows, in percent; -1: nothing */
	struct exchange_count total;
};

/* 40 cells; a stream of unknown length shows the records alone. */
static void
draw(void *arg, int64_t bytes, int64_t records)
{
	struct job *j = arg;
	int percent = 0, cells;

	if (bytes == 0)
		percent = 100;
	else if (j->size > 0)
		percent = (int)(bytes >= j->size ? 99 : bytes * 100 / j->size);
	if (j->size > 0 && percent == j->drawn)
		return;
	j->drawn = percent;
	cells = percent * 40 / 100;
	if (bytes == 0)
		fprintf(stderr, "\r\033[K%s: %lld records read, storing them …",
			j->file.name, (long long)records);
	else if (j->size > 0)
		fprintf(stderr, "\r\033[K[%.*s%.*s] %3d %%  %lld records",
			cells, "########################################",
			40 - cells, "........................................",
			percent, (long long)records);
	else
		fprintf(stderr, "\r\033[K%lld records", (long long)records);
}

static void
print_json(struct job *j, const char *file, const struct exchange_count *c,
	const char *rejects, const char *error)
{
	struct buf *b = buf_new(j->arena, 256);
	struct json_writer w = { b, false };

	json_open(&w, '{');
	json_set(&w, "file", file);
	json_set_int(&w, "read", c->read);
	json_set_int(&w, "new", c->added);
	json_set_int(&w, "changed", c->changed);
	json_set_int(&w, "same", c->same);
	json_set_int(&w, "rejected", c->rejected);
	json_set(&w, "rejects", rejects);
	if (error != NULL)
		json_set(&w, "error", error);
	json_close(&w, '}');
	puts(b->data);
	fflush(stdout);
}

static void
print(struct job *j, const char *file, const struct exchange_count *c,
	const struct rejects *rejects)
{
	const char *path = c->rejected > 0 ? rejects_path(rejects) : NULL;

	if (j->json) {
		print_json(j, file, c, path, NULL);
		return;
	}
	printf("%s: %lld read, %lld new, %lld changed, %lld same, %lld "
	       "rejected%s%s%s\n",
		file == NULL ? "total" : file, (long long)c->read,
		(long long)c->added, (long long)c->changed, (long long)c->same,
		(long long)c->rejected, path == NULL ? "" : " (see ",
		path == NULL ? "" : path, path == NULL ? "" : ")");
	fflush(stdout);
}

static void
add(struct exchange_count *total, const struct exchange_count *c)
{
	total->read += c->read;
	total->added += c->added;
	total->changed += c->changed;
	total->same += c->same;
	total->rejected += c->rejected;
}

static int
cannot(struct job *j, const char *name, const char *why)
{
	if (j->json)
		print_json(j, name, &(struct exchange_count){ 0 }, NULL, why);
	return cli_fail(CLI_FILE, "%s: %s", name, why);
}

/* Opens what is named; directories are no files. -1 with errno. */
static int
open_file(struct job *j, const char *name)
{
	struct stat st;
	int fd = STDIN_FILENO;

	if (strcmp(name, "-") != 0)
		fd = open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	j->size = 0;
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		close(fd);
		errno = EISDIR;
		return -1;
	}
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		j->size = st.st_size;
	return fd;
}

static int
import_file(struct job *j, struct db *db, const char *name)
{
	struct exchange_count count = { 0 };
	const char *why;
	enum err e;

	j->file.fd = open_file(j, name);
	if (j->file.fd < 0)
		return cannot(j, name, strerror(errno));
	j->file.name = name;
	j->drawn = -1;
	e = exchange_import(db, &j->file, &count, &why);
	if (j->file.fd != STDIN_FILENO)
		close(j->file.fd);
	if (j->bar && j->drawn >= 0)
		fputs("\r\033[K", stderr);
	if (e == ERR_NOT_FOUND)
		return cannot(j, name, why);
	if (e != OK) {
		if (j->json)
			print_json(j, name, &count, NULL, why);
		return cli_fail(CLI_DATABASE, "%s: %s", name, why);
	}
	print(j, name, &count, j->file.rejects);
	add(&j->total, &count);
	return count.rejected > 0 ? CLI_REJECTED : CLI_DONE;
}

/* The worst of what happened to the files. */
static int
import_files(struct job *j, int count, char **names)
{
	struct db *db;
	int code, worst = CLI_DONE;

	if ((code = cli_open(j->arena, DB_WRITER, &db)) != CLI_DONE)
		return code;
	if (rejects_open(
		    j->arena, j->rejects, j->file.kind, &j->file.rejects) != OK)
		return cli_fail(
			CLI_FILE, "%s: %s", j->rejects, strerror(errno));
	for (int i = 0; i < count; i++) {
		code = import_file(j, db, names[i]);
		if (code > worst)
			worst = code;
		if (code == CLI_DATABASE) {
			worst = code;
			break;
		}
	}
	if (j->json || count > 1)
		print(j, NULL, &j->total, j->file.rejects);
	if (rejects_close(j->file.rejects) != OK)
		return cli_fail(CLI_FILE, "%s: %s",
			rejects_place(j->file.rejects), strerror(errno));
	return worst;
}

/* A line of all examples, so that one sees a record whole. */
static void
print_example(const struct exchange_field *f)
{
	const char *table = f->key;
	int lists = 0;

	fputs("  {", stdout);
	for (const char *comma = ""; f->key != NULL; f++) {
		const char *dot = strstr(f->key, "[].");
		bool last = f[1].key == NULL || strcmp(f[1].key, table) == 0;

		if (f->example == NULL) {
			printf("%s\"%s\": [{", comma, f->key);
			comma = "";
			lists = 1;
			continue;
		}
		printf("%s\"%s\": %s", comma, dot == NULL ? f->key : dot + 3,
			f->example);
		comma = ", ";
		if (lists > 0 && (last || strstr(f[1].key, "[].") == NULL)) {
			fputs("}]", stdout);
			lists = 0;
		}
		if (last)
			break;
	}
	fputs("}\n", stdout);
}

static int
print_fields(struct arena *a, enum exchange_kind kind)
{
	const struct exchange_field *f = exchange_fields(a, kind);
	const char *table = f->key;

	printf("Keys of %s, one JSON object a line. Days are YYYY-MM-DD.\n",
		exchange_kind_name(kind));
	for (size_t i = 0; f[i].key != NULL; i++) {
		if (i == 0 || strcmp(f[i].key, table) == 0)
			putchar('\n');
		printf("  %-19s %s\n", f[i].key, f[i].help);
		if (f[i].example != NULL)
			printf("  %-19s   %s\n", "", f[i].example);
	}
	puts("\nFor example:\n");
	for (size_t i = 0; f[i].key != NULL; i++)
		if (i == 0 || strcmp(f[i].key, table) == 0)
			print_example(&f[i]);
	putchar('\n');
	fputs(usage_import, stdout);
	return CLI_DONE;
}

/* Reads argv[2...]; the files are moved to the front, *count of them. */
static int
read_options(struct job *j, int argc, char **argv, int *count)
{
	bool plain = false;

	*count = 0;
	for (int i = 2; i < argc; i++) {
		const char *s = argv[i];

		if (plain || s[0] != '-' || s[1] == '\0') {
			argv[(*count)++] = argv[i];
		} else if (strcmp(s, "--") == 0) {
			plain = true;
		} else if (strcmp(s, "--json") == 0) {
			j->json = true;
		} else if (strcmp(s, "--dry-run") == 0) {
			j->file.dry_run = true;
		} else if (strcmp(s, "--format") != 0 &&
			   strcmp(s, "--rejects") != 0) {
			return cli_fail(CLI_USAGE,
				"no option %s; see canopy import --help", s);
		} else if (++i == argc) {
			return cli_fail(CLI_USAGE, "%s wants a value", s);
		} else if (strcmp(s, "--rejects") == 0) {
			j->rejects = argv[i];
		} else if (exchange_format_read(argv[i], &j->file.format) !=
			   OK) {
			return cli_fail(CLI_USAGE,
				"--format %s: must be jsonl, ops or uspto",
				argv[i]);
		}
	}
	if (*count == 0)
		return cli_fail(CLI_USAGE,
			"name the files to import, or - for standard input");
	if (!exchange_takes(j->file.kind, j->file.format))
		return cli_fail(CLI_USAGE, "%s do not come in this format",
			exchange_kind_name(j->file.kind));
	return CLI_DONE;
}

int
cli_import(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct job j = { .arena = a };
	int code, count;

	if (argc < 2 || exchange_kind_read(argv[1], &j.file.kind) != OK) {
		code = cli_fail(CLI_USAGE,
			"import what? patents, owners, grants …; see canopy "
			"import --help");
		goto done;
	}
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--") == 0)
			break;
		if (strcmp(argv[i], "--help") == 0) {
			code = print_fields(a, j.file.kind);
			goto done;
		}
	}
	if ((code = read_options(&j, argc, argv, &count)) != CLI_DONE)
		goto done;
	j.bar = isatty(STDERR_FILENO) == 1;
	if (j.bar) {
		j.file.progress = draw;
		j.file.progress_arg = &j;
	}
	code = import_files(&j, count, argv);
done:
	arena_free(a);
	return code;
}
