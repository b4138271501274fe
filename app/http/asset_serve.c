/*
 * GET /assets/NAME.HASH.EXT: embedded bytes, cached for ever.
 */
#include "http/asset.h"
#include "http/asset_serve.h"
#include "http/parse.h"

enum err
asset_serve(struct req *r)
{
	const struct asset *a = asset_by_path(r->path);
	const char *accept = req_header(r, "accept-encoding");
	const char *seen = req_header(r, "if-none-match");
	bool gzip;

	if (a == NULL)
		return ERR_NOT_FOUND;
	gzip = a->gzip != NULL && accept != NULL && parse_accepts_gzip(accept);
	/* The name changes with the content. */
	req_set_header(r, "cache-control",
		"public, max-age=31536000, immutable");
	req_set_header(r, "etag", gzip ? a->gzip_etag : a->etag);
	if (seen != NULL &&
		parse_etag_match(seen, gzip ? a->gzip_etag : a->etag)) {
		r->status = 304;
		return OK;
	}
	if (gzip) {
		req_set_header(r, "content-encoding", "gzip");
		return req_lasting(r, a->type, a->gzip, a->gzip_len);
	}
	return req_lasting(r, a->type, a->bytes, a->len);
}
