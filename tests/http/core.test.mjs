// The frame of every page: redirects, private pages, methods, one server a
// folder.
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { base, canopy, Visitor } from './visitor.mjs';
import { startInstance } from './instance.mjs';

const get = (path, options = {}) => fetch(base + path, { redirect: 'manual', ...options });

test('a slash too many leads to the address without it, query and all', async () => {
	const res = await get('/en/members/?tier=full&x=%2F');
	assert.equal(res.status, 308);
	assert.equal(res.headers.get('location'), '/en/members?tier=full&x=%2F');
});

test('no address leads to another host', async () => {
	for (const path of ['/%09/example.org/', '/%0A/example.org/', '/%2F/example.org/', '/%5Cexample.org/', '/.%2F/example.org/', '/%3F/', '/%20/example.org/']) {
		const res = await get(path);
		const to = res.headers.get('location');
		if (to !== null) {
			assert.equal(new URL(to, base).origin, new URL(base).origin, path);
			assert.doesNotMatch(to, /[\t\r\n ]/, path);
		} else {
			assert.ok([400, 404].includes(res.status), path);
		}
	}
});

test('signing in leads back with the query', async () => {
	const res = await get('/en/desk/audit?kind=grant&from=2026-01-01');
	assert.equal(res.status, 303);
	assert.equal(new URL(res.headers.get('location'), base).searchParams.get('next'), '/en/desk/audit?kind=grant&from=2026-01-01');
});

test('a page with a token is never stored and never a 304', async () => {
	for (const path of ['/en/signin', '/en/signup']) {
		const first = await get(path);
		assert.match(await first.text(), /name="csrf"/);
		assert.equal(first.headers.get('cache-control'), 'no-store', path);
		assert.equal(first.headers.get('etag'), null, path);
		assert.equal((await get(path, { headers: { 'if-none-match': '*' } })).status, 200, path);
	}
});

test('two visitors get two tokens, and neither token works for the other', async () => {
	const [a, b] = [new Visitor(), new Visitor()];
	const mine = await a.token('/en/signin');
	const other = await b.token('/en/signin');
	assert.notEqual(mine, other);
	const res = await b.post('/en/signin', { email: 'a@example.org', password: 'x', next: '' }, { csrf: mine });
	assert.equal(res.status, 403);
	assert.equal((await b.post('/en/signin', { email: 'a@example.org', password: 'x', next: '' }, { csrf: '' })).status, 403);
});

test('a form from another site is refused, whatever its token', async () => {
	const visitor = new Visitor();
	const fields = { email: 'a@example.org', password: 'x', next: '' };
	for (const headers of [{ origin: 'https://example.org' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
		assert.equal((await visitor.post('/en/signin', fields, { headers })).status, 403, JSON.stringify(headers));
	assert.notEqual((await visitor.post('/en/signin', fields, { headers: { origin: base } })).status, 403);
});

test('HEAD answers as GET without a body', async () => {
	for (const path of ['/en/members', '/en/signin', '/healthz', '/en/nothing']) {
		const [head, full] = [await get(path, { method: 'HEAD' }), await get(path)];
		assert.equal(head.status, full.status, path);
		assert.equal(head.headers.get('content-type'), full.headers.get('content-type'), path);
		assert.equal(head.headers.get('etag'), full.headers.get('etag'), path);
		assert.equal(await head.text(), '');
	}
});

test('an address says which methods it takes', async () => {
	const res = await get('/en/signin', { method: 'DELETE' });
	assert.equal(res.status, 405);
	assert.equal(res.headers.get('allow'), 'GET, HEAD, POST, OPTIONS');
	const options = await get('/en/members', { method: 'OPTIONS' });
	assert.equal(options.status, 204);
	assert.equal(options.headers.get('allow'), 'GET, HEAD, OPTIONS');
	assert.equal(options.headers.get('access-control-allow-methods'), null);
	assert.equal((await get('/en/members', { method: 'POST', headers: { 'x-http-method-override': 'GET' } })).status, 405);
	const other = (await get('/api/v1/coverage', { method: 'OPTIONS', headers: { origin: 'https://else.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } })).headers;
	assert.equal(other.get('access-control-allow-origin'), '*');
	assert.equal(other.get('access-control-allow-methods'), 'GET, HEAD, POST, OPTIONS');
	assert.equal(other.get('access-control-allow-headers'), 'content-type');
});

test('an address that cannot be decoded is refused in the language it begins with', async () => {
	for (const [lang, title] of [['en', 'This request cannot be read'], ['zh', '无法识别此请求'], ['ja', 'このリクエストは読み取れません']]) {
		const res = await get(`/${lang}/members/x%00/patents`, { headers: { 'accept-language': lang === 'ja' ? 'zh' : 'ja' } });
		assert.equal(res.status, 400);
		assert.ok((await res.text()).includes(`<h1 class="govuk-heading-l">${title}</h1>`), lang);
	}
});

test('what the API cannot read is said in JSON', async () => {
	const res = await get('/api/v1/patents/%00');
	assert.equal(res.status, 400);
	assert.equal(res.headers.get('content-type'), 'application/problem+json');
});

test('an address that no browser would send back is no CANOPY_URL', async () => {
	const before = process.env.CANOPY_URL;
	try {
		for (const url of ['https://Example.org', 'https://example.org:443', 'http://example.org:80', 'http://example.org/', 'example.org']) {
			process.env.CANOPY_URL = url;
			const { code, err } = await canopy(['ready']);
			assert.equal(code, 2, url);
			assert.match(err, /CANOPY_URL/);
		}
	} finally {
		process.env.CANOPY_URL = before;
	}
});

test('a second server on the same folder is refused and harms nothing', async () => {
	const it = await startInstance();
	try {
		const env = { ...process.env, CANOPY_VAR: it.folder, CANOPY_URL: it.url, CANOPY_PORT: new URL(it.url).port };
		const second = spawn('build/canopy', ['serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
		let said = '';
		second.stderr.on('data', (d) => { said += d; });
		const timer = setTimeout(() => second.kill('SIGTERM'), 60000);
		const code = await new Promise((resolve) => second.on('exit', resolve));
		clearTimeout(timer);
		assert.equal(code, 4, said);
		assert.match(said, /another canopy serve/);
		assert.equal((await new Visitor(it.url).signIn('nobody@example.org', 'nine silver otters')).status, 422);
	} finally {
		await it.stop();
	}
});
