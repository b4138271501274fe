#include "exchange/source.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "exchange/exchange.h"

struct source {
	int fd;
	int failed;
	bool ended;
	char *chunk;
	size_t pos; /* chunk[pos, len) is not read yet */
	size_t len;
	struct buf *line; /* a line that lies in several chunks */
	int64_t bytes;
	int64_t lines;
};

struct source *
source_new(struct arena *a, int fd)
{
	struct source *s = ARENA_NEW(a, struct source);

	s->fd = fd;
	s->chunk = arena_alloc(a, SOURCE_CHUNK);
	s->line = buf_new(a, 4096);
	return s;
}

/* Reads on until the chunk is full (${whole}) or has any bytes. */
static enum err
fill(struct source *s, bool whole)
{
	if (s->pos > 0) {
		memmove(s->chunk, s->chunk + s->pos, s->len - s->pos);
		s->len -= s->pos;
		s->pos = 0;
	}
	while (!s->ended && s->len < SOURCE_CHUNK && (whole || s->len == 0)) {
		ssize_t n =
			read(s->fd, s->chunk + s->len, SOURCE_CHUNK - s->len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			s->failed = errno;
			s->ended = true;
			return ERR_NOT_FOUND;
		}
		if (n == 0)
			s->ended = true;
		else
			s->len += (size_t)n;
	}
	return OK;
}

enum err
source_peek(struct source *s, const char **bytes, size_t *len)
{
	enum err e;

	if ((e = fill(s, true)) != OK)
		return e;
	*bytes = s->chunk;
	*len = s->len;
	return OK;
}

static void
keep(struct source *s, const char *bytes, size_t n, size_t *total)
{
	if (*total <= EXCHANGE_RECORD_MAX)
		buf_add(s->line, bytes, n);
	*total += n;
}

enum err
source_line(struct source *s, const char **line, size_t *len)
{
	size_t total = 0;
	char *from, *end;

	buf_clear(s->line);
	for (;;) {
		if (s->pos == s->len && fill(s, false) != OK)
			return ERR_NOT_FOUND;
		if (s->pos == s->len) {
			if (total == 0)
				return ERR_NOT_FOUND;
			break;
		}
		from = s->chunk + s->pos;
		end = memchr(from, '\n', s->len - s->pos);
		if (end == NULL) {
			s->bytes += (int64_t)(s->len - s->pos);
			keep(s, from, s->len - s->pos, &total);
			s->pos = s->len;
			continue;
		}
		s->pos += (size_t)(end - from) + 1;
		s->bytes += end - from + 1;
		if (total == 0) { /* the usual case is not copied */
			s->lines++;
			*line = from;
			*len = (size_t)(end - from);
			if (*len > 0 && from[*len - 1] == '\r')
				--*len;
			return OK;
		}
		keep(s, from, (size_t)(end - from), &total);
		break;
	}
	s->lines++;
	*line = s->line->data;
	*len = total;
	if (total <= EXCHANGE_RECORD_MAX && total > 0 &&
		s->line->data[total - 1] == '\r')
		--*len;
	return OK;
}

int
source_read(struct source *s, char *to, int size)
{
	size_t n;

	if (s->pos == s->len && fill(s, false) != OK)
		return -1;
	n = s->len - s->pos;
	if (n > (size_t)size)
		n = (size_t)size;
	memcpy(to, s->chunk + s->pos, n);
	s->pos += n;
	s->bytes += (int64_t)n;
	return (int)n;
}

int
source_failed(const struct source *s)
{
	return s->failed;
}

int64_t
source_bytes(const struct source *s)
{
	return s->bytes;
}

int64_t
source_line_number(const struct source *s)
{
	return s->lines;
}
