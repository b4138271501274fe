// A form is carried out once, however often it is sent.
import test from 'node:test';
import assert from 'node:assert/strict';
import { person } from './licence.mjs';

// The fields of the form that begins an application, as the page holds them.
async function beginning(visitor) {
	const { text } = await visitor.get('/en/apply');
	const form = text.split('<form').find((f) => f.includes('action="/en/apply"'));
	const fields = {};

	for (const [, name, value] of form.matchAll(/<input type="hidden" name="([a-z]+)" value="([^"]*)"/g))
		fields[name] = value;
	const button = /<button[^>]* name="([a-z]+)" value="([^"]*)"/.exec(form);
	if (button)
		fields[button[1]] = button[2];
	return fields;
}

test('a form that is sent twice leads to the same place and changes one thing', async () => {
	const visitor = await person('applicant');
	const fields = await beginning(visitor);

	assert.match(fields.once, /^[0-9a-f]{32}$/);
	const first = await visitor.post('/en/apply', fields, { csrf: fields.csrf });
	const second = await visitor.post('/en/apply', fields, { csrf: fields.csrf });
	assert.equal(first.status, 303);
	assert.equal(second.status, 303);
	assert.equal(second.to, first.to);
});

test('ten at once are one', async () => {
	const visitor = await person('applicant');
	const fields = await beginning(visitor);
	const answers = await Promise.all(Array.from({ length: 10 }, () =>
		visitor.post('/en/apply', fields, { csrf: fields.csrf })));
	const places = new Set(answers.filter((a) => a.status === 303).map((a) => a.to));

	assert.equal(places.size, 1);
	// One that came before the first had noted its place is told so.
	for (const answer of answers)
		assert.ok([303, 409].includes(answer.status), String(answer.status));
});

test('the same page shown again gives a new form', async () => {
	const visitor = await person('applicant');
	const one = await beginning(visitor);
	const two = await beginning(visitor);

	assert.notEqual(one.once, two.once);
	const first = await visitor.post('/en/apply', one, { csrf: one.csrf });
	const second = await visitor.post('/en/apply', two, { csrf: two.csrf });
	assert.notEqual(second.to, first.to);
});

test('a key is bound to its session', async () => {
	const visitor = await person('applicant');
	const other = await person('applicant');
	const fields = await beginning(visitor);
	const first = await visitor.post('/en/apply', fields, { csrf: fields.csrf });
	const theirs = await beginning(other);
	const second = await other.post('/en/apply', { ...theirs, once: fields.once }, { csrf: theirs.csrf });

	assert.equal(second.status, 303);
	assert.notEqual(second.to, first.to);
});
