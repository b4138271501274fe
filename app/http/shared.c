#include "http/shared.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/conf.h"

static struct shared *mapped;
static struct shared lone;

struct shared *
shared(void)
{
	return mapped == NULL ? &lone : mapped;
}

enum err
shared_open(bool fresh)
{
	char path[2048];
	void *p;
	int fd;

	snprintf(path, sizeof(path), "%s/run", conf()->var);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/run/shared", conf()->var);
	if (fresh)
		unlink(path);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return ERR_BUG;
	if (ftruncate(fd, sizeof(struct shared)) != 0) {
		close(fd);
		return ERR_BUG;
	}
	p = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE,
		MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return ERR_BUG;
	mapped = p;
	return OK;
}
