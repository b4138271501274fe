// The password helper when things go wrong, and the limits on guessing.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { freeze } from './database.mjs';
import { children, inFlight, pause, startInstance, until } from './instance.mjs';
import { PASSWORD } from './licence.mjs';
import { Visitor, address } from './visitor.mjs';


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
after(() => here?.stop());

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
		socket.setTimeout(60000, () => socket.destroy(new Error('the helper does not hang up')));
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

test('who connects and says nothing holds nobody up', async () => {
	const silent = [say(Buffer.from('v'), { end: false }), say(Buffer.from('v'), { end: false })];
	assert.equal((await signIn()).status, 303);
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

test('while the helper stands still, others are served, and who waits too long gets a 503', async (t) => {
	const { hashers } = await until(helper);
	const plain = new Visitor(here.url);
	const wake = freeze(t, hashers);
	const began = Date.now();
	let over = false;
	const waiting = signIn().finally(() => { over = true; });
	await until(async () => await inFlight(here) > 0);
	assert.equal((await plain.get('/en/signin')).status, 200);
	assert.ok(!over, 'the page did not wait for the helper');
	const res = await waiting;
	assert.equal(res.status, 503);
	assert.ok(res.headers.get('retry-after') > 0);
	const ms = Date.now() - began;
	assert.ok(ms > 9000 && ms < 13000, `${ms} ms`);
	wake();
	await until(async () => (await signIn()).status === 303, 5000);
});

test('more than 32 who wait in a worker are turned away at once', async (t) => {
	const { hashers } = await until(helper);
	const visitor = new Visitor(here.url);
	const csrf = await visitor.token('/en/signin');
	const wake = freeze(t, hashers);
	const all = Array.from({ length: 40 }, () => visitor.post('/en/signin', { email, password: PASSWORD }, { csrf }).then((r) => r.status));
	const first = await Promise.race(all);
	assert.equal(first, 503);
	wake();
	const statuses = await Promise.all(all);
	/* On a slow machine some of those who wait are too late besides. */
	assert.ok(statuses.filter((s) => s === 503).length >= 8, statuses.join());
	assert.ok(statuses.filter((s) => s === 303).length > 0, statuses.join());
});

// Sends a form; what came, and how to break the connection.
function send(visitor, csrf) {
	const { hostname, port, host } = new URL(here.url);
	const body = new URLSearchParams({ csrf, email, password: PASSWORD }).toString();
	const cookie = [...visitor.cookies].map((c) => c.join('=')).join('; ');
	const sent = { came: '', leave: () => socket.resetAndDestroy() };
	const socket = net.connect(port, hostname, () =>
		socket.write(`POST /en/signin HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n` +
			`Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`));
	socket.on('data', (d) => { sent.came += d; });
	socket.on('error', () => { /* came tells */ });
	return sent;
}

// What processes have worked, in ticks of the kernel.
async function work(pids) {
	let ticks = 0;
	for (const pid of pids) {
		const [, user, system] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(await readFile(`/proc/${pid}/stat`, 'latin1'));
		ticks += Number(user) + Number(system);
	}
	return ticks;
}

test('clients that leave while they wait give their places back', async (t) => {
	const { hashers } = await until(helper);
	const visitor = new Visitor(here.url);
	const csrf = await visitor.token('/en/signin');
	const before = await work(hashers);
	assert.equal((await signIn()).status, 303);
	const one = await work(hashers) - before;
	const wake = freeze(t, hashers);
	const sent = [];
	t.after(() => sent.forEach((s) => s.leave()));
	/* Three times as many as there are places. */
	for (let round = 0; round < 3; round++) {
		const these = Array.from({ length: 32 }, () => send(visitor, csrf));
		sent.push(...these);
		await until(async () => these.some((s) => s.came !== '') || await inFlight(here) === 32);
		these.forEach((s) => s.leave());
		assert.deepEqual(these.filter((s) => s.came !== ''), [], `round ${round}`);
		await until(async () => await inFlight(here) === 0);
	}
	const rest = await work(hashers);
	wake();
	assert.equal((await signIn()).status, 303);
	/* Not the passwords of those who have left: only what was begun. */
	const done = await work(hashers) - rest;
	assert.ok(done < 20 * one, `${done} ticks, one password takes ${one}`);
	assert.doesNotMatch(here.log(), /"process":"kore"/);
});

test('guesses are limited by address of the client and by account', async () => {
	const strict = await startInstance({ CANOPY_LIMITS: 'on', CANOPY_PROXY: 'on' });
	try {
		const visitor = new Visitor(strict.url);
		const csrf = await visitor.token('/en/signin');
		const from = (client, who) => visitor.post('/en/signin', { email: who, password: 'no such password' }, { csrf, headers: { 'x-forwarded-for': client } });
		// The window is a minute of the clock: its end may fall between. Some
		// at a time, or a busy machine would not get to twenty in a minute.
		const guess = async (attempt) => {
			const all = [];
			while (all.length < 100 && !all.some((r) => r.status === 429))
				all.push(...await Promise.all(Array.from({ length: 10 }, (_, i) => attempt(all.length + i))));
			return all;
		};
		// Signing up with an address that is taken looks at the password, too. A
		// window may end between the two.
		let came;
		for (let i = 0; i < 3 && came !== 422; i++) {
			const statuses = (await guess((n) => from(`192.0.2.${n + 1}`, email))).map((r) => r.status);
			assert.ok(statuses.includes(429), `one account from many addresses: ${statuses}`);
			came = (await new Visitor(strict.url).signUp(email, PASSWORD)).status;
		}
		assert.equal(came, 422, 'nor is there a way round by signing up');
		assert.equal((await from('192.0.2.200', address('other'))).status, 422);
		const last = (await guess(() => from('198.51.100.7', address('spread')))).find((r) => r.status === 429);
		assert.ok(last, 'many accounts from one address');
		assert.ok(Number(last.headers.get('retry-after')) <= 60);
		const signup = [];
		while (signup.length < 22 && signup.at(-1) !== 429)
			signup.push((await new Visitor(strict.url).post('/en/signup', { email: 'x' }, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status);
		assert.equal(signup.pop(), 429);
		assert.ok(signup.length >= 10 && signup.every((status) => status === 422), signup.join());
		const network = [], six = (client) => new Visitor(strict.url).post('/en/signup', { email: 'x' }, { headers: { 'x-forwarded-for': client } });
		while (network.length < 22 && network.at(-1) !== 429)
			network.push((await six(`2001:db8:0:7::${network.length + 1}`)).status);
		assert.equal(network.at(-1), 429, 'all addresses of a /64 are one client');
		assert.equal((await six('2001:db8:0:8::1')).status, 422);
	} finally {
		await strict.stop();
	}
});
