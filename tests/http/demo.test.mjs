// The demonstration pool, on clusters of its own: other tests add to theirs.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { until } from './instance.mjs';
import { psql } from './database.mjs';
import { Visitor } from './visitor.mjs';

// A throw-away instance: {env, end}.
async function fresh(...options) {
	const tell = 'console.log(JSON.stringify(process.env)); process.stdin.resume();';
	const child = spawn('sh', ['conf/dev/testenv.sh', ...options, 'node', '-e', tell], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise((resolve) => child.on('exit', resolve));
	const end = async () => {
		child.stdin.end();
		// It removes what it has made, so it is asked twice.
		const late = setTimeout(() => child.kill('SIGTERM'), 120000);
		await ended;
		clearTimeout(late);
	};
	let text = '';
	child.stdout.on('data', (d) => { text += d; });
	try {
		await Promise.race([
			until(async () => text.endsWith('\n'), 300000),
			ended.then(() => { throw new Error('it has ended'); }),
		]);
	} catch (e) {
		await end();
		throw new Error('the instance did not start', { cause: e });
	}
	return { env: JSON.parse(text), end };
}

let pool, url;

before(async () => {
	pool = await fresh('--demo', '--serve');
	url = pool.env.CANOPY_URL;
});
after(() => pool?.end());

function canopy(env, ...args) {
	try {
		return { code: 0, out: execFileSync('build/canopy', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26, timeout: 300000, killSignal: 'SIGKILL' }) };
	} catch (e) {
		return { code: e.status, out: e.stdout, err: e.stderr };
	}
}

const exported = (kind, env = pool.env) => canopy(env, 'export', kind).out;
const records = (kind) => exported(kind).trim().split('\n').map((line) => JSON.parse(line));
const api = async (path) => (await fetch(`${url}/api/v1/${path}`)).json();
const accounts = () => JSON.parse(readFileSync(`${pool.env.CANOPY_VAR}/demo-accounts.json`, 'utf8'));

test('189 publications are pooled today, 201 are known', async () => {
	assert.equal((await api('patents')).total, 189);
	assert.equal((await api('patents?pool=any')).total, 201);
});

test('the alliance has ten members and each has contributed', async () => {
	const { items } = await api('members');
	assert.equal(items.length, 10);
	const { facets } = await api('patents');
	assert.deepEqual(Object.keys(facets.member).sort(), items.map((m) => m.id).sort());
	assert.equal(Object.values(facets.member).reduce((a, b) => a + b), 189);
	assert.deepEqual(Object.keys(facets.office).sort(), ['CN', 'EP', 'JP', 'US']);
	assert.deepEqual(Object.keys(facets.status).sort(), ['expired', 'granted', 'lapsed', 'pending', 'revoked', 'withdrawn']);
	assert.equal(Object.keys(facets.topic).length, 10);
});

test('no day in the data lets a publication into the pool or out of it later', () => {
	const today = '2026-01-01';
	for (const p of records('patents')) {
		for (const day of [p.filed, p.published, p.granted, p.status_as_of, p.pool?.since, p.pool?.until])
			assert.ok(day == null || day < today, `${p.number} ${day}`);
		assert.equal(p.status_source, 'Demonstration');
	}
});

test('every number lies in a range that no office has given out', () => {
	for (const p of records('patents')) {
		assert.match(p.number, /^(CN199\d{6}[AB]|US19\d{6}B2|EP9\d{6}(A1|B1)|JP9\d{6}B2)$/);
		assert.match(p.application_number, /^(CN\d{4}199\d{5}|US99\/\d{6}|EP\d\d999\d{3}|JP\d{4}99\d{4})$/);
	}
});

test('identifiers are good by their rules and recognisably invented', () => {
	for (const o of records('organisations'))
		for (const { scheme, value } of o.identifiers)
			assert.match(value, { lei: /^999900/, uscc: /^91999999/, jpcn: /^\d999901/, other: /DEMO/ }[scheme]);
});

test('every publication has its title and abstract in three languages, claims in that of its office', () => {
	const own = { CN: 'zh', JP: 'ja', US: 'en', EP: 'en' };
	for (const p of records('patents')) {
		for (const lang of ['en', 'zh', 'ja'])
			assert.ok(p.title[lang].length > 5 && p.abstract[lang].length > 40, `${p.number} ${lang}`);
		assert.ok(p.claims[own[p.office]].length >= 3, p.number);
		assert.equal(p.claims.en.length, p.claims[own[p.office]].length);
	}
});

test('a word of any of the three languages finds the heat of a data centre', async () => {
	for (const q of ['碳汇', '炭素', 'データセンター', '"data center"', '数据中心', '数据', 'carbon sink']) {
		const { items, total } = await api(`patents?limit=100&q=${encodeURIComponent(q)}`);
		assert.ok(items.some((p) => p.number === 'CN199001001A'), q);
		assert.ok(total < 189, q);
	}
});

test('affiliates differ from day to day, by votes that are added up', async () => {
	const affiliates = async (id, on) => (await api(`organisations/${id}/affiliates?on=${on}`)).items.map((o) => o.id);
	assert.deepEqual(await affiliates('yunjiaowan', '2025-06-30'), ['shuzhouli', 'yunjiaowan-datacentres', 'yunjiaowan-storage']);
	assert.deepEqual(await affiliates('yunjiaowan', '2025-07-01'), ['yunjiaowan-datacentres', 'yunjiaowan-storage']);
	assert.ok((await affiliates('fangmuting', '2025-07-01')).includes('lvyanqiao'));
	assert.ok((await affiliates('brackenmoor', '2025-07-01')).includes('lanternfold'));
	for (const half of ['kasumigano', 'hoshinagi'])
		assert.ok(!(await affiliates(half, '2025-07-01')).includes('suginaka-charging'));
});

test('there are applications in every state, and grants of both routes', async () => {
	const states = psql('SELECT DISTINCT state FROM canopy.application ORDER BY 1', pool.env.CANOPY_DATABASE).split('\n');
	assert.deepEqual(states, ['draft', 'granted', 'in-review', 'refused', 'returned', 'submitted', 'withdrawn']);
	assert.equal(psql('SELECT count(DISTINCT route) FROM canopy.licence_grant', pool.env.CANOPY_DATABASE), '2');
	const number = psql('SELECT min(number) FROM canopy.licence_grant', pool.env.CANOPY_DATABASE);
	const grant = await api(`grants/${number}`);
	assert.equal(grant.number, number);
	assert.equal(grant.state, 'active');
	assert.equal(psql(`SELECT count(1) FROM canopy.audit_event WHERE action = 'grant.issued'`, pool.env.CANOPY_DATABASE),
		psql('SELECT count(1) FROM canopy.licence_grant WHERE application_id IS NOT NULL', pool.env.CANOPY_DATABASE));
});

const examples = readFileSync('conf/demo/examples.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line));

test('the cases to look at are listed in three languages, and each has its page', async () => {
	const cases = examples.filter((x) => x.path !== undefined);
	assert.ok(cases.length > 30);
	for (const lang of ['en', 'zh', 'ja']) {
		const { status, text } = await new Visitor(url).get(`/${lang}/coverage/examples`);
		assert.equal(status, 200);
		for (const x of examples)
			assert.ok(text.includes((x.heading ?? x.title)[lang].replaceAll('&', '&amp;')), `${lang} ${(x.heading ?? x.title).en}`);
		for (const { path } of cases) {
			assert.ok(text.includes(`href="/${lang}${path.replaceAll('&', '&amp;')}"`), path);
			assert.equal((await new Visitor(url).get(`/${lang}${path.replace(/#.*/, '')}`)).status, 200, path);
		}
	}
});

test('each case has the answer that its list says, and all four are there', async () => {
	const seen = new Set();
	for (const { title, path, answer } of examples.filter((x) => x.answer !== undefined)) {
		const got = await api(path.slice(1));
		assert.equal(got.answer, answer, `${title.en}: ${JSON.stringify(got.reasons?.map((r) => r.code))}`);
		seen.add(answer);
	}
	assert.deepEqual([...seen].sort(), ['LICENSED', 'NOT_LICENSED', 'NOT_NEEDED', 'UNCERTAIN']);
});

test('no licence of the cases rests on an owner who is only assumed', async () => {
	for (const { title, path, answer } of examples.filter((x) => x.answer === 'LICENSED'))
		assert.ok(!(await api(path.slice(1))).reasons.some((r) => r.assumption), `${title.en} ${answer}`);
});

test('five people can sign in, by a file that only its owner reads', async () => {
	const file = `${pool.env.CANOPY_VAR}/demo-accounts.json`;
	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.deepEqual(Object.keys(accounts()), ['applicant', 'member', 'secretariat', 'secretariat2', 'admin']);
	for (const { email, password } of Object.values(accounts())) {
		const visitor = new Visitor(url);
		assert.ok(password.length >= 12);
		assert.equal((await visitor.signIn(email, password)).status, 303, email);
		assert.ok(await visitor.signedIn(), email);
	}
});

test('every page says that the data is invented, and none leads to an office', async () => {
	const office = /https?:\/\/[^"' ]*(espacenet|epo\.org|uspto|cnipa|j-platpat|jpo\.go|wipo|patents\.google|lens\.org)/i;
	const paths = ['', '/patents', '/members', '/grants', '/signin', '/members/yunjiaowan'];
	for (const number of ['CN199001001A', 'US19001001B2', 'EP9001001A1', 'JP9013001B2'])
		paths.push(`/patents/${number}`);
	for (const lang of ['en', 'zh', 'ja']) {
		for (const path of paths) {
			const { status, text } = await new Visitor(url).get(`/${lang}${path}`);
			assert.equal(status, 200, path);
			assert.match(text, /class="cp-demo"/, path);
			assert.doesNotMatch(text, office, path);
		}
	}
});

test('a second run changes nothing', () => {
	const before = [exported('patents'), readFileSync(`${pool.env.CANOPY_VAR}/demo-accounts.json`, 'utf8'), psql('SELECT max(id) FROM canopy.audit_event', pool.env.CANOPY_DATABASE)];
	const again = canopy(pool.env, 'demo', '--json');
	assert.equal(again.code, 0);
	assert.equal(JSON.parse(again.out).outcome, 'there');
	assert.deepEqual([exported('patents'), readFileSync(`${pool.env.CANOPY_VAR}/demo-accounts.json`, 'utf8'), psql('SELECT max(id) FROM canopy.audit_event', pool.env.CANOPY_DATABASE)], before);
});

test('a lost file of accounts is made again with new passwords', async () => {
	const lost = accounts();
	rmSync(`${pool.env.CANOPY_VAR}/demo-accounts.json`);
	assert.equal(JSON.parse(canopy(pool.env, 'demo', '--json').out).outcome, 'rewritten');
	const { email, password } = accounts().member;
	const visitor = new Visitor(url);
	await visitor.signIn(email, lost.member.password);
	assert.ok(!(await visitor.signedIn()));
	await visitor.signIn(email, password);
	assert.ok(await visitor.signedIn());
});

test('it is refused beside other data, and the same on every empty database', async () => {
	const other = await fresh();
	try {
		assert.equal(canopy(other.env, 'user', 'add', 'someone@example.org', '--role', 'admin').code, 0);
		const refused = canopy(other.env, 'demo');
		assert.equal(refused.code, 1);
		assert.match(refused.err, /holds data that is not the demonstration pool/);
		assert.equal(exported('patents', other.env), '');
		psql('TRUNCATE canopy.password_link, canopy.account CASCADE', other.env.CANOPY_DATABASE);
		assert.equal(canopy(other.env, 'demo').code, 0);
		for (const kind of ['patents', 'organisations', 'members', 'control'])
			assert.equal(exported(kind, other.env), exported(kind), kind);
	} finally {
		await other.end();
	}
});
