// Another server on the same database, with settings and state of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isFree = (port) => new Promise((resolve) => {
	const server = net.createServer();
	server.on('error', () => resolve(false));
	server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});

// Not one that the kernel gives out: a client might take it meanwhile.
async function freePort() {
	for (;;) {
		const port = 11000 + Math.floor(Math.random() * 9000);
		if (await isFree(port))
			return port;
	}
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Asks until the answer is truthy; fails after `ms`, which are for machines
// that have much else to do.
export async function until(what, ms = 60000) {
	const end = Date.now() + ms;
	for (;;) {
		const answer = await what().catch(() => false);
		if (answer)
			return answer;
		if (Date.now() > end)
			throw new Error(`waited ${ms} ms in vain for: ${what}`);
		await pause(50);
	}
}

// How many requests wait for their answer, other than the one that asks.
export async function inFlight({ url }) {
	const text = await (await fetch(`${url}/metrics`)).text();
	return Number(/^canopy_http_in_flight (\d+)/m.exec(text)[1]) - 1;
}

// The children of a process: [{pid, name}].
export async function children(of) {
	const found = [];
	for (const pid of await readdir('/proc')) {
		if (!/^\d+$/.test(pid))
			continue;
		const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
		const [, name, state, parent] = /\((.*)\) (\S) (\d+)/.exec(stat) ?? [];
		if (Number(parent) === of && state !== 'Z')
			found.push({ pid: Number(pid), name });
	}
	return found;
}

// The processes of a group, such as Kore's parent and its workers.
export async function group(leader) {
	const found = [];
	for (const pid of await readdir('/proc')) {
		const stat = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '') : '';
		const [, state, of] = /\) (\S) \d+ (\d+)/.exec(stat) ?? [];
		if (Number(of) === leader && state !== 'Z')
			found.push(Number(pid));
	}
	return found;
}

export async function startInstance(settings = {}) {
	const folder = await mkdtemp(join(tmpdir(), 'canopy-test-instance-'));
	await mkdir(join(folder, 'run'));
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const env = { ...process.env, CANOPY_VAR: folder, CANOPY_URL: url, CANOPY_PORT: String(port), CANOPY_BIND: '127.0.0.1', CANOPY_WORKERS: '1', ...settings };
	const server = spawn(`${process.env.B ?? 'build'}/canopy`, ['serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = new Promise((resolve) => server.on('exit', resolve));
	let log = '';
	server.stdout.on('data', (d) => { log += d; });
	const stopOnce = async () => {
		let left = [];
		server.kill('SIGTERM');
		const late = setTimeout(async () => {
			const kore = Number(await readFile(join(folder, 'run/kore.pid'), 'latin1').catch(() => 0));
			left = kore > 1 ? await group(kore) : [];
			server.kill('SIGKILL');
		}, 60000);
		await ended;
		clearTimeout(late);
		for (const pid of left)
			try {
				process.kill(pid, 'SIGKILL');
			} catch {
				// it has ended meanwhile
			}
		// Who is left would keep this process waiting for its words.
		server.stdout.destroy();
		await rm(folder, { recursive: true, force: true, maxRetries: 10 });
		assert.notEqual(server.signalCode, 'SIGKILL', `the instance did not stop:\n${log}`);
	};
	let stopped;
	const stop = () => stopped ??= stopOnce();
	try {
		await Promise.race([
			until(async () => (await fetch(`${url}/readyz`)).status === 200),
			ended.then((code) => { throw new Error(`it ended with ${code}`); }),
		]);
	} catch (e) {
		await stop();
		throw new Error(`the instance did not start:\n${log}`, { cause: e });
	}
	return { url, pid: server.pid, folder, log: () => log, stop };
}
