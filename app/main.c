/*
 * Kore's hooks: the sandbox, the order of starting. Nothing else.
 */
#include <stdio.h>
#include <stdlib.h>

#include <kore/kore.h>
#include <kore/http.h>
#include <kore/seccomp.h>

#include "account/password_loop.h"
#include "base/conf.h"
#include "base/log.h"
#include "db/loop.h"
#include "http/asset_file.h"
#include "http/entry.h"
#include "http/shared.h"

/* What glibc and libpq call beyond Kore's own list. */
KORE_SECCOMP_FILTER("canopy",
	KORE_SYSCALL_ALLOW(newfstatat),
	KORE_SYSCALL_ALLOW(faccessat2),
	KORE_SYSCALL_ALLOW(socket),
	KORE_SYSCALL_ALLOW(connect),
	KORE_SYSCALL_ALLOW(getsockopt),
	KORE_SYSCALL_ALLOW(getsockname),
	KORE_SYSCALL_ALLOW(getpeername),
	KORE_SYSCALL_ALLOW(sendmsg),
	KORE_SYSCALL_ALLOW(sendmmsg),
	KORE_SYSCALL_ALLOW(recvmsg),
	KORE_SYSCALL_ALLOW(shutdown),
	KORE_SYSCALL_ALLOW(uname),
	KORE_SYSCALL_ALLOW(getegid),
	KORE_SYSCALL_ALLOW(getgid),
	KORE_SYSCALL_ALLOW(gettid),
	KORE_SYSCALL_ALLOW(tgkill),
	KORE_SYSCALL_ALLOW(mremap))

void kore_parent_configure(int, char **);
void kore_worker_configure(void);

void
kore_parent_configure(int argc, char **argv)
{
	const char *why, *secret;

	(void)argc;
	(void)argv;
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (conf_load(&why) != OK) {
		log_event(LOG_LEVEL_ERROR, why, NULL);
		exit(2);
	}
	/* Read before the fork: the workers share one secret. */
	if (conf_secret(&secret) != OK || shared_open(false) != OK) {
		log_event(LOG_LEVEL_ERROR, "cannot write below CANOPY_VAR",
			"var", conf()->var, NULL);
		exit(2);
	}
	asset_file_make();
}

/* Waking up is all: without it an idle worker would never look at the
 * deadlines of its connections. */
static void
tick(void *arg, u_int64_t now)
{
	(void)arg;
	(void)now;
}

void
kore_worker_configure(void)
{
	entry_worker_init();
	db_worker_init();
	password_worker_init();
	kore_timer_add(tick, 500, NULL, 0);
}
