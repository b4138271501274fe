/*
 * canopy help: what the table of commands says.
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/manual.h"

int
cli_help(int argc, char **argv)
{
	const struct command *c;
	size_t i;

	/* For the build: these make the files that are installed. */
	if (argc > 1 && strcmp(argv[1], "--man") == 0) {
		manual_page();
		return CLI_DONE;
	}
	if (argc > 1 && strcmp(argv[1], "--completion") == 0) {
		manual_completion();
		return CLI_DONE;
	}
	if (argc > 1) {
		c = command_find(argv[1]);
		if (c == NULL)
			return cli_fail(
				CLI_USAGE, "no command \"%s\"", argv[1]);
		fputs(c->usage, stdout);
		return CLI_DONE;
	}
	puts("Canopy, a patent-pool licensing registry\n\n"
	     "usage: canopy COMMAND [ARGUMENT...]\n");
	for (i = 0; i < command_count; i++)
		printf("  %-9s %s\n", commands[i].name, commands[i].summary);
	puts("\n`canopy COMMAND --help` explains one. Settings come from the "
	     "environment (CANOPY_*).");
	return CLI_DONE;
}
