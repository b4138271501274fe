#include "application/queue.h"

#include <string.h>

#include "base/arena.h"

enum err
queue_cursor_read(
	struct arena *a, const char *cursor, const char **day, const char **id)
{
	if (strlen(cursor) != DAY_SIZE - 1 + 1 + 16 ||
		cursor[DAY_SIZE - 1] != '.')
		return ERR_INVALID;
	*day = arena_strndup(a, cursor, DAY_SIZE - 1);
	*id = cursor + DAY_SIZE;
	return day_valid(*day) && strspn(*id, "0123456789abcdef") == strlen(*id)
		       ? OK
		       : ERR_INVALID;
}
