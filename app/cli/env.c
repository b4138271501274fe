#include "cli/env.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum err
env_load(void)
{
	const char *var = getenv("CANOPY_VAR");
	char path[2000], line[2000];
	FILE *f;
	int n = 0;

	if (var == NULL) {
		var = getenv("VAR");
		if (var == NULL || *var == '\0')
			var = "var";
		setenv("CANOPY_VAR", var, 0);
	}
	snprintf(path, sizeof(path), "%s/canopy.env", var);
	f = fopen(path, "re");
	if (f == NULL)
		return OK;
	while (fgets(line, sizeof(line), f) != NULL) {
		char *value = strchr(line, '=');

		n++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		if (value == NULL || strncmp(line, "CANOPY_", 7) != 0) {
			fprintf(stderr,
				"canopy: %s:%d: must be CANOPY_NAME=value\n",
				path, n);
			fclose(f);
			return ERR_INVALID;
		}
		*value++ = '\0';
		setenv(line, value, 0);
	}
	fclose(f);
	return OK;
}
