// The pool of database connections when things go wrong: clients leave, the
// server freezes, the first of several servers is dead. An instance of its
// own with one worker and few connections each time.
import test from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import { database, freeze, lock, patience, psql, recovered } from './database.mjs';
import { inFlight, pause, startInstance, until } from './instance.mjs';
import { address, Visitor } from './visitor.mjs';

// Asks and leaves when `ready` is there, with a reset: who merely ends its
// half of the connection may still wait for the answer.
async function askAndLeave(url, ready, { headers = [], body = '' } = {}) {
	const { hostname, port, host, pathname } = new URL(url);
	const socket = net.connect(Number(port), hostname);
	const lines = [`${body === '' ? 'GET' : 'POST'} ${pathname} HTTP/1.1`, `Host: ${host}`, ...headers];
	if (body !== '')
		lines.push('Content-Type: application/x-www-form-urlencoded', `Content-Length: ${Buffer.byteLength(body)}`);
	socket.on('error', () => {});
	socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
	try {
		await ready();
	} finally {
		socket.resetAndDestroy();
	}
}

// Somebody waits for the lock.
const locked = () => until(async () => psql(`SELECT count(*) FROM pg_locks WHERE NOT granted AND relation IS NOT NULL`) !== '0');

// The server has seen that all who were there have left.
const deserted = (instance) => until(async () => await inFlight(instance) === 0);

const status = async (url, ms = 30000) => (await fetch(url, { signal: AbortSignal.timeout(ms) })).status;

async function gauge(url, state) {
	const text = await (await fetch(`${url}/metrics`)).text();
	return Number(new RegExp(`canopy_db_pool\\{state="${state}"\\} (\\d+)`).exec(text)[1]);
}

// Nothing is in use or queued any more.
const quiet = (url) => until(async () => await gauge(url, 'in_use') === 0 && await gauge(url, 'waiting') === 0);

test('a client that leaves while its statement is prepared spoils it for nobody', async (t) => {
	const it = await startInstance({ CANOPY_POOL: '1', ...patience(t) });
	try {
		const unlock = await lock(t, 'canopy.member');
		await askAndLeave(`${it.url}/en/members`, locked);
		await deserted(it);
		await unlock();
		await quiet(it.url);
		assert.equal(await status(`${it.url}/en/members`), 200);
		assert.equal(await status(`${it.url}/en/members`), 200);
	} finally {
		await it.stop();
	}
});

test('a transaction whose client has left is rolled back and its connection goes on', async (t) => {
	const it = await startInstance({ CANOPY_POOL: '1', ...patience(t) });
	try {
		const email = address('left');
		const visitor = new Visitor(it.url);
		const csrf = await visitor.token('/en/signup');
		const cookie = [...visitor.cookies].map((c) => c.join('=')).join('; ');
		// All writers there are, of this instance and of the one beside it.
		const backends = () => psql(`SELECT string_agg(pid::text, ' ' ORDER BY pid) FROM pg_stat_activity WHERE application_name = 'canopy' AND usename = 'canopy_writer'`);
		await quiet(it.url);
		const before = backends();
		// The event of the trail is the last of the transaction: there its
		// client leaves.
		const unlock = await lock(t, 'canopy.audit_event');
		await askAndLeave(`${it.url}/en/signup`, locked, {
			headers: [`Cookie: ${cookie}`],
			body: new URLSearchParams({ csrf, email, name: 'Mori Aoi', password: 'nine silver otters', next: '' }).toString(),
		});
		await deserted(it);
		await unlock();
		await quiet(it.url);
		assert.equal(psql(`SELECT count(*) FROM canopy.account WHERE email = '${email}'`), '0');
		assert.equal(psql(`SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`), '0');
		// The one beside may have opened another meanwhile.
		const now = backends().split(' ');
		assert.deepEqual(before.split(' ').filter((pid) => !now.includes(pid)), []);
		assert.equal((await new Visitor(it.url).signUp(email, 'nine silver otters')).status, 303);
	} finally {
		await it.stop();
	}
});

test('sixty clients that leave while others wait leave a whole pool behind', async (t) => {
	const it = await startInstance({ CANOPY_POOL: '2' });
	try {
		const unlock = await lock(t, 'canopy.member');
		const leaving = Promise.all(Array.from({ length: 60 }, (_, i) => askAndLeave(`${it.url}/en/members`, () => pause(100 + 10 * i))));
		const staying = Array.from({ length: 5 }, () => status(`${it.url}/en/members`));
		await pause(800);
		await unlock();
		await leaving;
		for (const one of await Promise.all(staying))
			assert.ok([200, 503].includes(one), String(one));
		await quiet(it.url);
		// Two of writing transactions, one of reading ones, three shared.
		await until(async () => await gauge(it.url, 'idle') === 6);
		assert.equal(await status(`${it.url}/en/members`), 200);
		assert.doesNotMatch(it.log(), /a process ended/);
	} finally {
		await it.stop();
	}
});

test('a frozen database costs a 503 in time, and pages come back when it wakes', async (t) => {
	const it = await startInstance({ CANOPY_POOL: '2', CANOPY_QUERY_MS: '1000' });
	t.after(it.stop);
	assert.equal(await status(`${it.url}/en/members`), 200);
	const backends = psql(`SELECT pid FROM pg_stat_activity WHERE application_name = 'canopy'`).split('\n').map(Number);
	const postmaster = Number(psql(`SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)`));
	// The postmaster first: it makes no backend meanwhile.
	const wake = freeze(t, [postmaster, ...backends]);
	const began = Date.now();
	const answers = await Promise.all(Array.from({ length: 8 }, () => status(`${it.url}/en/members`)));
	assert.deepEqual(answers, Array(8).fill(503));
	assert.ok(Date.now() - began < 6000, `${Date.now() - began} ms`);
	assert.equal(await status(`${it.url}/healthz`, 500), 200);
	wake();
	await until(async () => await status(`${it.url}/en/members`) === 200, 15000);
	await quiet(it.url);
	await recovered();
});

test('a first server that takes connections and says nothing does not keep the second away', async () => {
	const socket = /host=(\S+)/.exec(database)[1];
	const port = /port=(\S+)/.exec(database)?.[1] ?? '5432';
	const silent = net.createServer(() => {});
	await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
	const two = database.replace(/host=\S+/, `host=127.0.0.1,${socket}`).replace(/port=\S+/, '').concat(` port=${silent.address().port},${port}`);
	let it;
	try {
		it = await startInstance({ CANOPY_DATABASE: two });
		assert.equal(await status(`${it.url}/en/members`), 200);
	} finally {
		silent.close();
		await it?.stop();
	}
});

test('a first server that refuses is passed over at once', async () => {
	const socket = /host=(\S+)/.exec(database)[1];
	const port = /port=(\S+)/.exec(database)?.[1] ?? '5432';
	const two = database.replace(/host=\S+/, `host=127.0.0.1,${socket}`).replace(/port=\S+/, '').concat(` port=1,${port}`);
	const it = await startInstance({ CANOPY_DATABASE: two });
	try {
		assert.equal(await status(`${it.url}/en/members`), 200);
		psql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'canopy'`);
		await until(async () => await status(`${it.url}/en/members`) === 200);
		await recovered();
	} finally {
		await it.stop();
	}
});

test('a server that becomes read-only is left and found again when it takes writes', async () => {
	const it = await startInstance();
	const writers = () => psql(`SELECT pid FROM pg_stat_activity WHERE application_name = 'canopy' AND usename = 'canopy_writer' ORDER BY 1`);
	try {
		const visitor = new Visitor(it.url);
		assert.equal((await visitor.signIn('nobody@example.org', 'a wrong password')).status, 422);
		const before = writers();
		psql('ALTER ROLE canopy_writer SET default_transaction_read_only = on');
		psql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'canopy' AND usename = 'canopy_writer'`);
		// Writers look for a server that takes writes, readers go on.
		await pause(500);
		assert.equal(await status(`${it.url}/en/members`), 200);
		psql('ALTER ROLE canopy_writer RESET default_transaction_read_only');
		await until(async () => (await visitor.signIn('nobody@example.org', 'a wrong password')).status === 422, 10000);
		assert.notEqual(writers(), before);
	} finally {
		psql('ALTER ROLE canopy_writer RESET default_transaction_read_only');
		await it.stop();
		await recovered();
	}
});
