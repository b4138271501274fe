// What is killed comes back by itself: workers, backends, the password
// helper, the whole database. The server is never restarted by us.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lock, patience, psql, recovered } from './database.mjs';
import { group, startInstance, until } from './instance.mjs';

const url = process.env.CANOPY_TEST_URL;
const { VAR } = process.env;

const pg = (what) => execFileSync('sh', ['conf/dev/pg.sh', what], { stdio: 'ignore', timeout: 180000 });

// Within so long all that was killed is back.
const BACK_MS = 10000;

// An answer without fault, of every worker in all likelihood: each time on
// another connection.
async function
answered(path, at = url)
{
	for (let i = 0; i < 8; i++)
		await until(async () => {
			const response = await fetch(at + path, { headers: { connection: 'close' } });

			await response.arrayBuffer();
			return response.status === 200;
		}, BACK_MS);
}

function
workers()
{
	const parent = readFileSync(`${VAR}/run/kore.pid`, 'utf8').trim();

	return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
		.trim().split(/\s+/).map(Number);
}

test('a killed worker is replaced and pages are answered', async () => {
	const before = workers();

	process.kill(before[0], 'SIGKILL');
	await until(async () => workers().length === before.length && !workers().includes(before[0]), BACK_MS);
	await answered('/en/members');
});

test('a server that is killed again and again is back within 10 s each time', async () => {
	const { url, folder, stop } = await startInstance();
	const parent = () => Number(readFileSync(`${folder}/run/kore.pid`, 'utf8'));

	try {
		for (let round = 0; round < 5; round++) {
			const killed = parent();
			process.kill(killed, 'SIGKILL');
			// A worker that has not noticed yet may answer once more.
			await until(async () => parent() !== killed && (await fetch(`${url}/readyz`)).status === 200, BACK_MS);
		}
	} finally {
		await stop();
	}
});

test('a server that is stopped as Kore is killed leaves no worker behind', async () => {
	for (let round = 0; round < 6; round++) {
		const { folder, stop } = await startInstance();
		const kore = Number(readFileSync(`${folder}/run/kore.pid`, 'utf8'));

		assert.ok((await group(kore)).length > 1);
		const stopped = stop();
		process.kill(kore, 'SIGKILL');
		await stopped;
		assert.deepEqual(await group(kore), []);
	}
});

test('killed backends are reconnected', async () => {
	for (let round = 0; round < 3; round++) {
		psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'canopy'");
		await answered('/en/members');
	}
});

test('after a restart of the database readiness and pages come back', async () => {
	pg('stop');
	try {
		const away = await fetch(`${url}/en/members`, { headers: { 'accept-language': 'en' } });
		assert.equal(away.status, 503);
		assert.ok(away.headers.get('retry-after'));
		assert.match(await away.text(), /busy or being maintained/);
		assert.equal((await fetch(`${url}/readyz`)).status, 503);
		assert.equal((await fetch(`${url}/healthz`)).status, 200);
	} finally {
		pg('start');
	}
	await answered('/readyz');
	await answered('/en/members');
	await recovered();
});

test('slow queries do not hold up other requests of the worker', async (t) => {
	// A lock on a table makes its readers wait; the health page must not.
	const it = await startInstance(patience(t));
	t.after(it.stop);
	const unlock = await lock(t, 'canopy.member');
	let waits = true;
	const slow = fetch(`${it.url}/en/members`).finally(() => { waits = false; });
	for (let i = 0; i < 20; i++)
		assert.equal((await fetch(`${it.url}/healthz`)).status, 200);
	assert.ok(waits, 'health answered while the page waits');
	await unlock();
	assert.equal((await slow).status, 200);
});

test('clients that leave while their page waits leave no connection behind', async (t) => {
	const it = await startInstance(patience(t));
	t.after(it.stop);
	const unlock = await lock(t, 'canopy.member');
	const gone = Array.from({ length: 40 }, () =>
		fetch(`${it.url}/en/members`, { signal: AbortSignal.timeout(300) }).catch(() => null));
	await Promise.all(gone);
	await unlock();
	await answered('/en/members', it.url);
	const metrics = await (await fetch(`${it.url}/metrics`)).text();
	assert.match(metrics, /canopy_db_pool\{state="waiting"\} 0/);
});
