#include "cli/manual.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/cli.h"

static const char before[] =
	".SH NAME\n"
	"canopy \\- patent-pool licensing registry\n"
	".SH SYNOPSIS\n"
	".B canopy\n"
	".I COMMAND\n"
	".RI [ ARGUMENT ...]\n"
	".SH DESCRIPTION\n"
	"Serves and maintains a registry of patents that their owners license "
	"free of charge. It needs a PostgreSQL database.\n"
	".SH COMMANDS\n";

static const char after[] =
	".SH ENVIRONMENT\n"
	".TP\n"
	"VAR, CANOPY_VAR\n"
	"The folder of an instance: its secret, its run files, rejected "
	"records. Default: \"var\" in the working directory. The first one is "
	"the short way on a command line.\n"
	".TP\n"
	"CANOPY_*\n"
	"All other settings; canopy.env.example lists every key with its "
	"default. Settings that the environment lacks are read from VAR/"
	"canopy.env; an installed command that is told no folder reads "
	"/etc/canopy/canopy.env instead.\n"
	".SH FILES\n"
	".TP\n"
	"/etc/canopy/canopy.env\n"
	"Settings of an installed instance, CANOPY_NAME=value, without "
	"quotes.\n"
	".TP\n"
	"VAR/secret\n"
	"The key of form tokens. Instances behind one proxy need the same "
	"one.\n"
	".SH EXIT STATUS\n"
	"0 done; 1 something was refused, or not all of it was taken; 2 wrong "
	"usage or settings; 3 the database is away; 4 a file cannot be "
	"opened.\n";

/* Prints ${len} bytes so that groff shows them as they are. */
static void
put_roff(const char *s, size_t len)
{
	/* These begin a request at the start of a line. */
	if (len > 0 && (s[0] == '.' || s[0] == '\''))
		fputs("\\&", stdout);
	for (; len > 0; s++, len--) {
		if (*s == '\\')
			fputs("\\e", stdout);
		else if (*s == '-')
			fputs("\\-", stdout);
		else if (*s == '\'')
			fputs("\\(aq", stdout);
		else if (*s == '`')
			fputs("\\(ga", stdout);
		else
			putchar(*s);
	}
}

/* "  --option VALUE  what it does": a tagged paragraph. */
static void
put_option(const char *s, size_t len)
{
	const char *end = s + len, *gap = s;

	while (gap < end && strncmp(gap, "  ", 2) != 0)
		gap++;
	fputs(".TP\n", stdout);
	put_roff(s, (size_t)(gap - s));
	putchar('\n');
	while (gap < end && *gap == ' ')
		gap++;
	put_roff(gap, (size_t)(end - gap));
	putchar('\n');
}

enum block { SYNOPSIS, TEXT, OPTION, EXAMPLE };

/* A line behind the synopsis; returns what kind of block it belongs to. */
static enum block
put_line(enum block now, const char *line, size_t len)
{
	size_t deep = strspn(line, " ");

	if (now == EXAMPLE && deep < 2)
		fputs(".EE\n.RE\n", stdout);
	if (deep == 2 && strncmp(line, "  --", 4) == 0) {
		put_option(line + 2, len - 2);
		return OPTION;
	}
	if (deep > 2 && now == OPTION) {
		put_roff(line + deep, len - deep);
		putchar('\n');
		return OPTION;
	}
	if (deep >= 2 && now != EXAMPLE)
		fputs(".RS\n.EX\n", stdout);
	if (deep >= 2) {
		put_roff(line + 2, len - 2);
		putchar('\n');
		return EXAMPLE;
	}
	if (now == OPTION)
		fputs(".PP\n", stdout);
	if (len == 0)
		fputs(".PP\n", stdout);
	else
		put_roff(line, len);
	if (len > 0)
		putchar('\n');
	return TEXT;
}

static void
put_command(const struct command *c)
{
	enum block now = SYNOPSIS;
	const char *line = c->usage;

	printf(".SS %s: ", c->name);
	put_roff(c->summary, strlen(c->summary));
	fputs("\n.nf\n", stdout);
	while (*line != '\0') {
		size_t len = strcspn(line, "\n");

		if (now != SYNOPSIS) {
			now = put_line(now, line, len);
		} else if (len > 0) {
			put_roff(line, len);
			putchar('\n');
		} else {
			fputs(".fi\n.PP\n", stdout);
			now = TEXT;
		}
		line += len;
		line += *line == '\n';
	}
	if (now == SYNOPSIS)
		fputs(".fi\n.PP\n", stdout);
	if (now == EXAMPLE)
		fputs(".EE\n.RE\n", stdout);
}

void
manual_page(void)
{
	size_t i;

	printf(".\\\" Made by `canopy help --man`; do not edit.\n"
	       ".TH CANOPY 1 \"\" \"Canopy %s\" \"Canopy\"\n",
		CANOPY_VERSION);
	fputs(before, stdout);
	for (i = 0; i < command_count; i++)
		put_command(&commands[i]);
	fputs(after, stdout);
}

/* Appends a word and a space unless the list has it already. */
static void
add_word(struct buf *list, struct arena *a, const char *s, size_t len)
{
	const char *word = arena_printf(a, " %.*s ", (int)len, s);

	if (strstr(list->data, word) == NULL)
		buf_str(list, word + 1);
}

/* The words in small letters at the start of a form, behind ${name}. */
static void
add_forms(struct buf *list, struct arena *a, const struct command *c)
{
	const char *line = c->usage;
	size_t skip = strlen("canopy ") + strlen(c->name) + 1, len;

	for (; *line != '\n' && *line != '\0'; line += *line == '\n') {
		len = strcspn(line, "\n");
		for (size_t i = skip; *line != ' ' && i < len;) {
			size_t n = 0;

			while (islower((unsigned char)line[i + n]))
				n++;
			if (n > 0)
				add_word(list, a, line + i, n);
			i += n + 1;
			if (n == 0 || line[i - 1] != '|')
				break;
		}
		line += len;
	}
}

static void
add_options(struct buf *list, struct arena *a, const char *usage)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz-";
	const char *at = usage;

	while ((at = strstr(at, "--")) != NULL) {
		size_t n = strspn(at, letters);

		if (n > 2)
			add_word(list, a, at, n);
		at += n;
	}
}

void
manual_completion(void)
{
	struct arena *a = arena_new();
	size_t i;

	puts("# Made by `canopy help --completion`; do not edit.\n"
	     "_canopy()\n{\n"
	     "\tlocal words= command=\n"
	     "\tif [ \"$COMP_CWORD\" -gt 1 ]; then\n"
	     "\t\tcommand=${COMP_WORDS[1]}\n"
	     "\tfi\n"
	     "\tcase $command in");
	fputs("\t'' | help) words='", stdout);
	for (i = 0; i < command_count; i++)
		printf("%s%s", i > 0 ? " " : "", commands[i].name);
	puts("' ;;");
	for (i = 0; i < command_count; i++) {
		struct buf *list = buf_new(a, 256);

		if (strcmp(commands[i].name, "help") == 0)
			continue;
		buf_char(list, ' ');
		add_forms(list, a, &commands[i]);
		add_options(list, a, commands[i].usage);
		add_word(list, a, "--help", strlen("--help"));
		printf("\t%s) words='%.*s' ;;\n", commands[i].name,
			(int)list->len - 2, list->data + 1);
	}
	puts("\tesac\n"
	     "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
	     "\"${COMP_WORDS[COMP_CWORD]}\")\n"
	     "}\n"
	     "complete -o default -F _canopy canopy");
	arena_free(a);
}
