// canopy drain: an instance goes out of service and nobody is cut off.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import http from 'node:http';
import { test } from 'node:test';
import { lock, patience } from './database.mjs';
import { children, inFlight, pause, startInstance, until } from './instance.mjs';

// Runs the command on an instance: {code, said, ms}.
function canopy(instance, ...args) {
	const start = Date.now();
	return new Promise((resolve) => {
		execFile('build/canopy', args, { env: { ...process.env, CANOPY_VAR: instance.folder }, timeout: 120000 }, (error, out, err) =>
			resolve({ code: error?.code ?? 0, said: out + err, ms: Date.now() - start }));
	});
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

// An instance with a request that waits until `unlock` is called.
async function busy(t) {
	const instance = await startInstance(patience(t));
	t.after(instance.stop);
	const unlock = await lock(t, 'canopy.member');
	const page = fetch(`${instance.url}/en/members`).then((r) => r.status, () => 'cut');
	await until(async () => await inFlight(instance) > 0);
	return { instance, unlock, page };
}

test('drain waits for a request in flight, which is answered', async (t) => {
	const { instance, unlock, page } = await busy(t);
	let over = false;
	const drained = canopy(instance, 'drain').finally(() => { over = true; });
	await until(async () => await ready(instance) === 503);
	await pause(2500); // longer than drain looks at an instance without requests
	assert.ok(!over, 'the command ended before the request');
	await unlock();
	assert.equal(await page, 200);
	const { code, said } = await drained;
	assert.equal(code, 0, said);
});

test('drain gives up after its seconds and says how many are left', async (t) => {
	const { instance, unlock, page } = await busy(t);
	const drained = await canopy(instance, 'drain', '--seconds', '1');
	assert.equal(drained.code, 1);
	assert.match(drained.said, /^canopy: 1 requests are in flight after 1 s/);
	assert.ok(drained.ms < 3000, `${drained.ms} ms`);
	await unlock();
	assert.equal(await page, 200);
});

test('a worker that is killed leaves no request in flight', async (t) => {
	const { instance, page } = await busy(t);
	const [kore] = (await children(instance.pid)).filter((c) => c.name === 'kore');
	for (const worker of await children(kore.pid))
		process.kill(worker.pid, 'SIGKILL');
	assert.equal(await page, 'cut');
	await until(async () => await ready(instance) === 200);
	assert.equal(await inFlight(instance), 0);
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
async function startProxy(t, instances) {
	const agent = new http.Agent({ keepAlive: true });
	const up = new Set(instances.map((i) => i.url));
	const timer = setInterval(() => instances.forEach(async (i) => {
		const ok = await ready(i).catch(() => 0) === 200;
		up[ok ? 'add' : 'delete'](i.url);
	}), 200);
	let turn = 0;
	const server = http.createServer((req, res) => {
		if (up.size === 0) {
			res.writeHead(503).end();
			return;
		}
		const [to] = [...up].slice(turn++ % up.size);
		const url = new URL(req.url, to);
		req.pipe(http.request(url, { agent, method: req.method, headers: { host: url.host } }, (answer) => {
			res.writeHead(answer.statusCode);
			answer.pipe(res);
		}).on('error', () => res.writeHead(502).end()));
	});
	t.after(() => {
		clearInterval(timer);
		agent.destroy();
		server.close();
		server.closeAllConnections();
	});
	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	return { url: `http://127.0.0.1:${server.address().port}`, up };
}

test('of two instances behind a proxy one can be stopped and nobody notices', async (t) => {
	const a = await startInstance();
	t.after(a.stop);
	const b = await startInstance();
	t.after(b.stop);
	const proxy = await startProxy(t, [a, b]);
	const statuses = {};
	let busy = true;
	t.after(() => { busy = false; });
	const visitors = Array.from({ length: 4 }, async () => {
		while (busy) {
			const status = await fetch(`${proxy.url}/en/members`).then((r) => r.arrayBuffer().then(() => r.status), () => 'cut');
			statuses[status] = (statuses[status] ?? 0) + 1;
		}
	});
	await until(async () => statuses[200] > 8);
	const drained = await canopy(a, 'drain');
	// Until the proxy has asked: on a busy machine it may be late.
	await until(async () => !proxy.up.has(a.url) && await inFlight(a) === 0);
	const before = statuses[200];
	await a.stop();
	await until(async () => statuses[200] > before + 8);
	busy = false;
	await Promise.all(visitors);
	assert.equal(drained.code, 0, drained.said);
	assert.deepEqual(Object.keys(statuses), ['200'], JSON.stringify(statuses));
	t.diagnostic(`${statuses[200]} answers`);
});
