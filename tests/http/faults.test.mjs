// What is killed comes back by itself: workers, backends, the password
// helper, the whole database. The server is never restarted by us.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { group, startInstance, until } from './instance.mjs';

const url = process.env.CANOPY_TEST_URL;
const { VAR } = process.env;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function
answers(path, within)
{
	const until = Date.now() + within;
	let last;

	while (Date.now() < until) {
		try {
			const response = await fetch(url + path, {
				signal: AbortSignal.timeout(5000),
			});
			last = response.status;
			await response.arrayBuffer();
			if (last === 200)
				return true;
		} catch (error) {
			last = error.message;
		}
		await sleep(100);
	}
	return `${path} says ${last}`;
}

function
workers()
{
	const parent = readFileSync(`${VAR}/run/kore.pid`, 'utf8').trim();

	return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
		.trim().split(/\s+/).map(Number);
}

function
psql(sql)
{
	return execFileSync('/usr/lib/postgresql/15/bin/psql', ['-X', '-q', '-A', '-t',
		'-d', `${process.env.CANOPY_DATABASE} user=postgres`, '-c', sql], { encoding: 'utf8' });
}

test('a killed worker is replaced and pages are answered', async () => {
	const before = workers();

	process.kill(before[0], 'SIGKILL');
	assert.equal(await answers('/en/members', 10000), true);
	await sleep(1000);
	assert.equal(workers().length, before.length);
	assert.ok(!workers().includes(before[0]));
});

test('a server that is killed again and again is back within 10 s each time', async () => {
	const { url, folder, stop } = await startInstance();
	const parent = () => Number(readFileSync(`${folder}/run/kore.pid`, 'utf8'));

	try {
		for (let round = 0; round < 5; round++) {
			const killed = parent();
			process.kill(killed, 'SIGKILL');
			// A worker that has not noticed yet may answer once more.
			await until(async () => parent() !== killed && (await fetch(`${url}/readyz`)).status === 200);
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
		assert.equal(await answers('/en/members', 10000), true);
	}
});

test('after a restart of the database readiness and pages come back', async () => {
	execFileSync('sh', ['conf/dev/pg.sh', 'stop'], { stdio: 'ignore' });
	const away = await fetch(`${url}/en/members`, { headers: { 'accept-language': 'en' } });
	assert.equal(away.status, 503);
	assert.ok(away.headers.get('retry-after'));
	assert.match(await away.text(), /busy or being maintained/);
	assert.equal((await fetch(`${url}/readyz`)).status, 503);
	assert.equal((await fetch(`${url}/healthz`)).status, 200);
	execFileSync('sh', ['conf/dev/pg.sh', 'start'], { stdio: 'ignore' });
	assert.equal(await answers('/readyz', 10000), true);
	assert.equal(await answers('/en/members', 5000), true);
});

// Holds a lock that makes every reader of the members wait; ends by itself.
function
hold(seconds)
{
	const holder = spawn('/usr/lib/postgresql/15/bin/psql', ['-X', '-q',
		'-d', `${process.env.CANOPY_DATABASE} user=postgres`, '-c',
		`BEGIN; LOCK canopy.member; SELECT pg_sleep(${seconds}); COMMIT`]);

	return new Promise((done) => holder.on('exit', done));
}

test('slow queries do not hold up other requests of the worker', async () => {
	// A lock on a table makes its readers wait; the health page must not.
	const held = hold(2);
	await sleep(500);
	const began = Date.now();
	const slow = fetch(`${url}/en/members`);
	const quick = [];
	for (let i = 0; i < 20; i++) {
		const t = Date.now();
		assert.equal((await fetch(`${url}/healthz`)).status, 200);
		quick.push(Date.now() - t);
	}
	assert.ok(Date.now() - began < 1500, 'health answered while the page waits');
	assert.equal((await slow).status, 200);
	await held;
});

test('clients that leave while their page waits leave no connection behind', async () => {
	const held = hold(1.5);

	await sleep(300);
	const gone = Array.from({ length: 40 }, () =>
		fetch(`${url}/en/members`, { signal: AbortSignal.timeout(300) }).catch(() => null));
	await Promise.all(gone);
	await held;
	assert.equal(await answers('/en/members', 5000), true);
	const metrics = await (await fetch(`${url}/metrics`)).text();
	assert.match(metrics, /canopy_db_pool\{state="waiting"\} 0/);
});
