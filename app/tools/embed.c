/*
 * embed: puts files into the program.
 *
 *	embed OUT.c FILE...		assets, for http/asset.h
 *	embed --data OUT.c FILE...	plain files, for base/data_file.h
 *
 * Files are known by the last part of their names, which must be unique. An
 * asset is addressed as /assets/STEM.HASH.EXTENSION, where HASH is the
 * beginning of its SHA-256; a gzip copy (level 9, without time) goes along
 * when it saves more than 5 %. The content type comes from the extension; an
 * unknown one ends the tool with "file: message" and exit status 1.
 *
 * Bytes are written as string literals: the compiler reads those many times
 * faster than lists of numbers.
 */
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "tools/lib.h"

enum { HASH_DIGITS = 16 };

struct file {
	const char *given; /* as on the command line */
	const char *name;
	const char *type;
	char *path;
	char hash[HASH_DIGITS + 1];
	char *bytes;
	size_t len;
	char *gzip;
	size_t gzip_len;
	size_t number; /* in the order of names */
};

static const struct {
	const char *extension;
	const char *type;
} types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".ico", "image/vnd.microsoft.icon" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".json", "application/json" },
	{ ".png", "image/png" },
	{ ".svg", "image/svg+xml" },
	{ ".txt", "text/plain; charset=utf-8" },
	{ ".webmanifest", "application/manifest+json" },
	{ ".webp", "image/webp" },
	{ ".woff2", "font/woff2" },
	{ ".xsl", "text/xsl; charset=utf-8" },
};

static int
compare_names(const void *a, const void *b)
{
	return strcmp(
		((const struct file *)a)->name, ((const struct file *)b)->name);
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp((*(const struct file *const *)a)->path,
		(*(const struct file *const *)b)->path);
}

static void
compress_file(struct file *f)
{
	z_stream z = { 0 };
	size_t room;

	/* 15 + 16: a gzip stream, whose time is 0 unless a header is set. */
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) !=
		Z_OK)
		die(f->given, 0, "cannot be compressed");
	room = deflateBound(&z, f->len);
	f->gzip = memory(room, 1);
	z.next_in = (Bytef *)f->bytes;
	z.avail_in = (uInt)f->len;
	z.next_out = (Bytef *)f->gzip;
	z.avail_out = (uInt)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die(f->given, 0, "cannot be compressed");
	f->gzip_len = z.total_out;
	deflateEnd(&z);
	if (f->gzip_len >= f->len - f->len / 20)
		f->gzip = NULL;
}

static void
make_asset(struct file *f)
{
	const char *extension = strrchr(f->name, '.');
	unsigned char digest[SHA256_DIGEST_LENGTH];
	struct out path = { 0 };

	if (extension == NULL || extension == f->name)
		die(f->given, 0, "has no extension, so no content type");
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i].extension, extension) == 0)
			f->type = types[i].type;
	if (f->type == NULL)
		die(f->given, 0, "the extension %s has no content type here",
			extension);
	SHA256((unsigned char *)f->bytes, f->len, digest);
	for (size_t i = 0; i < HASH_DIGITS / 2; i++)
		snprintf(f->hash + 2 * i, 3, "%02x", digest[i]);
	out_printf(&path, "/assets/%.*s.%s%s", (int)(extension - f->name),
		f->name, f->hash, extension);
	f->path = path.data;
	compress_file(f);
}

static struct file *
read_files(char **given, size_t count)
{
	struct file *files = memory(count, sizeof(*files));

	for (size_t i = 0; i < count; i++) {
		files[i].given = given[i];
		files[i].name = file_name(given[i]);
		files[i].bytes = file_read(given[i], &files[i].len);
	}
	qsort(files, count, sizeof(*files), compare_names);
	for (size_t i = 0; i < count; i++) {
		files[i].number = i;
		if (i > 0 && strcmp(files[i - 1].name, files[i].name) == 0)
			die(files[i].given, 0, "%s has the same name",
				files[i - 1].given);
	}
	return files;
}

/* One byte more than ${len}: the literal's NUL. */
static void
write_bytes(struct out *c, const char *name, const struct file *f,
	const char *bytes, size_t len)
{
	out_printf(c, "\nstatic const unsigned char %s_%zu[%zu] =\n\t", name,
		f->number, len + 1);
	out_literal(c, bytes, len, "\t");
	out_str(c, ";\n");
}

static void
write_data(struct out *c, const struct file *files, size_t count)
{
	out_str(c, "#include \"base/data_file.h\"\n");
	for (size_t i = 0; i < count; i++)
		write_bytes(
			c, "bytes", &files[i], files[i].bytes, files[i].len);
	out_str(c, "\nconst struct data_file data_files[] = {\n");
	for (size_t i = 0; i < count; i++)
		out_printf(c, "\t{ \"%s\", bytes_%zu, %zu },\n", files[i].name,
			i, files[i].len);
	out_str(c, "\t{ 0 }\n};\n");
	out_printf(c, "const size_t data_file_count = %zu;\n", count);
}

static void
write_asset(struct out *c, const struct file *f)
{
	out_printf(c,
		"\t{ \"%s\", \"%s\",\n\t\t\"%s\",\n"
		"\t\t\"\\\"%s\\\"\", \"\\\"%s-gzip\\\"\",\n"
		"\t\tbytes_%zu, %zu, ",
		f->name, f->path, f->type, f->hash, f->hash, f->number, f->len);
	if (f->gzip != NULL)
		out_printf(c, "gzip_%zu, %zu },\n", f->number, f->gzip_len);
	else
		out_str(c, "NULL, 0 },\n");
}

static void
write_assets(struct out *c, struct file *files, size_t count)
{
	const struct file **paths = memory(count, sizeof(*paths));

	out_str(c, "#include \"http/asset.h\"\n");
	for (size_t i = 0; i < count; i++) {
		struct file *f = &files[i];

		make_asset(f);
		paths[i] = f;
		write_bytes(c, "bytes", f, f->bytes, f->len);
		if (f->gzip != NULL)
			write_bytes(c, "gzip", f, f->gzip, f->gzip_len);
	}
	qsort(paths, count, sizeof(*paths), compare_paths);
	out_str(c, "\nconst struct asset asset_table[] = {\n");
	for (size_t i = 0; i < count; i++)
		write_asset(c, &files[i]);
	out_str(c, "};\n\nconst struct asset *const asset_paths[] = {\n");
	for (size_t i = 0; i < count; i++)
		out_printf(c, "\t&asset_table[%zu],\n", paths[i]->number);
	out_printf(c, "};\n\nconst size_t asset_count = %zu;\n", count);
}

int
main(int argc, char **argv)
{
	bool data = argc > 1 && strcmp(argv[1], "--data") == 0;
	struct out c = { 0 };
	struct file *files;

	argv += data;
	argc -= data;
	if (argc < 2 || (argc == 2 && !data)) {
		fputs("usage: embed [--data] OUT.c FILE...\n", stderr);
		return 1;
	}
	files = read_files(argv + 2, (size_t)argc - 2);
	out_str(&c, "/* Made by embed; do not edit. */\n");
	if (data)
		write_data(&c, files, (size_t)argc - 2);
	else
		write_assets(&c, files, (size_t)argc - 2);
	file_write(argv[1], &c, false);
	return 0;
}
