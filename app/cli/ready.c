/*
 * canopy ready: one GET of /readyz, without a library for it.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/conf.h"
#include "cli/cli.h"

int
cli_ready(int argc, char **argv)
{
	static const char ask[] =
		"GET /readyz HTTP/1.1\r\nHost: localhost\r\n"
		"Connection: close\r\n\r\n";
	struct sockaddr_in to = { .sin_family = AF_INET };
	struct timeval limit = { .tv_sec = 3 };
	char answer[64] = "";
	const char *why;
	ssize_t n = -1;
	int fd;

	(void)argc;
	(void)argv;
	if (conf_load(&why) != OK)
		return cli_fail(CLI_USAGE, "%s", why);
	to.sin_port = htons((uint16_t)conf()->port);
	if (inet_pton(AF_INET, conf()->bind, &to.sin_addr) != 1)
		return cli_fail(CLI_USAGE,
			"CANOPY_BIND must be an IPv4 address");
	if (to.sin_addr.s_addr == htonl(INADDR_ANY))
		to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return CLI_REJECTED;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0 &&
		write(fd, ask, sizeof(ask) - 1) == (ssize_t)sizeof(ask) - 1)
		n = read(fd, answer, sizeof(answer) - 1);
	close(fd);
	return n > 12 && strncmp(answer + 9, "200", 3) == 0 ? CLI_DONE :
							      CLI_REJECTED;
}
