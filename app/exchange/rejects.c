#include "exchange/rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/day.h"
#include "base/json.h"
#include "exchange/exchange.h"

#define FLUSH_BYTES (64u << 10)

struct rejects {
	struct arena *arena;
	const char *path;
	struct buf *out;
	enum exchange_kind kind;
	int fd; /* -1: not made yet */
	int failed;
};

/* VAR/rejects/patents-20260131T093000Z.jsonl, with -2, -3 … when taken. */
static enum err
make(struct rejects *r)
{
	const char *var = conf()->var;
	char now[21], stamp[17];
	size_t n = 0;

	day_now(now);
	for (size_t i = 0; now[i] != '\0'; i++)
		if (now[i] != '-' && now[i] != ':')
			stamp[n++] = now[i];
	stamp[n] = '\0';
	if (mkdir(arena_printf(r->arena, "%s/rejects", var), 0750) != 0 &&
		errno != EEXIST)
		return ERR_NOT_FOUND;
	for (int i = 1; i <= 1000; i++) {
		const char *more =
			i == 1 ? "" : arena_printf(r->arena, "-%d", i);

		r->path = arena_printf(r->arena, "%s/rejects/%s-%s%s.jsonl",
			var, exchange_kind_name(r->kind), stamp, more);
		r->fd = open(
			r->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
		if (r->fd >= 0)
			return OK;
		if (errno != EEXIST)
			break;
	}
	return ERR_NOT_FOUND;
}

enum err
rejects_open(struct arena *a, const char *path, enum exchange_kind kind,
	struct rejects **out)
{
	struct rejects *r = ARENA_NEW(a, struct rejects);

	r->arena = a;
	r->kind = kind;
	r->out = buf_new(a, FLUSH_BYTES);
	r->fd = -1;
	if (path != NULL) {
		r->path = path;
		r->fd = open(
			path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
		if (r->fd < 0)
			return ERR_NOT_FOUND;
	}
	*out = r;
	return OK;
}

const char *
rejects_path(const struct rejects *r)
{
	return r->fd < 0 ? NULL : r->path;
}

const char *
rejects_place(const struct rejects *r)
{
	return r->path != NULL
		       ? r->path
		       : arena_printf(r->arena, "%s/rejects", conf()->var);
}

static void
flush(struct rejects *r)
{
	size_t done = 0;

	while (r->failed == 0 && done < r->out->len) {
		ssize_t n =
			write(r->fd, r->out->data + done, r->out->len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			r->failed = errno;
		else
			done += (size_t)n;
	}
	buf_clear(r->out);
}

enum err
rejects_add(struct rejects *r, const char *file, int64_t line,
	const char *record, const struct fault *fault)
{
	struct json_writer w = { r->out, false };

	if (r->fd < 0 && make(r) != OK)
		return ERR_NOT_FOUND;
	json_open(&w, '{');
	json_set(&w, "file", file);
	json_set_int(&w, "line", line);
	json_set(&w, "record", record);
	json_set(&w, "field", fault->field);
	json_set_raw(&w, "value", fault->value);
	json_set(&w, "reason", fault->reason);
	json_set(&w, "repair", fault->repair);
	json_close(&w, '}');
	buf_char(r->out, '\n');
	if (r->out->len >= FLUSH_BYTES)
		flush(r);
	errno = r->failed;
	return r->failed == 0 ? OK : ERR_NOT_FOUND;
}

enum err
rejects_close(struct rejects *r)
{
	if (r->fd < 0)
		return OK;
	flush(r);
	if (close(r->fd) != 0 && r->failed == 0)
		r->failed = errno;
	errno = r->failed;
	return r->failed == 0 ? OK : ERR_NOT_FOUND;
}
