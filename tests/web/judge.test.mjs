// The judges see what is wrong: a page with every fault they look for.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibility, language, markup, overflow } from './judge.mjs';
import { enter, launch, listen, NARROW } from './lib.mjs';

const FAULTY = `<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>Members - Canopy</title>
<script>document.title = 'inline';</script></head>
<body><main id="main"><h1 lang="en">Members</h1><p id="main" style="width: 900px">Nobody has translated this.</p>
<p>这是中文</p><p>番号は正しい</p><input name="q"><img src="/mark.svg">
<p lang="en">数据中心节能</p><p lang="zh-Hans">データセンターの省エネ</p><p translate="no">free words</p>
<div style="width: 900px">幅</div></main></body></html>`;

const browser = await launch();
after(() => browser.close());
const page = await (await enter(browser, { viewport: NARROW })).newPage();
const said = listen(page);
await page.route('**/*', (route) => route.fulfill({ body: FAULTY, contentType: 'text/html',
	headers: { 'content-security-policy': "default-src 'self'; require-trusted-types-for 'script'" } }));
await page.goto('/faulty');
const heard = [...said];

test('the browser says what the policy forbids', () => {
	assert.ok(heard.some((s) => /Content Security Policy/.test(s)), heard.join('\n'));
});

test('markup: two elements of one name, a style in an attribute', async () => {
	const found = (await markup(FAULTY)).join('\n');
	assert.match(found, /no-dup-id/);
	assert.match(found, /no-inline-style/);
});

test('accessibility: a field without a label, an image without a text', async () => {
	const found = (await accessibility(page)).join('\n');
	assert.match(found, /axe label /);
	assert.match(found, /axe image-alt /);
});

test('width: what sticks out of a narrow window', async () => {
	await page.evaluate(() => { document.querySelector('main div').style.width = '900px'; });
	assert.equal((await overflow(page)).length, 1);
});

test('words: a sentence and a name in another language than they claim', async () => {
	assert.deepEqual((await language(page, 'ja')).map((s) => s.replace(/^not in /, '')), [
		'ja: "Nobody has translated this."',
		'ja: "这是中文"',
		'en: "数据中心节能"',
		'zh-Hans: "データセンターの省エネ"',
	]);
	assert.match((await language(page, 'zh'))[0], /lang="ja"/);
});
