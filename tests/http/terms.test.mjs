// Key terms, comparison of versions, scope versions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor } from './visitor.mjs';

const visitor = new Visitor();
const json = async (path) => visitor.json(path);

test('the API lists the versions of the terms with their parameters', async () => {
	const { items } = await json('/api/v1/terms');
	const open = items.find((t) => t.version === 'open-1.1');
	assert.equal(open.parameters.control_threshold, 50);
	assert.equal(open.parameters.control_operator, 'gt');
	assert.equal(open.parameters.survival, true);
	assert.deepEqual(open.parameters.defensive, { notice_days: 30, cure_days: 30, scope: 'licensor', effect: 'all-acts' });
	assert.equal(open.parameters.governing_law, 'SG');
	assert.equal(open.parameters.reliance_days, 90);
	assert.equal(open.parameters.prevailing_language, open.governing);
	assert.equal(open.text, undefined, 'a list has no texts');
	const one = await json('/api/v1/terms/reviewed-1.0');
	assert.equal(one.parameters.reporting, 'yearly');
	assert.match(one.text.en, /^Canopy Alliance Reviewed/);
	assert.equal((await visitor.get('/api/v1/terms/open-0.1')).status, 404);
	assert.equal((await visitor.get('/api/v1/terms?x=1')).status, 400);
});

test('the page of the terms says what they mean in three languages', async () => {
	for (const [lang, words] of [['en', 'More than 50 % of the votes'], ['zh', '超过 50 % 的表决权'], ['ja', '議決権の50 %超']]) {
		const { text } = await visitor.get(`/${lang}/terms/open-1.0`);
		assert.ok(text.includes(words), lang);
	}
});

test('two versions are compared by parameter', async () => {
	const { status, text } = await visitor.get('/en/terms/compare?a=open-1.0&b=reviewed-1.0');
	assert.equal(status, 200);
	const changed = [...text.matchAll(/data-state="changed"><th scope="row">([^<]*)</g)].map((m) => m[1]);
	assert.deepEqual(changed, ['Past use', 'Reporting']);
	assert.match((await visitor.get('/en/terms/compare?a=open-1.0&b=open-1.1')).text, /differ in one of their key terms/);
	assert.match(text, /differ in 2 of their key terms/);
	assert.match((await visitor.get('/en/terms/compare?a=open-1.0&b=open-1.0')).text, /are the same/);
	assert.equal((await visitor.get('/en/terms/compare')).status, 200);
	assert.equal((await visitor.get('/en/terms/compare?a=open-1.0&b=open-9')).status, 404);
});

test('a scope version defines its fields in three languages', async () => {
	const { items } = await json('/api/v1/scopes');
	assert.deepEqual(items, [{ version: 'scope-1.0', effective_from: '2022-08-02', in_force: true }]);
	const { fields } = await json('/api/v1/scopes/scope-1.0');
	assert.equal(fields.length, 10);
	for (const f of fields)
		for (const lang of ['en', 'zh', 'ja'])
			assert.ok(f.definition[lang].length > 10, f.field);
	for (const lang of ['en', 'zh', 'ja'])
		assert.ok((await visitor.get(`/${lang}/scopes`)).text.includes(fields[0].definition[lang]));
	assert.equal((await visitor.get('/en/scopes/scope-9')).status, 404);
});
