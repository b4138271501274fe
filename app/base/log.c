#include "base/log.h"

#include <stdarg.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/json.h"

static const char *const level_names[] = { "info", "warn", "error" };

void
log_event(enum log_level level, const char *message, ...)
{
	static struct arena *kept; /* from line to line; no fiber parks here */
	struct json_writer w = { 0 };
	struct buf *b;
	char now[21];
	const char *name;
	va_list ap;

	if (kept == NULL)
		kept = arena_new();
	w.out = b = buf_new(kept, 512);
	day_now(now);
	json_open(&w, '{');
	json_set(&w, "time", now);
	json_set(&w, "level", level_names[level]);
	json_set(&w, "message", message);
	va_start(ap, message);
	while ((name = va_arg(ap, const char *)) != NULL) {
		json_key(&w, name + (*name == '#'));
		if (*name == '#')
			json_add_raw(&w, va_arg(ap, const char *));
		else
			json_add_string(&w, va_arg(ap, const char *));
	}
	va_end(ap);
	json_close(&w, '}');
	buf_char(b, '\n');
	/* One write a line, so that lines of several workers do not mix. A
	 * log that cannot be written must not stop the service. */
	if (write(STDOUT_FILENO, b->data, b->len) < 0)
		(void)0;
	arena_reset(kept);
}
