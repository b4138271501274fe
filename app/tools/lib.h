/*
 * What the build-time tools share: whole files, growing text, one way to
 * fail. The tools run for a moment and end, so nothing is ever freed.
 */
#ifndef TOOLS_LIB_H
#define TOOLS_LIB_H

#include <stdbool.h>
#include <stddef.h>

/* Prints "file:line: message" (line 0: "file: message"), exits with 1. */
_Noreturn void die(const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Memory, zeroed; strings cut out of others. Ends the tool when none is left.
 */
void *memory(size_t count, size_t size);
char *memory_cut(const char *s, size_t len);

/* Makes room for one more: doubles ${items} when ${count} has filled it. */
void *memory_grow(void *items, size_t count, size_t size);

/* Text that grows; ${data} is NUL terminated once anything was added. */
struct out {
	char *data;
	size_t len;
	size_t cap;
};
void out_add(struct out *, const char *bytes, size_t len);
void out_str(struct out *, const char *s);
void out_char(struct out *, char c);
void out_printf(struct out *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Adds ${len} bytes as a C string literal in quotes, in ASCII, cut into
 * adjacent literals after each newline; ${indent} begins each further line.
 */
void out_literal(
	struct out *, const char *bytes, size_t len, const char *indent);

/* Reads a whole file; one NUL stands behind its ${*len} bytes. */
char *file_read(const char *path, size_t *len);

/*
 * Writes a file as a whole (beside it first, then renamed). With
 * ${keep_same} a file that already holds these bytes is left alone, so that
 * make does not compile what depends on it again.
 */
void file_write(const char *path, const struct out *, bool keep_same);

/* The part of a path behind the last slash. */
const char *file_name(const char *path);

#endif
