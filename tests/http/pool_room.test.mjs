// The way into the pool: proposals, mandates, attestations, what is due.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor, canopy } from './visitor.mjs';
import { newPerson, person, problem } from './licence.mjs';

const visitor = new Visitor();
const api = async (path) => visitor.json(`/api/v1/${path}`);

// A second officer: who evaluates does not admit.
const officer = () => newPerson('secretariat', '--name', 'Second Officer');

let count = 0;
async function known() {
	const number = `EP${97000 + process.pid % 1000}${count += 1}A1`;
	const { code, err } = await canopy(['import', 'patents', '-'], `${JSON.stringify({ number, title: { en: 'Invented heat exchanger' } })}\n`);
	assert.equal(code, 0, err);
	return number;
}
const idOf = async (desk, number) => {
	const { text } = await desk.get('/en/desk/proposals');
	return new RegExp(`proposals/(\\d+)">${number}`).exec(text)[1];
};

test('a member proposes, one person evaluates, another admits: the patent is in the pool', async () => {
	const member = await person('member');
	const number = await known();
	const sent = await member.post('/en/portal/proposals', { patent: ` ${number.toLowerCase()} `, agreement: 'alone', terms: 'open-1.1' });
	assert.equal(sent.status, 303, problem(sent.text ?? ''));
	assert.equal((await member.post('/en/portal/proposals', { patent: number, agreement: 'alone', terms: 'open-1.1' })).status, 422, 'proposed already');
	const desk = await person('secretariat');
	const id = await idOf(desk, number);
	const path = `/en/desk/proposals/${id}`;
	assert.equal((await desk.post(`${path}/take`, {}, { from: path })).status, 303);
	assert.equal((await desk.post(`${path}/evaluate`, { rationale: '' }, { from: path })).status, 422);
	assert.equal((await desk.post(`${path}/evaluate`, { rationale: 'It saves fuel.' }, { from: path })).status, 303);
	const own = await desk.post(`${path}/admit`, { since: '2026-01-01' }, { from: path });
	assert.equal(own.status, 422);
	assert.match(problem(own.text), /evaluated a patent does not admit it/);
	const second = await officer();
	assert.equal((await second.post(`${path}/admit`, { since: '2026-01-01' }, { from: path })).status, 303);
	assert.deepEqual((await api(`patents/${number}`)).pool, { member: 'yunjiaowan', since: '2026-01-01', terms: 'open-1.1' });
	assert.equal((await desk.post(`${path}/reject`, { note: 'late' }, { csrf: await desk.token('/en/desk/mandates') })).status, 409);
});

test('unknown and pooled patents are refused at the field', async () => {
	const member = await person('member');
	for (const patent of ['EP9999999A1', 'CN199001001A', 'no number', 'EP1234567']) {
		const page = await member.post('/en/portal/proposals', { patent, agreement: 'alone', terms: 'open-1.1' });
		assert.equal(page.status, 422, patent);
		assert.match(page.text, /href="#patent"/);
	}
});

test('an owner that has given no mandate stands against the admission, a mandate repairs it', async () => {
	const member = await person('member');
	const number = await known();
	const owned = await canopy(['import', 'owners', '-'], `${JSON.stringify({ patent: number, owner: 'brackenmoor', from: '2020-01-01' })}\n`);
	assert.equal(owned.code, 0, owned.err);
	await member.post('/en/portal/proposals', { patent: number, agreement: 'alone', terms: 'open-1.1' });
	const desk = await person('secretariat');
	const path = `/en/desk/proposals/${await idOf(desk, number)}`;
	await desk.post(`${path}/take`, {}, { from: path });
	await desk.post(`${path}/evaluate`, { rationale: 'It saves fuel.' }, { from: path });
	const second = await officer();
	const refused = await second.post(`${path}/admit`, { since: '2026-01-01' }, { from: path });
	assert.equal(refused.status, 422);
	assert.match(problem(refused.text), /No owner of record has empowered the member/);
	const mandate = { grantor: 'brackenmoor', holder: 'yunjiaowan', capacity: 'agent', patents: number, from: `2020-02-0${1 + count % 9}`, to: '', source: 'Invented power of attorney' };
	const made = await desk.post('/en/desk/mandates', mandate);
	assert.equal(made.status, 303, problem(made.text ?? ''));
	assert.equal((await desk.post('/en/desk/mandates', mandate)).status, 422, 'one from that day exists');
	assert.equal((await second.post(`${path}/admit`, { since: '2026-01-01' }, { from: path })).status, 303);
	const listed = (await api('mandates?organisation=brackenmoor')).items.find((m) => m.patents?.includes(number));
	assert.deepEqual([listed.grantor, listed.holder, listed.capacity], ['brackenmoor', 'yunjiaowan', 'agent']);
	const csrf = await desk.token('/en/desk/mandates');
	assert.equal((await desk.post(`/en/desk/mandates/${listed.id}/revoke`, { on: 'soon' }, { csrf })).status, 400);
	assert.equal((await desk.post(`/en/desk/mandates/${listed.id}/revoke`, { on: '2026-06-01' }, { csrf })).status, 303);
	assert.equal((await desk.post(`/en/desk/mandates/${listed.id}/revoke`, { on: '2026-06-02' }, { csrf })).status, 409);
});

test('faults of a mandate are named', async () => {
	const desk = await person('secretariat');
	const page = await desk.post('/en/desk/mandates', { grantor: 'nobody-known', holder: '', capacity: 'king', patents: 'no number', from: '2026-13-01', to: '', source: '' });
	assert.equal(page.status, 422);
	for (const name of ['grantor', 'holder', 'capacity', 'patents', 'from', 'source'])
		assert.ok(page.text.includes(`href="#${name}"`), name);
});

test('a member attests once in half a year what it has seen', async () => {
	const member = await person('member');
	const due = async () => (await canopy(['status', 'due', '--kind', 'attestation', '--organisation', 'yunjiaowan', '--until', '2999-01-01', '--json'])).out;
	assert.match(await due(), /"kind":"attestation"/);
	const { text } = await member.get('/en/portal/attestation');
	const hash = /name="hash" value="([0-9a-f]{64})"/.exec(text)[1];
	assert.equal((await member.post('/en/portal/attestation', { hash, note: '' })).status, 422, 'the box is not ticked');
	assert.equal((await member.post('/en/portal/attestation', { hash: '0'.repeat(64), right: 'yes', note: '' })).status, 422, 'another list');
	const done = await member.post('/en/portal/attestation', { hash, right: 'yes', note: 'One title is misspelt.' });
	assert.equal(done.status, 303, problem(done.text ?? ''));
	assert.ok((await member.get('/en/portal/attestation')).text.includes('One title is misspelt.'));
	assert.equal(await due(), '');
});

test('what is due is listed for the desk, the member and the command', async () => {
	const desk = await person('secretariat');
	const member = await person('member');
	for (const [who, path] of [[desk, 'desk'], [member, 'portal']])
		for (const lang of ['en', 'zh', 'ja'])
			assert.equal((await who.get(`/${lang}/${path}/due`)).status, 200);
	assert.equal((await desk.get('/en/desk/due?kind=nothing')).status, 404);
	assert.equal((await visitor.get('/en/desk/due')).status, 303);
	const lines = (await canopy(['status', 'due', '--until', '2999-01-01', '--kind', 'expiry'])).out.replace(/\n$/, '').split('\n');
	assert.ok(lines.length > 10);
	for (const line of lines)
		assert.match(line, /^\d{4}-\d\d-\d\d\texpiry\t[A-Z]{2}\S+\t[a-z0-9-]+\t(late)?$/);
	assert.deepEqual([...lines].sort().map((l) => l.slice(0, 10)), lines.map((l) => l.slice(0, 10)));
	assert.equal((await canopy(['status', 'due', '--kind', 'x'])).code, 2);
	assert.equal((await canopy(['status', 'due', '--until', '2026-02-30'])).code, 2);
	assert.equal((await canopy(['status'])).code, 2);
	assert.equal((await canopy(['status', 'due', '--organisation', 'no-such-one'])).code, 2, 'a misspelt organisation is not one without tasks');
});

test('a withdrawal is announced from its preview and takes effect after the time of notice', async () => {
	const member = await person('member');
	const number = 'US19001001B2';
	const day = (months) => {
		const d = new Date();
		d.setUTCMonth(d.getUTCMonth() + months);
		return d.toISOString().slice(0, 10);
	};
	const preview = (on) => `/en/portal/preview?what=withdrawal&patents=${number}&member=yunjiaowan&on=${on}`;
	const seen = await member.get(preview(day(8)));
	assert.equal(seen.status, 200, problem(seen.text) ?? seen.text.slice(seen.text.indexOf('<main')));
	const csrf = /action="\/en\/portal\/notices".*?name="csrf" value="([0-9a-f]{64})"/s.exec(seen.text)[1];
	const send = (fields) => member.post('/en/portal/notices', fields, { csrf });
	assert.equal((await send({ what: 'withdrawal', patents: number, on: day(2) })).status, 400, 'too soon');
	assert.equal((await send({ what: 'withdrawal', patents: 'US19999999B2', on: day(8) })).status, 409, 'not its own');
	assert.equal((await send({ what: 'withdrawal', patents: `${number} EP9999999A1`, on: day(8) })).status, 409, 'all or none');
	assert.equal((await api(`patents/${number}`)).pool.until, undefined);
	assert.equal((await send({ what: 'withdrawal', patents: number, on: day(8) })).status, 303);
	assert.equal((await api(`patents/${number}`)).pool.until, day(8));
	const due = await canopy(['status', 'due', '--kind', 'withdrawal', '--until', '2999-01-01']);
	assert.ok(due.out.includes(number));
});
