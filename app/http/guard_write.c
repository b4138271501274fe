#include "http/guard_write.h"

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <errno.h>

#include <kore/kore.h>
#include <kore/http.h>

#include "http/asset_file.h"

#define PARTS_MAX 8

/* Sends the rest of an asset from the file in memory. */
static ssize_t
send_asset(struct connection *c, const struct netbuf *nb, int fd, off_t at)
{
	at += (off_t)nb->s_off;
	return sendfile(c->fd, fd, &at, nb->b_len - nb->s_off);
}

/* Sends the buffers from the first one to before an asset, in one call. */
static ssize_t
send_parts(struct connection *c)
{
	struct iovec parts[PARTS_MAX];
	struct msghdr m = { .msg_iov = parts };
	struct netbuf *nb;
	int fd, flags = 0;
	off_t at;

	for (nb = c->snb; nb != NULL && m.msg_iovlen < PARTS_MAX;
		nb = TAILQ_NEXT(nb, list)) {
		/* A head alone would be a packet of its own. */
		if (asset_file_find(nb->buf, &fd, &at)) {
			flags = MSG_MORE;
			break;
		}
		parts[m.msg_iovlen++] = (struct iovec){ nb->buf + nb->s_off,
			nb->b_len - nb->s_off };
	}
	return sendmsg(c->fd, &m, flags);
}

int
guard_write(struct connection *c, size_t len, size_t *written)
{
	struct netbuf *nb = c->snb;
	ssize_t n;
	size_t gone;
	off_t at;
	int fd;

	*written = 0;
	/* It went together with one before it. */
	if (len == 0)
		return KORE_RESULT_OK;
	n = asset_file_find(nb->buf, &fd, &at) ? send_asset(c, nb, fd, at) :
						 send_parts(c);
	if (n == -1 && errno == EAGAIN)
		c->evt.flags &= ~KORE_EVENT_WRITE;
	if (n == -1)
		return errno == EAGAIN || errno == EINTR ? KORE_RESULT_OK :
							   KORE_RESULT_ERROR;
	gone = (size_t)n;
	*written = gone < nb->b_len - nb->s_off ? gone : nb->b_len - nb->s_off;
	gone -= *written;
	while (gone > 0 && (nb = TAILQ_NEXT(nb, list)) != NULL) {
		size_t part = nb->b_len - nb->s_off;

		part = gone < part ? gone : part;
		nb->s_off += part;
		gone -= part;
	}
	return KORE_RESULT_OK;
}
