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

int64_t
shared_in_flight(void)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < SHARED_WORKERS; i++)
		sum += atomic_load(&shared()->in_flight[i]);
	return sum;
}

enum err
shared_open(bool fresh)
{
	struct stat st;
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
	/* Never made shorter: a server of another version may have it open. */
	if (fstat(fd, &st) != 0 ||
		(st.st_size < (off_t)sizeof(struct shared) &&
			ftruncate(fd, sizeof(struct shared)) != 0)) {
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
