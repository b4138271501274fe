// The reviewed route: evidence, review by one person, decision by another.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Visitor, address, day } from './visitor.mjs';
import { PASSWORD, SIGNATORY, USE, accept, applicant, begin, grantOf, organisation, person, problem, step, upload,
	words } from './licence.mjs';

const EVIDENCE = { statement: 'We replace two kilns and keep the logs of both.', target_year: '2035' };
const PDF = Buffer.from('%PDF-1.7\nkiln audit\n%%EOF\n');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

// A submitted application: {owner, id, page}.
async function submitted(files = [['audit.pdf', PDF]], use = { ...USE, field: 'other' }) {
	const owner = await applicant();
	const draft = await begin(owner, 'reviewed');
	await step(owner, draft, 'organisation', organisation());
	await step(owner, draft, 'signatory', SIGNATORY);
	await step(owner, draft, 'use', use);
	const evidence = await upload(owner, `${draft}/evidence`, EVIDENCE, files);
	assert.equal(evidence.status, 303, problem(evidence.text));
	const res = await accept(owner, draft);
	assert.equal(res.status, 303, problem(res.text));
	return { owner, draft, id: draft.split('/').pop(), page: await owner.get(res.to) };
}

const caseOf = (id) => `/en/desk/applications/${id}`;

async function act(who, id, what, fields = {}) {
	const page = await who.get(caseOf(id));
	const csrf = /name="csrf" value="([0-9a-f]{64})"/.exec(page.text)[1];
	const seen = /name="seen" value="([0-9a-f]{64})"/.exec(page.text)?.[1] ?? hashOf(page);
	return who.post(`${caseOf(id)}/${what}`, { seen, ...fields }, { csrf });
}

// The content hash of the newest submission on a page.
const hashOf = (page) => /Submission \d+,[^<]*<\/a><br><span[^>]*>([0-9a-f]{64})/.exec(page.text)?.[1];

test('evidence, review and decision by two people end in a grant', async () => {
	const { owner, id, page } = await submitted();
	assert.match(page.text, /Nothing: the secretariat is to answer you/);
	const one = await person('secretariat');
	const two = await person('secretariat2');
	assert.match((await one.get('/en/desk?view=unassigned')).text, new RegExp(id));
	assert.equal((await act(one, id, 'claim')).status, 303);
	assert.match((await one.get('/en/desk?view=needs-me')).text, new RegExp(id));
	assert.equal((await act(one, id, 'review', { outcome: 'grant', note: 'The audit holds.' })).status, 303);
	assert.doesNotMatch((await one.get('/en/desk?view=needs-me')).text, new RegExp(id));
	assert.match((await two.get('/en/desk?view=needs-me')).text, new RegExp(id));
	const own = await act(one, id, 'decide', { decision: 'grant', reasons: 'I like it.' });
	assert.equal(own.status, 409);
	assert.match(own.text, /Another person has to decide/);
	assert.equal((await act(two, id, 'decide', { decision: 'grant', reasons: 'A sound plan.' })).status, 303);
	const tracker = await owner.get(`/en/applications/${id}`);
	const number = grantOf(tracker);
	assert.ok(number);
	assert.match(tracker.text, /A sound plan/);
	assert.doesNotMatch(tracker.text, /The audit holds/, 'what reviewers tell the decider is not for the applicant');
	const grant = await new Visitor().get(`/en/grants/${number}`);
	assert.match(grant.text, /reviewed by one person, decided by another/);
});

test('evidence grows old, which makes a task that newer evidence ends', async () => {
	const { owner, id } = await submitted();
	const one = await person('secretariat');
	const two = await person('secretariat2');
	const more = `/en/applications/${id}/evidence`;
	assert.equal((await owner.get(more)).status, 404, 'the journey takes documents until there is a grant');
	await act(one, id, 'claim');
	await act(one, id, 'review', { outcome: 'grant', note: 'The audit holds.' });
	await act(two, id, 'decide', { decision: 'grant', reasons: 'A sound plan.' });
	const number = grantOf(await owner.get(`/en/applications/${id}`));
	const documents = async () => [...(await one.get(caseOf(id))).text.matchAll(/href="(\/en\/desk\/applications\/[^"]*\/documents\/[0-9a-f]{16})"/g)].map((m) => m[1]);
	const note = async (path, day) => one.post(path, { valid_until: day }, { csrf: await one.token(path) });
	const due = async () => (await one.get('/en/desk/due?kind=evidence')).text.includes(number);
	const [audit] = await documents();
	assert.equal((await note(audit, '2026-02-30')).status, 422);
	assert.equal(await due(), false);
	assert.equal((await note(audit, day(30))).status, 303);
	assert.equal(await due(), true);
	assert.equal((await upload(owner, more, {}, [])).status, 422);
	const bad = await upload(owner, more, {}, [['a.exe', Buffer.from([77, 90, 0, 1])]]);
	assert.equal(bad.status, 422);
	assert.match(bad.text, /is not a PDF, PNG or JPEG file/);
	assert.equal((await upload(owner, more, {}, [['newer.pdf', Buffer.concat([PDF, PDF])]])).status, 303);
	assert.equal(await due(), true, 'until somebody has read it');
	assert.equal((await note((await documents())[1], day(400))).status, 303);
	assert.equal(await due(), false);
	assert.match((await owner.get(more)).text, /Proves it until/);
	assert.equal((await (await applicant()).get(more)).status, 404, 'somebody else');
	assert.equal((await owner.get(audit)).status, 403);
	assert.equal((await note(audit, '')).status, 303);
});

test('a returned application is answered, submitted again under a new hash, and needs a new review', async () => {
	const { owner, draft, id, page } = await submitted();
	const first = hashOf(page);
	const one = await person('secretariat');
	const two = await person('secretariat2');
	await act(one, id, 'claim');
	await act(one, id, 'review', { outcome: 'grant', note: 'Good so far.' });
	await act(one, id, 'review', { outcome: 'return', note: 'Which year do you compare with?' });
	assert.match((await owner.get(`/en/applications/${id}`)).text, /Which year do you compare with\?/);
	assert.match((await owner.get('/en/applications')).text, /Answer the question of the secretariat/);
	assert.match((await two.get('/en/desk?view=waiting')).text, new RegExp(id));
	await step(owner, draft, 'evidence', { ...EVIDENCE, statement: 'We compare with 2019.' });
	const meanwhile = await one.get(caseOf(id));
	assert.ok(meanwhile.text.includes(EVIDENCE.statement), 'the desk shows what was submitted, not what is being typed');
	assert.doesNotMatch(meanwhile.text, /We compare with 2019/);
	const res = await step(owner, draft, 'terms', { accept: 'yes', ...await words(owner, draft), reply: 'With 2019.' });
	assert.equal(res.status, 303, problem(res.text));
	const again = await owner.get(`/en/applications/${id}`);
	assert.notEqual(hashOf(again), first);
	assert.ok(again.text.includes(first), 'the first submission stays');
	const early = await act(two, id, 'decide', { decision: 'grant', reasons: 'Fine.' });
	assert.equal(early.status, 409);
	assert.match(early.text, /There is no recommendation for what was submitted last/);
	assert.match((await one.get(caseOf(id))).text, /With 2019\./);
	await act(one, id, 'review', { outcome: 'refuse', note: 'Too little.' });
	assert.equal((await act(two, id, 'decide', { decision: 'refuse', reasons: 'The plan is too small.' })).status, 303);
	const end = await owner.get(`/en/applications/${id}`);
	assert.match(end.text, /Refused/);
	assert.match(end.text, /The plan is too small\./);
	assert.equal((await owner.get(`${draft}/evidence`)).to, `/en/applications/${id}`);
});

test('what was submitted is frozen under a hash that anybody can compute again', async () => {
	const { owner, id, page, draft } = await submitted([['audit.pdf', PDF], ['notes.txt', Buffer.from('Öfen: 2\n')]]);
	const text = await owner.get(`/en/applications/${id}/content/1`);
	assert.equal(sha256(text.text), hashOf(page));
	const content = JSON.parse(text.text);
	assert.equal(content.application, id);
	assert.deepEqual(content.documents.map((d) => d.sha256), [sha256(PDF), sha256('Öfen: 2\n')]);
	assert.equal(content.answers.statement, EVIDENCE.statement);
	const csrf = /name="csrf" value="([0-9a-f]{64})"/.exec((await owner.get('/en/apply')).text)[1];
	const late = await owner.post(`${draft}/use`, USE, { csrf });
	assert.equal(late.to, `/en/applications/${id}`);
	assert.equal((await owner.get(`/en/applications/${id}/content/1`)).text, text.text);
});

test('documents are told by their bytes, limited, and removed until submitted', async () => {
	const owner = await applicant();
	const draft = await begin(owner, 'reviewed');
	await step(owner, draft, 'organisation', organisation());
	await step(owner, draft, 'signatory', SIGNATORY);
	await step(owner, draft, 'use', USE);
	const path = `${draft}/evidence`;
	const bad = await upload(owner, path, EVIDENCE, [['plan.pdf', Buffer.from('<html><script>alert(1)</script>\0')], ['audit.pdf', PDF]]);
	assert.equal(bad.status, 422);
	assert.match(problem(bad.text), /&quot;plan\.pdf&quot; is not a PDF, PNG or JPEG file or plain text/);
	assert.match(bad.text, /audit\.pdf/, 'the good one is kept');
	const large = await upload(owner, path, { ...EVIDENCE, stay: 'yes' }, [['large.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a')]]);
	assert.match(problem(large.text), /larger than 10 MB/);
	const html = await upload(owner, path, { ...EVIDENCE, stay: 'yes' }, [['../../x\r\n".html', Buffer.from('<script>alert(1)</script>')]]);
	assert.equal(html.to, path, 'plain text whatever it looks like');
	const listed = (await owner.get(path)).text;
	assert.match(listed, /x\.html\.txt|\.html\.txt/);
	const many = await upload(owner, path, { ...EVIDENCE, stay: 'yes' }, Array.from({ length: 9 }, (_, i) => [`n${i}.txt`, Buffer.from(`${i}`)]));
	assert.match(problem(many.text), /there are 10 documents already/);
	const [, gone] = /name="remove" value="([0-9a-f]{16})"/.exec((await owner.get(path)).text);
	const removed = await owner.post(path, { remove: gone });
	assert.equal(removed.status, 303);
	assert.doesNotMatch((await owner.get(path)).text, new RegExp(gone));
});

test('documents are served as attachments that cannot run, to the owner and the secretariat only', async () => {
	const { owner, id, page } = await submitted([['<b>прочти.txt', Buffer.from('<script>alert(1)</script>')]]);
	const path = new RegExp(`/en/applications/${id}/documents/[0-9a-f]{16}`).exec(page.text)[0];
	const two = await person('secretariat2');
	for (const who of [owner, two]) {
		const res = await who.get(path);
		assert.equal(res.status, 200);
		assert.match(res.headers.get('content-disposition'), /^attachment; filename\*=UTF-8''/);
		assert.equal(res.headers.get('x-content-type-options'), 'nosniff');
		assert.match(res.headers.get('content-security-policy'), /^sandbox/);
		assert.match(res.headers.get('content-type'), /^text\/plain/);
		assert.equal(res.headers.get('cache-control'), 'no-store');
	}
	for (const name of ['applicant', 'member'])
		assert.equal((await (await person(name)).get(path)).status, 404);
	assert.match((await new Visitor().get(path)).to, /^\/en\/signin/);
});

test('an application exists for its owner and the secretariat only', async () => {
	const { id } = await submitted();
	const other = await applicant();
	const member = await person('member');
	for (const who of [other, member])
		assert.equal((await who.get(`/en/applications/${id}`)).status, 404);
	for (const who of [other, member])
		assert.equal((await who.get(caseOf(id))).status, 403);
	assert.match((await new Visitor().get(`/en/applications/${id}`)).to, /^\/en\/signin/);
	assert.match((await new Visitor().get('/en/applications/0000000000000000')).to, /^\/en\/signin/, 'as for one that is not there');
});

test('a case that somebody else took, or that was withdrawn, answers 409 and says so', async () => {
	const { owner, id } = await submitted();
	const one = await person('secretariat');
	const two = await person('secretariat2');
	const both = await Promise.all([one, two].map((who) => act(who, id, 'claim')));
	assert.deepEqual(both.map((r) => r.status).sort(), [303, 409]);
	assert.match(both.find((r) => r.status === 409).text, /claimed this application already/);
	const holder = both[0].status === 303 ? one : two;
	const other = holder === one ? two : one;
	const foreign = await act(other, id, 'review', { outcome: 'grant', note: 'Mine.' });
	assert.equal(foreign.status, 409);
	assert.match(foreign.text, /Only the person who has claimed/);
	await owner.post(`/en/applications/${id}/withdraw`, {}, { from: `/en/applications/${id}` });
	assert.match((await owner.get(`/en/applications/${id}`)).text, /Withdrawn/);
	const late = await act(holder, id, 'review', { outcome: 'grant', note: 'Good.' });
	assert.equal(late.status, 409);
	assert.match(late.text, /The applicant has withdrawn the application/);
});

test('a page that shows older content cannot be decided on', async () => {
	const { owner, draft, id } = await submitted();
	const one = await person('secretariat');
	await act(one, id, 'claim');
	const old = hashOf(await one.get(caseOf(id)));
	await act(one, id, 'review', { outcome: 'return', note: 'More, please.' });
	await step(owner, draft, 'terms', { accept: 'yes', ...await words(owner, draft), reply: 'No.' });
	const res = await act(one, id, 'review', { outcome: 'grant', note: 'Good.', seen: old });
	assert.equal(res.status, 409);
	assert.match(res.text, /submitted new content since you opened the page/);
});

test('a case can be given back, and what is missing in a review is named', async () => {
	const { id } = await submitted();
	const one = await person('secretariat');
	await act(one, id, 'claim');
	const empty = await act(one, id, 'review', {});
	assert.equal(empty.status, 422);
	assert.match(problem(empty.text), /Choose what you find/);
	assert.equal((await act(one, id, 'release')).status, 303);
	assert.match((await one.get('/en/desk?view=unassigned')).text, new RegExp(id));
	const page = await one.get(caseOf(id));
	assert.match(page.text, /disabled[^>]*aria-describedby="decide-off"/);
	assert.match(page.text, /Claim the application first/);
});

test('a visitor on the reviewed route makes the account before the evidence', async () => {
	const visitor = new Visitor();
	const draft = await begin(visitor, 'reviewed');
	const list = await visitor.get(draft);
	assert.equal(list.status, 200);
	assert.match(list.text, /0 of 6 tasks are done/);
	await step(visitor, draft, 'organisation', organisation());
	await step(visitor, draft, 'signatory', SIGNATORY);
	const next = await step(visitor, draft, 'use', USE);
	assert.match(next.to, /\/account$/);
	const early = await upload(visitor, `${draft}/account`, EVIDENCE, [['audit.pdf', PDF]], `${draft}/evidence`);
	assert.match(early.to, /\/account$/, 'nobody adds documents without an account');
	const done = await step(visitor, draft, 'account', { email: address(), password: PASSWORD });
	assert.match(done.to, /\/evidence$/, problem(done.text));
	assert.match((await step(visitor, draft, 'evidence', EVIDENCE)).to, /\/terms$/);
	const res = await accept(visitor, draft);
	assert.match(res.to, /\/applications\//);
});

test('a target year in the past or in words is refused with the years that fit', async () => {
	const owner = await applicant();
	const draft = await begin(owner, 'reviewed');
	await step(owner, draft, 'organisation', organisation());
	await step(owner, draft, 'signatory', SIGNATORY);
	await step(owner, draft, 'use', USE);
	const year = new Date().getUTCFullYear();
	const past = await step(owner, draft, 'evidence', { ...EVIDENCE, target_year: '2019' });
	assert.match(problem(past.text), new RegExp(`from ${year} to ${year + 60}`));
	const era = await step(owner, draft, 'evidence', { ...EVIDENCE, target_year: '令和9' });
	assert.equal(era.status, 422);
	const wide = await step(owner, draft, 'evidence', { ...EVIDENCE, target_year: '２０３５' });
	assert.equal(wide.status, 303, 'full-width digits are read');
});
