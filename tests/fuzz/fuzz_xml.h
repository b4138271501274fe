/*
 * What the fuzz targets of XML share: a file in memory, and that every record
 * that comes out is JSON which the import can read.
 *
 *	clang … tests/fuzz/fuzz_ops.c app/exchange/{ops*,uspto,node,source}.c
 *		app/exchange/{record*,field,row}.c app/patent/{topic,number*}.c
 *		app/org/identifier.c app/base/{arena,buf,text,json,day}.c
 *		app/db/value.c $(xml2-config --cflags --libs) -ljansson
 *		-lunistring -lstemmer -o fuzz_ops
 */
#ifndef FUZZ_XML_H
#define FUZZ_XML_H

#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/json.h"
#include "exchange/source.h"
#include "exchange/xml.h"

static enum err
fuzz_record(void *arg, const char *text, size_t len, int64_t line)
{
	struct arena *a = arena_new();
	const struct json *json;
	const char *why;

	(void)arg;
	MUST(line >= 0);
	MUST(strlen(text) == len);
	MUST(json_parse(a, text, len, &json, &why) == OK);
	MUST(json_kind(json) == JSON_KIND_OBJECT);
	arena_free(a);
	return OK;
}

static enum err
fuzz_reject(void *arg, int64_t line, const struct fault *fault)
{
	int *rejects = arg;

	MUST(line > 0);
	MUST(fault->reason != NULL && fault->repair != NULL);
	++*rejects;
	return OK;
}

static inline void
fuzz_read(enum err (*read)(struct arena *, struct source *,
		  const struct sink *),
	const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	int rejects = 0;
	struct sink sink = { &rejects, fuzz_record, fuzz_reject };
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	MUST(lseek(fd, 0, SEEK_SET) == 0);
	MUST(read(a, source_new(a, fd), &sink) == OK);
	close(fd);
	arena_free(a);
}

#endif
