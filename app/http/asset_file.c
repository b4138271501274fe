#include "http/asset_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include "http/asset.h"

/* Below, one call with head and bytes is cheaper than two. */
#define WORTH_BYTES 16384

static int file = -1;

static bool
append(const unsigned char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(file, bytes, len);

		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

void
asset_file_make(void)
{
	bool ok = true;
	size_t i;

	file = memfd_create("assets", MFD_CLOEXEC);
	for (i = 0; i < asset_count && file >= 0 && ok; i++)
		ok = append(asset_table[i].bytes, asset_table[i].len) &&
			append(asset_table[i].gzip, asset_table[i].gzip_len);
	if (!ok) {
		close(file);
		file = -1;
	}
}

bool
asset_file_find(const void *bytes, int *fd, off_t *at)
{
	off_t offset = 0;
	size_t i;

	if (file < 0)
		return false;
	for (i = 0; i < asset_count; i++) {
		const struct asset *a = &asset_table[i];

		if (bytes == a->bytes && a->len >= WORTH_BYTES)
			break;
		offset += (off_t)a->len;
		if (a->gzip != NULL && bytes == a->gzip &&
			a->gzip_len >= WORTH_BYTES)
			break;
		offset += (off_t)a->gzip_len;
	}
	*fd = file;
	*at = offset;
	return i < asset_count;
}
