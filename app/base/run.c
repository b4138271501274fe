#include "base/run.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/conf.h"

enum err
run_address(const char *name, struct sockaddr_un *out, int *dir)
{
	char path[2048];
	int fd;

	snprintf(path, sizeof(path), "%s/run", conf()->var);
	fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return ERR_BUSY;
	memset(out, 0, sizeof(*out));
	out->sun_family = AF_UNIX;
	snprintf(out->sun_path, sizeof(out->sun_path),
		"/proc/self/fd/%d/%.60s.sock", fd, name);
	*dir = fd;
	return OK;
}

void
run_child(pid_t parent)
{
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	/* It may have ended before that was set. */
	if (getppid() != parent)
		_exit(0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

int
run_listen(const char *name, int backlog)
{
	struct sockaddr_un address;
	int dir, fd;
	mode_t before;

	if (run_address(name, &address, &dir) != OK)
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	/* A file of an earlier process; who still holds it is ending. Nobody
	 * removes it at the end: it might be the next one's by then. */
	unlink(address.sun_path);
	before = umask(0177);
	if (fd >= 0 &&
		(bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0 ||
			listen(fd, backlog) != 0)) {
		close(fd);
		fd = -1;
	}
	umask(before);
	close(dir);
	return fd;
}
