// Field rulings: asked for, published in three languages, found, withdrawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor } from './visitor.mjs';
import { applicant, person, problem } from './licence.mjs';

const visitor = new Visitor();
const json = async (path) => visitor.json(`/api/v1/rulings${path}`);
const texts = (name, words) => Object.fromEntries(['en', 'zh', 'ja'].map((l) => [`${name}_${l}`, `${words} ${l}`]));
const ruling = (use, more = {}) => ({
	use, field: 'data-centre', answer: 'within', given_by: 'Scope committee',
	...texts('question', 'Is drying of grain with waste heat within the field?'),
	...texts('facts', 'A mill takes heat of a computing hall.'),
	...texts('reasons', 'Yes: the heat would be lost otherwise.'), ...more,
});
let count = 0;
const fresh = () => `grain-drying-${process.pid}-${count += 1}`;

test('whoever has an account asks, the secretariat answers, everybody reads it', async () => {
	const asker = await applicant();
	const question = `Does drying of grain count? ${fresh()}`;
	assert.equal((await asker.post('/en/rulings/ask', { question, facts: 'Waste heat.' })).status, 303);
	assert.ok((await asker.get('/en/rulings/ask')).text.includes(question));
	const desk = await person('secretariat');
	const waiting = (await desk.get('/en/desk/rulings')).text;
	const request = /request=(\d+)/.exec(waiting.slice(waiting.indexOf(question)))[1];
	const use = fresh();
	const done = await desk.post('/en/desk/rulings', ruling(use, { request }));
	assert.equal(done.status, 303, problem(done.text ?? ''));
	const id = done.to.split('/').pop();
	assert.match(id, /^FR-\d{4}-\d{3}$/);
	for (const lang of ['en', 'zh', 'ja'])
		assert.ok((await visitor.get(`/${lang}/rulings/${id}`)).text.includes(`otherwise. ${lang}`));
	assert.ok((await asker.get('/en/rulings/ask')).text.includes(id));
	assert.ok(!(await desk.get('/en/desk/rulings')).text.includes(question));
	const found = await json(`?use=${use}`);
	assert.deepEqual(found.items.map((f) => [f.id, f.within, f.field, f.version]), [[id, true, 'data-centre', 1]]);
	assert.equal((await json(`?q=${encodeURIComponent('COMPUTING HALL')}&use=${use}`)).total, 1);
	assert.equal((await json(`?use=${use}&as_known_at=2020-01-01`)).total, 0);
	const again = await desk.post('/en/desk/rulings', ruling(fresh(), { request }));
	assert.equal(again.status, 422, 'the question has been answered');
	const today = await desk.post(`/en/desk/rulings/${id}/withdraw`, {}, { csrf: await desk.token('/en/desk/rulings') });
	assert.equal(today.status, 409, 'a ruling holds for a day at least');
});

test('faults of a ruling are named, nothing is published', async () => {
	const desk = await person('secretariat');
	const use = fresh();
	const page = await desk.post('/en/desk/rulings', ruling(use, { use: 'Grain Drying', facts_ja: '', field: 'no-such' }));
	assert.equal(page.status, 422);
	for (const name of ['use', 'facts_ja', 'field'])
		assert.ok(page.text.includes(`href="#${name}"`), name);
	assert.equal((await json('?q=Grain%20Drying%20x')).total, 0);
});

test('who has not signed in is led to the sign-in, others stay away from the desk', async () => {
	assert.equal((await visitor.get('/en/rulings/ask')).status, 303);
	assert.equal((await (await applicant()).get('/en/desk/rulings')).status, 403);
	assert.equal((await visitor.get('/api/v1/rulings/FR-1999-001')).status, 404);
	assert.equal((await visitor.get('/en/rulings/FR-1999-001')).status, 404);
});

test('a question is closed without a ruling only with a reason', async () => {
	const asker = await applicant();
	const question = `Is this a question? ${fresh()}`;
	await asker.post('/en/rulings/ask', { question, facts: 'None.' });
	const desk = await person('secretariat');
	const waiting = (await desk.get('/en/desk/rulings')).text;
	const request = /request=(\d+)/.exec(waiting.slice(waiting.indexOf(question)))[1];
	const csrf = await desk.token('/en/desk/rulings');
	assert.equal((await desk.post(`/en/desk/rulings/requests/${request}/close`, { reason: '' }, { csrf })).status, 400);
	assert.equal((await desk.post(`/en/desk/rulings/requests/${request}/close`, { reason: 'No facts were given.' }, { csrf })).status, 303);
	assert.ok((await asker.get('/en/rulings/ask')).text.includes('No facts were given.'));
});
