/*
 * canopy drain: takes a running instance out of service, and back into it.
 */
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/conf.h"
#include "cli/cli.h"
#include "http/shared.h"

#define STEP_MS 10
#define QUIET_MS 2000

const char usage_drain[] =
	"canopy drain [--seconds N]\n"
	"canopy drain --undo\n\n"
	"Takes the running instance out of service and cuts nobody off:\n"
	"/readyz answers 503, so that a proxy which asks it sends requests\n"
	"elsewhere, connections are closed with their next answer, and the\n"
	"command waits until no request has been in flight for 2 s. What "
	"still\n"
	"comes is answered. After that the instance can be stopped.\n\n"
	"  --seconds N  waits that long at most, 1 to 3600; default 30\n"
	"  --undo       takes the instance back into service\n\n"
	"Exit status: 0 nothing is in flight, 1 something still is, or no\n"
	"server runs.\n\n"
	"  canopy drain && systemctl restart canopy\n";

/* The process that `canopy serve` has noted, if it lives. */
static bool
is_served(void)
{
	char path[2048], line[32] = "";
	FILE *f;
	long pid;

	snprintf(path, sizeof(path), "%s/run/serve.pid", conf()->var);
	f = fopen(path, "re");
	if (f == NULL)
		return false;
	pid = fgets(line, sizeof(line), f) == NULL ? 0 : strtol(line, NULL, 10);
	(void)fclose(f);
	return pid > 0 && (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

/*
 * True as soon as nothing was in flight for a while. One look would not do:
 * until the proxy has asked /readyz again there are gaps between requests
 * that are not the last ones.
 */
static bool
wait_quiet(long limit_ms)
{
	const struct timespec step = { 0, STEP_MS * 1000000L };
	long quiet = 0, waited;
	long enough = limit_ms / 2 < QUIET_MS ? limit_ms / 2 : QUIET_MS;

	for (waited = 0; waited < limit_ms; waited += STEP_MS) {
		quiet = shared_in_flight() > 0 ? 0 : quiet + STEP_MS;
		if (quiet >= enough)
			return true;
		nanosleep(&step, NULL);
	}
	return false;
}

static int
drain(long seconds)
{
	atomic_store(&shared()->draining, 1);
	if (wait_quiet(seconds * 1000)) {
		puts("drained");
		return CLI_DONE;
	}
	return cli_fail(CLI_REJECTED,
		"%lld requests are in flight after %ld s; /readyz stays at 503 "
		"until the server ends or `canopy drain --undo`",
		(long long)shared_in_flight(), seconds);
}

int
cli_drain(int argc, char **argv)
{
	bool undo = argc == 2 && strcmp(argv[1], "--undo") == 0;
	long seconds = 30;
	const char *why;
	char *end = NULL;

	if (argc == 3 && strcmp(argv[1], "--seconds") == 0) {
		seconds = strtol(argv[2], &end, 10);
		if (*end != '\0' || seconds < 1 || seconds > 3600)
			return cli_fail(CLI_USAGE,
				"--seconds %s: must be a whole number from 1 "
				"to 3600",
				argv[2]);
	} else if (argc > 1 && !undo) {
		return cli_fail(CLI_USAGE,
			"drain takes --seconds N or --undo; see canopy drain "
			"--help");
	}
	if (conf_load(&why) != OK)
		return cli_fail(CLI_USAGE, "%s", why);
	if (!is_served())
		return cli_fail(
			CLI_REJECTED, "no server runs on %s", conf()->var);
	if (shared_open(false) != OK)
		return cli_fail(CLI_FILE, "%s/run/shared: %s", conf()->var,
			strerror(errno));
	if (!undo)
		return drain(seconds);
	atomic_store(&shared()->draining, 0);
	puts("back in service");
	return CLI_DONE;
}
