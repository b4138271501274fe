/*
 * Style sheets, scripts and pictures, embedded by tools/embed.
 *
 * The address of an asset holds the hash of its content, so it may be cached
 * for ever and an old page never meets a new script. Everything here is
 * constant for the life of the program.
 */
#ifndef HTTP_ASSET_H
#define HTTP_ASSET_H

#include <stddef.h>

struct asset {
	const char *name; /* of the source: "app.css" */
	const char *path; /* "/assets/app.1a2b3c4d5e6f7081.css" */
	const char *type; /* Content-Type, with charset for text */
	const char *etag; /* strong, quoted, of the plain bytes */
	const char
		*gzip_etag; /* the same of the gzip bytes (RFC 9110, 8.8.3) */
	const unsigned char *bytes;
	size_t len;
	const unsigned char *gzip; /* NULL where it would save under 5 % */
	size_t gzip_len;
};

/* The asset with a name of a source file, or NULL. */
const struct asset *asset_find(const char *name);

/* The asset at a path of the address, "/assets/...", or NULL. */
const struct asset *asset_by_path(const char *path);

/* The tables that tools/embed makes; only asset.c looks. */
extern const struct asset asset_table[];	/* sorted by name */
extern const struct asset *const asset_paths[]; /* sorted by path */
extern const size_t asset_count;

#endif
