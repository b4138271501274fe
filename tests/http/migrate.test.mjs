// canopy migrate refuses what would leave two databases of one version
// different. The rows of schema_migration are changed and put back.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { database, psql } from './database.mjs';

function migrate(args = [], env = {}) {
	return new Promise((resolve) => {
		execFile('build/canopy', ['migrate', ...args], { env: { ...process.env, ...env }, timeout: 300000 },
			(error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
	});
}

// The rows as they were, whatever the test did to them.
async function withRows(change, check) {
	psql('CREATE TABLE public.kept AS SELECT * FROM canopy.schema_migration');
	try {
		psql(change);
		await check();
	} finally {
		psql('DELETE FROM canopy.schema_migration; INSERT INTO canopy.schema_migration SELECT * FROM public.kept; DROP TABLE public.kept');
	}
}

const versions = psql('SELECT version FROM canopy.schema_migration ORDER BY version').split('\n').map(Number);

test('a database that is up to date is left alone', async () => {
	const before = psql('SELECT md5(array_agg(s ORDER BY version)::text) FROM canopy.schema_migration AS s');
	const { code, out } = await migrate();
	assert.equal(code, 0);
	assert.doesNotMatch(out, /applied \d/);
	assert.equal(psql('SELECT md5(array_agg(s ORDER BY version)::text) FROM canopy.schema_migration AS s'), before);
});

test('--status lists every migration and changes nothing', async () => {
	const { code, out } = await migrate(['--status']);
	assert.equal(code, 0);
	assert.deepEqual(out.trim().split('\n').map((l) => Number(/^applied {2}(\d{4})_/.exec(l)?.[1])), versions);
});

test('a migration that was edited after it was applied is refused', () => withRows(
	`UPDATE canopy.schema_migration SET sha256 = repeat('0', 64) WHERE version = ${versions[1]}`,
	async () => {
		const { code, err } = await migrate();
		assert.equal(code, 1);
		assert.match(err, new RegExp(`0*${versions[1]}_\\S+\\.sql was edited after it was applied`));
	},
));

test('a database of a newer program is refused', () => withRows(
	`INSERT INTO canopy.schema_migration (version, name, sha256) VALUES (9999, '9999_later.sql', repeat('0', 64))`,
	async () => {
		const { code, err } = await migrate();
		assert.equal(code, 1);
		assert.match(err, /migration 9999 \(9999_later\.sql\) was applied by a newer program/);
	},
));

test('a migration below one that is applied is refused', () => withRows(
	`DELETE FROM canopy.schema_migration WHERE version = ${versions[1]}`,
	async () => {
		const { code, out, err } = await migrate();
		assert.equal(code, 1);
		assert.match(err, new RegExp(`comes before ${versions.at(-1)}, which is applied`));
		assert.doesNotMatch(out, /applied/);
	},
));

// The last one that makes a table: applied again it meets its own.
const maker = Number(readdirSync('migrations').sort().findLast((name) => /^\d{4}_/.test(name) &&
	/^CREATE TABLE (?!IF)/m.test(readFileSync(`migrations/${name}`, 'utf8'))).slice(0, 4));

test('a migration that fails leaves nothing of itself', () => withRows(
	`DELETE FROM canopy.schema_migration WHERE version >= ${maker}`,
	async () => {
		const objects = () => psql(`SELECT count(*) FROM pg_class WHERE relnamespace = 'canopy'::regnamespace`);
		const before = objects();
		const { code } = await migrate();
		assert.notEqual(code, 0);
		assert.equal(objects(), before);
		assert.equal(psql('SELECT max(version) FROM canopy.schema_migration'), String(versions[versions.indexOf(maker) - 1]));
		assert.equal(psql(`SELECT count(1) FROM pg_views WHERE schemaname = 'canopy_known' AND viewname = 'contribution'`), '1');
	},
));

// The views of what was known go while the schema changes.
test('what was known is not answered from the tables of today', async () => {
	const then = async () => (await fetch(`${process.env.CANOPY_TEST_URL}/api/v1/members?as_known_at=2001-01-01`)).status;
	assert.equal(await then(), 200);
	psql('SELECT canopy.known_drop()');
	try {
		assert.equal(await then(), 503);
	} finally {
		assert.equal((await migrate()).code, 0);
	}
	assert.equal(await then(), 200);
});

test('of three that meet at an empty database one migrates and all succeed', async () => {
	const name = `canopy_twice_${process.pid}`;
	const where = `${database.replace(/dbname=\S+/, '')} dbname=${name}`;

	psql(`CREATE DATABASE ${name} OWNER canopy_owner`);
	try {
		const all = await Promise.all([1, 2, 3].map(() => migrate([], { CANOPY_DATABASE: where })));
		for (const { code, err } of all)
			assert.equal(code, 0, err);
		for (const v of versions)
			assert.equal(all.filter(({ out }) => new RegExp(`^applied 0*${v}_`, 'm').test(out)).length, 1, String(v));
		assert.equal(psql('SELECT count(*) FROM canopy.schema_migration', where), String(versions.length));
	} finally {
		psql(`DROP DATABASE ${name} WITH (FORCE)`);
	}
});

// Versions that were published before there were parameters.
test('terms without parameters get theirs once, which then never change', async () => {
	const parameters = () => psql(`SELECT parameters FROM canopy.terms WHERE version = 'open-1.0'`);
	const stands = parameters();
	const given = () => Number(psql(`SELECT count(1) FROM canopy.audit_event WHERE action = 'terms.parameters-given'`));
	const before = given();
	const change = (to) => psql(`UPDATE canopy.terms SET parameters = '${to}' WHERE version = 'open-1.0'`);
	assert.throws(() => change('{}'), /never change/);
	psql(`ALTER TABLE canopy.terms DISABLE TRIGGER terms_parameters_once`);
	try {
		change('{}');
		psql(`ALTER TABLE canopy.terms ENABLE TRIGGER terms_parameters_once`);
		assert.equal((await migrate()).code, 0);
		assert.equal(parameters(), stands);
		assert.equal(given(), before + 1);
		assert.throws(() => change('{}'), /never change/);
	} finally {
		psql(`ALTER TABLE canopy.terms DISABLE TRIGGER terms_parameters_once`);
		change(stands);
		psql(`ALTER TABLE canopy.terms ENABLE TRIGGER terms_parameters_once`);
	}
});

test('a search document of another form is made again', async () => {
	const first = () => psql('SELECT md5(d::text) FROM canopy.search_document AS d ORDER BY d.patent_id LIMIT 1');
	const before = first();
	psql(`UPDATE canopy.search_document SET form = 0, keys = '{}', stream = '', folded = NULL
		WHERE patent_id = (SELECT min(patent_id) FROM canopy.search_document)`);
	const { code, out } = await migrate();
	assert.equal(code, 0);
	assert.match(out, /search documents made again: 1\n/);
	assert.equal(first(), before);
});

test('a concept of the glossary that is missing comes back, one that was changed stays', async () => {
	psql(`DELETE FROM canopy.concept WHERE slug = 'blue-carbon'; UPDATE canopy.concept SET withdrawn = true WHERE slug = 'biochar'`);
	const { code, out } = await migrate();
	assert.equal(code, 0);
	assert.match(out, /concepts added to the glossary: 1\n/);
	assert.equal(psql(`SELECT zh[1] FROM canopy.concept WHERE slug = 'blue-carbon' AND keys @> '{蓝碳}'`), '蓝碳');
	assert.equal(psql(`UPDATE canopy.concept SET withdrawn = false WHERE slug = 'biochar' AND withdrawn RETURNING slug`), 'biochar');
});
