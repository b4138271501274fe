/*
 * The embedded assets as one file in memory, for sendfile(): the kernel then
 * sends its pages instead of copying the bytes for each answer.
 */
#ifndef HTTP_ASSET_FILE_H
#define HTTP_ASSET_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Makes the file, once, before the workers are forked. Where the kernel gives
 * none, assets are sent from their bytes. */
void asset_file_make(void);

/* Where the file holds the asset whose bytes begin at ${bytes}; false when it
 * has no such asset, or one too small to be worth it. */
bool asset_file_find(const void *bytes, int *fd, off_t *at);

#endif
