// What the keys share: running programs, loading servers, comparing answers.
import { execFile, spawn } from 'node:child_process';
import net from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const WORK = process.env.BENCH_WORK;
export const OURS = process.env.CANOPY_URL;
export const SOCKET = /host=(\S+)/.exec(process.env.CANOPY_DATABASE)[1];
export const SECONDS = 3;
export const CLIENTS = 32;

const PG_BIN = process.env.PG_BIN ?? '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);

export function median(list) {
	const sorted = [...list].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Output of a program; its own words when it fails.
export async function output(program, args, options = {}) {
	try {
		const { stdout } = await run(program, args, { maxBuffer: 1 << 26, timeout: 300000, ...options });
		return stdout;
	} catch (e) {
		throw new Error(`${program} ${args.join(' ')}: ${e.stderr || e.message}`, { cause: e });
	}
}

export async function seconds(work) {
	const began = process.hrtime.bigint();
	await work();
	return Number(process.hrtime.bigint() - began) / 1e9;
}

// ---- servers of peers -----------------------------------------------------

const servers = [];

export function stopAll() {
	for (const server of servers)
		server.kill('SIGTERM');
}

export function freePort() {
	return new Promise((resolve) => {
		const server = net.createServer();
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

// Starts a server and waits until it answers at ${url}.
export async function startServer(program, args, url, env = {}) {
	const server = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
	let ended = false;
	server.on('exit', () => { ended = true; });
	servers.push(server);
	for (let tries = 0; !await fetch(url).then((r) => r.arrayBuffer(), () => null); tries++) {
		if (ended || tries > 200)
			throw new Error(`${program} ${args.join(' ')} does not answer at ${url}`);
		await new Promise((done) => setTimeout(done, 50));
	}
	return () => server.kill('SIGTERM');
}

// The Fastify app in two processes; returns its address and its end.
export async function startFastify(settings = {}) {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const stop = await startServer(process.execPath, ['tests/bench/fastify.mjs'], `${url}/`,
		{ ...settings, NODE_ENV: 'production', PORT: String(port), NODE_MODULES: join(WORK, 'npm/'), SOCKET });
	return { url, stop };
}

// ---- load -----------------------------------------------------------------

// Requests a second that ${url} answers with 2xx, connections kept.
export async function load(url, { clients = CLIENTS, headers = {} } = {}) {
	const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
	const said = await output('wrk', ['-t', '1', '-c', String(clients), '-d', `${SECONDS}s`, '--timeout', '10s', ...fields, url]);
	if (/Non-2xx|Socket errors/.test(said))
		throw new Error(`not all requests to ${url} were answered well:\n${said}`);
	return Number(/Requests\/sec:\s*([\d.]+)/.exec(said)[1]);
}

// The same answer of both, or an error that says where they differ.
export async function sameAnswer(ours, peer, { headers = {}, fields = ['content-type'] } = {}) {
	const [a, b] = await Promise.all([ours, peer].map(async (url) => {
		const r = await fetch(url, { headers });
		return { url, status: r.status, headers: r.headers, body: Buffer.from(await r.arrayBuffer()) };
	}));
	if (a.status !== 200 || b.status !== 200)
		throw new Error(`${a.url} answers ${a.status}, ${b.url} answers ${b.status}`);
	if (!a.body.equals(b.body)) {
		const at = a.body.findIndex((byte, i) => byte !== b.body[i]);
		const near = (body) => JSON.stringify(body.subarray(Math.max(0, at - 60), at + 60).toString());
		throw new Error(`the answers of ${a.url} and ${b.url} differ at byte ${at}:\n${near(a.body)}\n${near(b.body)}`);
	}
	// A parameter such as charset may be added.
	const value = (side, field) => (side.headers.get(field) ?? '').split(';')[0];
	for (const field of fields)
		if (value(a, field) !== value(b, field))
			throw new Error(`${field} of ${a.url} is "${value(a, field)}", of ${b.url} "${value(b, field)}"`);
	return a.body;
}

// ---- PostgreSQL -----------------------------------------------------------

export const psql = (sql, role = 'postgres') =>
	output(join(PG_BIN, 'psql'), ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-h', SOCKET, '-U', role, '-d', 'canopy', '-c', sql],
		{ env: { ...process.env, PGOPTIONS: '-c search_path=canopy' } });

// Transactions a second of the statement in ${file}, prepared; ${variables}
// are its arguments.
export async function pgbench(file, variables, clients = CLIENTS) {
	const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
	const said = await output(join(PG_BIN, 'pgbench'), ['-n', '-M', 'prepared', '-f', file, ...defined,
		'-c', String(clients), '-j', '1', '-T', String(SECONDS), '-h', SOCKET, '-U', 'canopy_reader', 'canopy'],
	{ env: { ...process.env, PGOPTIONS: '-c search_path=canopy' } });
	return Number(/tps = ([\d.]+)/.exec(said)[1]);
}
