/*
 * Writes one member of an embedded asset: asset_dump NAME MEMBER. The asset
 * must be found by its name and by its path, and nothing under other names.
 */
#include <stdio.h>
#include <string.h>

#include "http/asset.h"

int
main(int argc, char **argv)
{
	const struct asset *a = argc == 3 ? asset_find(argv[1]) : NULL;

	if (a == NULL || asset_by_path(a->path) != a ||
		asset_by_path("/assets/app.css") != NULL ||
		asset_find("other.css") != NULL || asset_count != 3)
		return 1;
	if (strcmp(argv[2], "path") == 0)
		puts(a->path);
	else if (strcmp(argv[2], "etag") == 0)
		printf("%s %s\n", a->etag, a->gzip_etag);
	else if (strcmp(argv[2], "gzip") == 0)
		return fwrite(a->gzip, 1, a->gzip_len, stdout) != a->gzip_len;
	else
		return fwrite(a->bytes, 1, a->len, stdout) != a->len;
	return 0;
}
