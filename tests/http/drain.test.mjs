// canopy drain: an instance goes out of service and nobody is cut off.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import http from 'node:http';
import { test } from 'node:test';
import { children, pause, startInstance, until } from './instance.mjs';

// Runs the command on an instance: {code, said, ms}.
function canopy(instance, ...args) {
	const start = Date.now();
	return new Promise((resolve) => {
		execFile('build/canopy', args, { env: { ...process.env, CANOPY_VAR: instance.folder } }, (error, out, err) =>
			resolve({ code: error?.code ?? 0, said: out + err, ms: Date.now() - start }));
	});
}

// Makes pages about members wait for so long; returns when they do.
async function holdMembers(seconds) {
	const psql = spawn('/usr/lib/postgresql/15/bin/psql', ['-X', '-q', '-A', '-t',
		'-d', `${process.env.CANOPY_DATABASE} user=postgres`,
		'-c', 'BEGIN', '-c', 'LOCK canopy.member IN ACCESS EXCLUSIVE MODE', '-c', "SELECT 'held'",
		'-c', `SELECT pg_sleep(${seconds})`, '-c', 'COMMIT'], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = new Promise((done) => psql.on('exit', done));
	let said = '';
	psql.stdout.on('data', (d) => { said += d; });
	await until(async () => said.includes('held'));
	return { ended };
}

async function inFlight(instance) {
	const text = await (await fetch(`${instance.url}/metrics`)).text();
	return Number(/^canopy_http_in_flight (\d+)/m.exec(text)[1]) - 1;
}

const ready = async (instance) => (await fetch(`${instance.url}/readyz`)).status;

test('a drained instance is not ready, still answers, and comes back', async (t) => {
	const instance = await startInstance();
	t.after(instance.stop);
	const drained = await canopy(instance, 'drain');
	assert.equal(drained.code, 0, drained.said);
	assert.equal(await ready(instance), 503);
	const page = await fetch(`${instance.url}/en`);
	assert.equal(page.status, 200);
	assert.equal(page.headers.get('connection'), 'close');
	assert.equal((await canopy(instance, 'drain', '--undo')).code, 0);
	assert.equal(await ready(instance), 200);
});

test('drain waits for a request in flight, which is answered', async (t) => {
	const instance = await startInstance();
	t.after(instance.stop);
	// Well below the lock_timeout of the roles, 3 s.
	const hold = await holdMembers(1.5);
	let answered = false;
	const page = fetch(`${instance.url}/en/members`).then((r) => { answered = true; return r.status; });
	await until(async () => await inFlight(instance) > 0);
	const drained = await canopy(instance, 'drain');
	assert.ok(answered, 'the command ended before the request');
	assert.equal(drained.code, 0, drained.said);
	assert.equal(await page, 200);
	await hold.ended;
});

test('drain gives up after its seconds and says how many are left', async (t) => {
	const instance = await startInstance();
	t.after(instance.stop);
	const hold = await holdMembers(2.5);
	const page = fetch(`${instance.url}/en/members`).then((r) => r.status);
	await until(async () => await inFlight(instance) > 0);
	const drained = await canopy(instance, 'drain', '--seconds', '1');
	assert.equal(drained.code, 1);
	assert.match(drained.said, /^canopy: 1 requests are in flight after 1 s/);
	assert.ok(drained.ms < 3000, `${drained.ms} ms`);
	assert.equal(await page, 200);
	await hold.ended;
});

test('a worker that is killed leaves no request in flight', async (t) => {
	const instance = await startInstance();
	t.after(instance.stop);
	const hold = await holdMembers(2);
	const page = fetch(`${instance.url}/en/members`).then(() => 'answered', () => 'cut');
	await until(async () => await inFlight(instance) > 0);
	const [kore] = (await children(instance.pid)).filter((c) => c.name === 'kore');
	for (const worker of await children(kore.pid))
		process.kill(worker.pid, 'SIGKILL');
	assert.equal(await page, 'cut');
	await until(async () => await ready(instance) === 200);
	assert.equal(await inFlight(instance), 0);
	await hold.ended;
});

test('drain refuses nonsense, and an instance that does not run', async (t) => {
	const instance = await startInstance();
	t.after(instance.stop);
	for (const args of [['--seconds', '0'], ['--seconds', 'x'], ['--seconds'], ['--fast'], ['--undo', 'now']])
		assert.equal((await canopy(instance, 'drain', ...args)).code, 2, args.join(' '));
	const away = await canopy({ folder: `${instance.folder}/none` }, 'drain');
	assert.equal(away.code, 1);
	assert.match(away.said, /no server runs/);
	assert.equal(await ready(instance), 200);
});

// A proxy as people use it: asks /readyz, spreads requests, keeps connections.
async function startProxy(instances) {
	const agent = new http.Agent({ keepAlive: true });
	const up = new Set(instances.map((i) => i.url));
	const timer = setInterval(() => instances.forEach(async (i) => {
		const ok = await ready(i).catch(() => 0) === 200;
		up[ok ? 'add' : 'delete'](i.url);
	}), 200);
	let turn = 0;
	const server = http.createServer((req, res) => {
		const [to] = [...up].slice(turn++ % up.size);
		const url = new URL(req.url, to);
		req.pipe(http.request(url, { agent, method: req.method, headers: { host: url.host } }, (answer) => {
			res.writeHead(answer.statusCode);
			answer.pipe(res);
		}).on('error', () => res.writeHead(502).end()));
	});
	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${server.address().port}`,
		stop: () => { clearInterval(timer); agent.destroy(); server.close(); },
	};
}

test('of two instances behind a proxy one can be stopped and nobody notices', async (t) => {
	const [a, b] = [await startInstance(), await startInstance()];
	const proxy = await startProxy([a, b]);
	const statuses = {};
	let busy = true;
	const visitors = Array.from({ length: 4 }, async () => {
		while (busy) {
			const status = await fetch(`${proxy.url}/en/members`).then((r) => r.arrayBuffer().then(() => r.status), () => 'cut');
			statuses[status] = (statuses[status] ?? 0) + 1;
		}
	});
	await pause(500);
	const drained = await canopy(a, 'drain');
	const before = statuses[200];
	await a.stop();
	await pause(500);
	busy = false;
	await Promise.all(visitors);
	proxy.stop();
	await b.stop();
	assert.equal(drained.code, 0, drained.said);
	assert.deepEqual(Object.keys(statuses), ['200'], JSON.stringify(statuses));
	assert.ok(statuses[200] > before, 'nobody came after the stop');
	t.diagnostic(`${statuses[200]} answers`);
});
