/* A file of an unknown kind: what it is, and its lines. */
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "exchange/guess.h"
#include "exchange/source.h"

static void
check_lines(struct arena *a, const char *bytes, size_t size)
{
	int fd = memfd_create("fuzz", MFD_CLOEXEC);
	struct source *source;
	const char *line;
	size_t len, at = 0;
	int64_t lines = 0;

	MUST(fd >= 0 && write(fd, bytes, size) == (ssize_t)size);
	MUST(lseek(fd, 0, SEEK_SET) == 0);
	source = source_new(a, fd);
	while (source_line(source, &line, &len) == OK) {
		MUST(at + len <= size);
		MUST(len == 0 || memcmp(line, bytes + at, len) == 0);
		at += len;
		if (at < size && bytes[at] == '\r')
			at++;
		at += at < size;
		MUST(at == size || bytes[at - 1] == '\n');
		MUST(source_line_number(source) == ++lines);
	}
	MUST(at == size && source_failed(source) == 0);
	close(fd);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *bytes = size == 0 ? "" : (const char *)data, *what = NULL;

	if (guess_format(a, bytes, size, true, &what) == EXCHANGE_GUESS)
		MUST(what != NULL && what[0] != '\0');
	if (guess_format(a, bytes, size, false, &what) != EXCHANGE_GUESS)
		MUST(guess_format(a, bytes, size, false, &what) ==
			EXCHANGE_JSONL);
	check_lines(a, bytes, size);
	arena_free(a);
	return 0;
}
