/*
 * Sockets of our own processes, below VAR/run.
 */
#ifndef BASE_RUN_H
#define BASE_RUN_H

#include <sys/types.h>
#include <sys/un.h>

#include "base/err.h"

/*
 * The address of VAR/run/${name}.sock, whatever the length of VAR: it leads
 * through *dir, a descriptor that must stay open as long as the address is
 * used. ERR_BUSY: there is no such folder.
 */
enum err run_address(
	const char *name, struct sockaddr_un *out, int *dir) MUST_CHECK;

/* What a child of a process of ours begins with: it ends with ${parent}, and
 * no signal is blocked. */
void run_child(pid_t parent);

/* A listening socket there that only we may use; -1: errno says why. */
int run_listen(const char *name, int backlog);

#endif
