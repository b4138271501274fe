/*
 * The data of `canopy demo` and its way into the registry.
 */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/data_file.h"
#include "cli/demo.h"

const char *
demo_text(const struct json *object, const char *key)
{
	const char *s = json_text(json_get(object, key));

	return s == NULL ? "" : s;
}

enum err
demo_fail(struct demo *d, enum err e, const char *what)
{
	const char *message = db_message(d->db);

	if (e != OK && d->why == NULL)
		d->why = arena_printf(d->arena, "%s: %s", what,
			message[0] != '\0' ? message : err_name(e));
	return e;
}

/* NULL after saying which file the program does not carry. */
static const struct data_file *
data_find(struct demo *d, const char *file)
{
	size_t i;

	for (i = 0; i < data_file_count; i++)
		if (strcmp(data_files[i].name, file) == 0)
			return &data_files[i];
	d->why = arena_printf(d->arena, "this program carries no %s", file);
	return NULL;
}

enum err
demo_each(struct demo *d, const char *file, demo_line_fn *fn, void *arg)
{
	const struct data_file *data = data_find(d, file);
	const struct json *object;
	const char *at, *end, *newline;
	enum err e;

	if (data == NULL)
		return ERR_BUG;
	at = (const char *)data->bytes;
	for (end = at + data->len; at < end; at = newline + 1) {
		newline = memchr(at, '\n', (size_t)(end - at));
		if (newline == NULL)
			newline = end;
		if (json_parse(d->arena, at, (size_t)(newline - at), &object,
			    &d->why) != OK)
			return ERR_BUG;
		if ((e = fn(d, object, arg)) != OK)
			return demo_fail(d, e, file);
	}
	return OK;
}

/* The import reads descriptors: a file in memory takes the bytes there. */
static int
memory_file(const char *bytes, size_t len)
{
	int fd = memfd_create("canopy-demo", MFD_CLOEXEC);
	ssize_t n;

	while (fd >= 0 && len > 0) {
		n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			close(fd);
			return -1;
		}
		bytes += n;
		len -= (size_t)n;
	}
	if (fd >= 0)
		(void)lseek(fd, 0, SEEK_SET);
	return fd;
}

static enum err
feed(struct demo *d, enum exchange_kind kind, const char *bytes, size_t len)
{
	struct exchange_file file = { .kind = kind,
		.format = EXCHANGE_JSONL,
		.name = exchange_kind_name(kind) };
	struct exchange_count count = { 0 };
	const char *why = NULL;
	enum err e, closed;

	file.fd = memory_file(bytes, len);
	if (file.fd < 0) {
		d->why = arena_printf(
			d->arena, "no file in memory: %s", strerror(errno));
		return ERR_BUG;
	}
	if ((e = rejects_open(d->arena, NULL, kind, &file.rejects)) == OK) {
		e = exchange_import(d->db, &file, &count, &why);
		closed = rejects_close(file.rejects);
		if (e == OK)
			e = closed;
	}
	close(file.fd);
	if (e != OK) {
		d->why = why;
		return demo_fail(d, e, file.name);
	}
	/* What the program carries is refused only by its own mistake. */
	if (count.rejected > 0) {
		d->why = arena_printf(d->arena, "%lld %s were rejected: see %s",
			(long long)count.rejected, file.name,
			rejects_path(file.rejects));
		return ERR_BUG;
	}
	d->records[kind] += count.read;
	return OK;
}

enum err
demo_feed(struct demo *d, enum exchange_kind kind, const char *file)
{
	const struct data_file *data = data_find(d, file);

	if (data == NULL)
		return ERR_BUG;
	return feed(d, kind, (const char *)data->bytes, data->len);
}

enum err
demo_parties(struct demo *d)
{
	enum err e;

	if ((e = demo_feed(d, EXCHANGE_ORGANISATIONS, "organisations.jsonl")) !=
			OK ||
		(e = demo_feed(d, EXCHANGE_MEMBERS, "members.jsonl")) != OK)
		return e;
	return demo_feed(d, EXCHANGE_CONTROL, "control.jsonl");
}

enum err
demo_import(struct demo *d)
{
	struct buf *publications = buf_new(d->arena, 1u << 21);
	enum err e;

	if ((e = demo_parties(d)) != OK ||
		(e = demo_publications(d, publications)) != OK)
		return e;
	return feed(d, EXCHANGE_PATENTS, publications->data, publications->len);
}
