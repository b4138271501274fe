/*
 * What backup, verify and restore share.
 *
 * DIR (0700) holds wal/NAME.gz, the archive that the database's server fills
 * by its archive_command, and one folder a base backup, base-STAMP: from the
 * moment STAMP (UTC, YYYYMMDDTHHMMSSZ) on every moment can be restored with
 * it. In that folder (PostgreSQL 15 manual, 26.3 and pg_basebackup):
 *
 *	base.tar.gz	the cluster's files
 *	backup_manifest	their names, sizes and SHA-256
 *	secret		VAR/secret, when there was one
 *	record		"key value" lines, struct record
 *	counts		what the registry held at the restore point
 *			canopy-STAMP: rows of each table, audit trail
 */
#ifndef CLI_BACKUP_H
#define CLI_BACKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"

#define BACKUP_STAMP_LEN 16 /* YYYYMMDDTHHMMSSZ */

struct record {
	const char *point;    /* name of the restore point */
	const char *database; /* its name in the cluster */
	const char *start;    /* first WAL file that is needed */
	const char *end;      /* WAL file with the restore point */
	long per_log;	      /* WAL files for each 4 GiB of WAL */
	const char *secret;   /* SHA-256 of VAR/secret, or "none" */
};

struct backup {
	struct arena *arena;
	const char *dir;  /* absolute */
	const char *user; /* database role that may do everything */
	const char *base; /* absolute; set by backup_choose() */
	struct record record;
};

/* --- where things lie (backup_dir.c) -------------------------------------- */

/*
 * Opens DIR as the one who may: as root the owner of DIR, or else of the
 * private cluster, or else user postgres; we become him. A DIR that is
 * missing is made when ${make}. Nobody else works on it until we end.
 */
int backup_open(struct backup *, const char *dir, bool make);

/* The uid that root would become for DIR. */
uid_t backup_owner(const char *dir);

/* A part of DIR. */
const char *backup_path(const struct backup *, const char *name);

/*
 * Chooses the newest base backup that is not newer than ${stamp} (NULL: any)
 * and reads its record; CLI_FILE when there is none.
 */
int backup_choose(struct backup *, const char *stamp);

/* Removes all but the ${keep} newest base backups, and the WAL that only
 * those removed have needed. */
int backup_clean(struct backup *, long keep);

/*
 * Says which WAL file is missing or damaged between the start of the base
 * and the end of the archive, which is ${archived} or later (backup_archived;
 * "": not known); *count is the number of files.
 */
int backup_check_wal(struct backup *, const char *archived, long *count);

/* --- what the registry holds (backup_count.c) ------------------------------
 */

/* How to reach a server: arguments of psql. */
struct server {
	const char *conninfo;
	const char *user;
};

/* The server of CANOPY_DATABASE. Everybody on the machine sees arguments: a
 * password goes into the environment of the programs, PGPASSWORD. */
struct server backup_server(struct arena *, const char *user);

/* Runs a script with psql; *out is what it printed. CLI_DATABASE after psql
 * has said what the matter is. ${value} is its variable of that name. */
int backup_psql(struct arena *, const struct server *, const char *script,
	const char *value, const char **out);

/* Sets a restore point and counts what the registry held at that moment. */
int backup_count_at(struct arena *, const struct server *, const char *point,
	const char **out);

/* The newest WAL file that the server has put into the archive of ${dir}, with
 * more behind its name; "" when it does not answer or archives elsewhere. */
const char *backup_archived(
	struct arena *, const struct server *, const char *dir);

/* Counts what the registry holds now. */
int backup_count(struct arena *, const struct server *, const char **out);

/* --- making a cluster of it (revive.c) --------------------------------------
 */

/* Zero-initialise and set data, and perhaps a target. */
struct revival {
	const char *data;     /* folder to be made */
	const char *setting;  /* "recovery_target_time=..."; NULL: all WAL */
	bool lasting;	      /* to the disk: it is not thrown away */
	const char *run;      /* out: folder of socket and log */
	const char *conninfo; /* out */
	pid_t pid;	      /* out: the server */
};

/* Unpacks the base backup and compares it with its manifest. */
int revive_unpack(const struct backup *, const struct revival *);

/* Starts a server on it that replays the WAL up to the target, and returns
 * when it takes connections. */
int revive_start(const struct backup *, struct revival *);

/* Ends the server, removes its folder of socket and log. */
int revive_stop(struct revival *);

/* `canopy backup verify` (restore.c). */
int backup_verify(struct backup *, const char *dir);

#endif
