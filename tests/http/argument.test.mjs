// What commands hand to the programs of PostgreSQL: everybody on the machine
// sees arguments.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

// Runs `canopy backup` with a psql that only writes down how it was called.
async function called(database) {
	const folder = await mkdtemp(join(tmpdir(), 'canopy-argument-'));
	try {
		await chmod(folder, 0o777);
		await writeFile(join(folder, 'psql'), `#!/bin/sh
{ printf '%s\\n' "$@"; printf 'PGPASSWORD=%s\\n' "$PGPASSWORD"; } > ${folder}/said
exit 2
`);
		await chmod(join(folder, 'psql'), 0o755);
		await new Promise((resolve) => {
			execFile('build/canopy', ['backup', join(folder, 'to')], { timeout: 60000,
				env: { ...process.env, PG_BIN: folder, CANOPY_DATABASE: database } }, resolve);
		});
		return (await readFile(join(folder, 'said'), 'utf8')).split('\n');
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

test('a password of the database is no argument', async () => {
	for (const database of [`host=/nowhere dbname=canopy password='it\\'s \\\\ secret'`,
		`postgresql:///canopy?host=/nowhere&password=it's%20%5C%20secret`]) {
		const said = await called(database);
		assert.ok(said.includes("PGPASSWORD=it's \\ secret"), said.join('\n'));
		const conninfo = said[said.indexOf('-d') + 1];
		assert.match(conninfo, /dbname='canopy'/);
		assert.match(conninfo, /host='\/nowhere'/);
		assert.doesNotMatch(said.slice(0, -2).join('\n'), /secret/);
	}
});

test('what libpq cannot read is passed on, for psql to say so', async () => {
	const said = await called('no conninfo at all');
	assert.equal(said[said.indexOf('-d') + 1], 'no conninfo at all');
});
