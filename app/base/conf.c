#include "base/conf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/secret.h"

extern char **environ;

enum type { TEXT, INT, SWITCH };

static struct conf current = {
	.var = "var",
	.url = "http://127.0.0.1:8080",
	.database = "host=/run/postgresql dbname=canopy",
	.bind = "127.0.0.1",
	.port = 8080,
	.workers = 2,
	.pool = 4,
	.query_ms = 5000,
	.limits = true,
};

/* The one list of keys. */
static const struct key {
	const char *name;
	enum type type;
	void *target;
	long min;
	long max;
} keys[] = {
	{ "CANOPY_VAR", TEXT, &current.var, 0, 0 },
	{ "CANOPY_URL", TEXT, &current.url, 0, 0 },
	{ "CANOPY_DATABASE", TEXT, &current.database, 0, 0 },
	{ "CANOPY_BIND", TEXT, &current.bind, 0, 0 },
	{ "CANOPY_PORT", INT, &current.port, 1, 65535 },
	{ "CANOPY_WORKERS", INT, &current.workers, 1, 64 },
	{ "CANOPY_POOL", INT, &current.pool, 1, 64 },
	{ "CANOPY_QUERY_MS", INT, &current.query_ms, 100, 12000 },
	{ "CANOPY_LIMITS", SWITCH, &current.limits, 0, 0 },
	{ "CANOPY_PROXY", SWITCH, &current.proxy, 0, 0 },
};

static char reason[512];

static enum err
refuse(const char **why, const char *key, const char *value,
	const char *allowed)
{
	snprintf(reason, sizeof(reason), "%s=%.100s: %s", key, value, allowed);
	*why = reason;
	return ERR_INVALID;
}

static enum err
set_key(const struct key *k, const char *value, const char **why)
{
	char allowed[80];
	char *end;
	long n;

	switch (k->type) {
	case TEXT:
		if (value[0] == '\0')
			return refuse(why, k->name, value,
				"must not be empty; leave the key out for "
				"its default");
		*(const char **)k->target = value;
		return OK;
	case INT:
		errno = 0;
		n = strtol(value, &end, 10);
		if (errno != 0 || end == value || *end != '\0' ||
			n < k->min || n > k->max) {
			snprintf(allowed, sizeof(allowed),
				"must be a whole number from %ld to %ld",
				k->min, k->max);
			return refuse(why, k->name, value, allowed);
		}
		*(long *)k->target = n;
		return OK;
	case SWITCH:
		if (strcmp(value, "on") != 0 && strcmp(value, "off") != 0)
			return refuse(why, k->name, value,
				"must be \"on\" or \"off\"");
		*(bool *)k->target = strcmp(value, "on") == 0;
		return OK;
	}
	return ERR_BUG;
}

/*
 * http(s)://host[:port] and nothing behind: it is put before paths. And as
 * browsers write it in Host and Origin, which have to be the same: in small
 * letters, without the port that the scheme has anyway.
 */
static enum err
check_url(const char **why)
{
	const char *u = current.url;
	const char *host = strncmp(u, "https://", 8) == 0 ? u + 8 :
		strncmp(u, "http://", 7) == 0		  ? u + 7 :
							    NULL;
	const char *port = host == NULL ? NULL : strrchr(host, ':');

	if (host == NULL || *host == '\0' ||
		strspn(host,
			"abcdefghijklmnopqrstuvwxyz0123456789.-:[]") !=
			strlen(host) ||
		(port != NULL && strcmp(port, conf_https() ? ":443" : ":80") ==
					 0))
		return refuse(why, "CANOPY_URL", u,
			"must be http:// or https://, a host in small letters "
			"and perhaps a port other than the usual, with no "
			"slash at the end");
	return OK;
}

enum err
conf_load(const char **why)
{
	size_t i, n = sizeof(keys) / sizeof(keys[0]);
	char **e;
	enum err err;

	for (e = environ; *e != NULL; e++) {
		const char *value = strchr(*e, '=');
		size_t len;

		if (strncmp(*e, "CANOPY_", 7) != 0 || value == NULL)
			continue;
		len = (size_t)(value++ - *e);
		/* Tests keep settings of their own beside ours. */
		if (strncmp(*e, "CANOPY_TEST_", 12) == 0)
			continue;
		for (i = 0; i < n; i++)
			if (strlen(keys[i].name) == len &&
				strncmp(keys[i].name, *e, len) == 0)
				break;
		if (i == n) {
			snprintf(reason, sizeof(reason),
				"%.*s: no such setting; all are listed in "
				"canopy.env.example",
				(int)(len > 100 ? 100 : len), *e);
			*why = reason;
			return ERR_INVALID;
		}
		if ((err = set_key(&keys[i], value, why)) != OK)
			return err;
	}
	return check_url(why);
}

const struct conf *
conf(void)
{
	return &current;
}

bool
conf_https(void)
{
	return strncmp(current.url, "https://", 8) == 0;
}

const char *
conf_host(void)
{
	return current.url + (conf_https() ? 8 : 7);
}

enum err
conf_secret(const char **out)
{
	static char secret[SECRET_HEX_SIZE];
	char path[2048];
	ssize_t n;
	int fd;

	if (secret[0] != '\0') {
		*out = secret;
		return OK;
	}
	snprintf(path, sizeof(path), "%s/secret", current.var);
	fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	if (fd >= 0) {
		secret_token(secret);
		n = write(fd, secret, SECRET_HEX_SIZE - 1);
		if (fsync(fd) != 0 || close(fd) != 0 ||
			n != SECRET_HEX_SIZE - 1) {
			unlink(path);
			secret[0] = '\0';
			return ERR_BUG;
		}
	} else {
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0)
			return ERR_BUG;
		n = read(fd, secret, SECRET_HEX_SIZE - 1);
		close(fd);
		if (n != SECRET_HEX_SIZE - 1 ||
			strspn(secret, "0123456789abcdef") !=
				SECRET_HEX_SIZE - 1) {
			secret[0] = '\0';
			return ERR_BUG;
		}
	}
	*out = secret;
	return OK;
}
