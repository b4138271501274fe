// The password helper when things go wrong, and the limits on guessing.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { children, pause, startInstance, until } from './instance.mjs';
import { Visitor, address } from './visitor.mjs';

const PASSWORD = 'copper window sixteen';

let here, email;

before(async () => {
	here = await startInstance({ CANOPY_LIMITS: 'off' });
	email = address('helped');
	const res = await until(async () => {
		const r = await new Visitor(here.url).signUp(email, PASSWORD);
		return r.status === 303 && r;
	});
	assert.equal(res.status, 303);
});
after(() => here.stop());

const signIn = (password = PASSWORD) => new Visitor(here.url).signIn(email, password);

// The helper: the child of the server that has the hashing children.
async function helper() {
	for (const child of await children(here.pid)) {
		if (child.name !== 'passwords')
			continue;
		const hashers = await children(child.pid);
		if (hashers.length === 2)
			return { pid: child.pid, hashers: hashers.map((h) => h.pid) };
	}
	return null;
}

async function signal(name, pids) {
	for (const pid of pids)
		process.kill(pid, name);
	await pause(20);
}

// Says something to the helper's socket; resolves with what came back.
function say(bytes, { end = true } = {}) {
	return new Promise((resolve, reject) => {
		const chunks = [];
		const socket = net.connect(`${here.folder}/run/password.sock`);
		socket.on('data', (d) => chunks.push(d));
		socket.on('error', (e) => (e.code === 'EPIPE' || e.code === 'ECONNRESET' ? resolve(Buffer.concat(chunks)) : reject(e)));
		socket.on('close', () => resolve(Buffer.concat(chunks)));
		if (end)
			socket.end(bytes);
		else
			socket.write(bytes);
	});
}

test('the socket of the helper is open to its own user only', async () => {
	const { mode } = await stat(`${here.folder}/run/password.sock`);
	assert.equal(mode & 0o777, 0o600);
});

test('whatever the helper is told, the next one is served', async () => {
	const long = Buffer.alloc(6);
	long.write('h');
	long.writeUInt16LE(60000, 4);
	const withHash = Buffer.alloc(6);
	withHash.write('h');
	withHash.writeUInt16LE(3, 2);
	for (const bytes of [Buffer.alloc(0), Buffer.from('h'), Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.alloc(6), Buffer.alloc(5000, 0xff), long, withHash, Buffer.from('x\0\0\0\0\0')])
		assert.equal((await say(bytes)).length, 0);
	assert.equal((await signIn()).status, 303);
});

test('who connects and says nothing holds the helper for a second at most', async () => {
	const began = Date.now();
	const silent = [say(Buffer.from('v'), { end: false }), say(Buffer.from('v'), { end: false })];
	assert.equal((await signIn()).status, 303);
	assert.ok(Date.now() - began < 5000);
	await Promise.all(silent);
});

test('a killed hashing process is replaced', async () => {
	for (let i = 0; i < 3; i++) {
		const { hashers } = await until(helper);
		await signal('SIGKILL', hashers);
		await until(async () => (await signIn()).status === 303, 5000);
	}
});

test('a killed helper is replaced, and no hashing process stays behind', async () => {
	const first = await until(helper);
	await signal('SIGKILL', [first.pid]);
	const second = await until(helper, 10000);
	assert.notEqual(second.pid, first.pid);
	for (const pid of first.hashers)
		await until(async () => (await stat(`/proc/${pid}`).catch(() => null)) === null);
	await until(async () => (await signIn()).status === 303, 5000);
});

test('while the helper stands still, others are served, and who waits too long gets a 503', async () => {
	const { hashers } = await until(helper);
	const plain = new Visitor(here.url);
	await signal('SIGSTOP', hashers);
	try {
		const began = Date.now();
		const waiting = signIn();
		await pause(300);
		const quick = Date.now();
		assert.equal((await plain.get('/en/signin')).status, 200);
		assert.ok(Date.now() - quick < 1000);
		const res = await waiting;
		assert.equal(res.status, 503);
		assert.ok(res.headers.get('retry-after') > 0);
		const ms = Date.now() - began;
		assert.ok(ms > 9000 && ms < 13000, `${ms} ms`);
	} finally {
		await signal('SIGCONT', hashers);
	}
	await until(async () => (await signIn()).status === 303, 5000);
});

test('more than 32 who wait in a worker are turned away at once', async () => {
	const { hashers } = await until(helper);
	const visitor = new Visitor(here.url);
	const csrf = await visitor.token('/en/signin');
	await signal('SIGSTOP', hashers);
	try {
		const all = Array.from({ length: 40 }, () => visitor.post('/en/signin', { email, password: PASSWORD }, { csrf }).then((r) => r.status));
		const first = await Promise.race(all);
		assert.equal(first, 503);
		await signal('SIGCONT', hashers);
		const statuses = await Promise.all(all);
		/* On a slow machine some of those who wait are too late besides. */
		assert.ok(statuses.filter((s) => s === 503).length >= 8, statuses.join());
		assert.ok(statuses.filter((s) => s === 303).length > 0, statuses.join());
	} finally {
		await signal('SIGCONT', hashers);
	}
});

// Sends a form and breaks the connection while its request waits.
function leave(visitor, csrf) {
	const { hostname, port, host } = new URL(here.url);
	const body = new URLSearchParams({ csrf, email, password: PASSWORD }).toString();
	const cookie = [...visitor.cookies].map((c) => c.join('=')).join('; ');
	return new Promise((resolve) => {
		const socket = net.connect(port, hostname, () => {
			socket.write(`POST /en/signin HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n` +
				`Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
			setTimeout(() => socket.resetAndDestroy(), 300);
		});
		let came = '';
		socket.on('data', (d) => { came += d; });
		socket.on('close', () => resolve(came));
	});
}

test('clients that leave while they wait give their places back', async () => {
	const { hashers } = await until(helper);
	const visitor = new Visitor(here.url);
	const csrf = await visitor.token('/en/signin');
	await signal('SIGSTOP', hashers);
	try {
		/* Three times as many as there are places. */
		for (let round = 0; round < 3; round++) {
			const came = await Promise.all(Array.from({ length: 32 }, () => leave(visitor, csrf)));
			assert.deepEqual(came.filter((c) => c !== ''), [], `round ${round}`);
			await pause(700);
		}
	} finally {
		await signal('SIGCONT', hashers);
	}
	const began = Date.now();
	assert.equal((await signIn()).status, 303);
	/* 96 passwords would take the two processes more than four seconds. */
	assert.ok(Date.now() - began < 3000, `${Date.now() - began} ms`);
	assert.doesNotMatch(here.log(), /"process":"kore"/);
});

test('guesses are limited by address of the client and by account', async () => {
	const strict = await startInstance({ CANOPY_LIMITS: 'on', CANOPY_PROXY: 'on' });
	try {
		const from = async (client, who) => {
			const visitor = new Visitor(strict.url);
			const csrf = await visitor.token('/en/signin');
			return visitor.post('/en/signin', { email: who, password: 'no such password' }, { csrf, headers: { 'x-forwarded-for': client } });
		};
		// The window is a minute of the clock: its end may fall between.
		const statuses = [];
		for (let i = 0; i < 42 && !statuses.includes(429); i++)
			statuses.push((await from(`192.0.2.${i + 1}`, email)).status);
		assert.ok(statuses.includes(429), `one account from many addresses: ${statuses}`);
		assert.equal((await from('192.0.2.200', address('other'))).status, 422);
		let last;
		for (let i = 0; i < 42 && last?.status !== 429; i++)
			last = await from('198.51.100.7', address('spread'));
		assert.equal(last.status, 429);
		assert.ok(Number(last.headers.get('retry-after')) <= 60);
		const signup = [];
		for (let i = 0; i < 12; i++)
			signup.push((await new Visitor(strict.url).post('/en/signup', { email: 'x' }, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status);
		assert.deepEqual(signup.slice(0, 10), Array(10).fill(422));
		assert.ok(signup.slice(10).includes(429));
	} finally {
		await strict.stop();
	}
});
