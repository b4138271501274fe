#include "cli/env.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* True when the command lies where `make install` puts it, and not in the
 * folder of a build. */
static bool
is_installed(void)
{
	static const char module[] = "/../lib/canopy/canopy.so";
	char path[1000];
	ssize_t n = readlink(
		"/proc/self/exe", path, sizeof(path) - sizeof(module));

	if (n <= 0)
		return false;
	path[n] = '\0';
	memcpy(strrchr(path, '/'), module, sizeof(module));
	return access(path, F_OK) == 0;
}

/* *n is the number of lines read: the last one is the bad one. */
static enum err
read_lines(FILE *f, int *n)
{
	char line[2000];

	for (*n = 1; fgets(line, sizeof(line), f) != NULL; ++*n) {
		char *value = strchr(line, '=');

		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		if (value == NULL || strncmp(line, "CANOPY_", 7) != 0)
			return ERR_INVALID;
		*value++ = '\0';
		setenv(line, value, 0);
	}
	return OK;
}

/* ERR_NOT_FOUND: there is no such file. */
static enum err
read_settings(const char *path)
{
	FILE *f = fopen(path, "re");
	enum err e;
	int n;

	if (f == NULL && (errno == ENOENT || errno == ENOTDIR))
		return ERR_NOT_FOUND;
	if (f == NULL) {
		fprintf(stderr, "canopy: %s: %s\n", path, strerror(errno));
		return ERR_INVALID;
	}
	if ((e = read_lines(f, &n)) != OK)
		fprintf(stderr, "canopy: %s:%d: must be CANOPY_NAME=value\n",
			path, n);
	(void)fclose(f);
	return e;
}

enum err
env_load(void)
{
	const char *var = getenv("CANOPY_VAR");
	char path[1000];
	enum err e;

	if (var == NULL)
		var = getenv("VAR");
	if ((var == NULL || *var == '\0') && is_installed() &&
		(e = read_settings(ENV_SYSTEM)) != ERR_NOT_FOUND)
		return e;
	if (var == NULL || *var == '\0')
		var = "var";
	setenv("CANOPY_VAR", var, 0);
	snprintf(path, sizeof(path), "%s/canopy.env", var);
	e = read_settings(path);
	return e == ERR_NOT_FOUND ? OK : e;
}
