#include "http/asset.h"

#include <stdlib.h>
#include <string.h>

static int
compare_name(const void *key, const void *item)
{
	return strcmp(key, ((const struct asset *)item)->name);
}

static int
compare_path(const void *key, const void *item)
{
	return strcmp(key, (*(const struct asset *const *)item)->path);
}

const struct asset *
asset_find(const char *name)
{
	return bsearch(name, asset_table, asset_count, sizeof(asset_table[0]),
		compare_name);
}

const struct asset *
asset_by_path(const char *path)
{
	const struct asset *const *found = bsearch(path, asset_paths,
		asset_count, sizeof(asset_paths[0]), compare_path);

	return found == NULL ? NULL : *found;
}
