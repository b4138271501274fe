// The page of a patent beyond what the sweep of all pages sees: a very narrow
// window, its texts without a script, and what the browser makes of the block
// of linked data.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibility, equip, markup, overflow } from './judge.mjs';
import { enter, LANGS, launch, listen } from './lib.mjs';

const browser = await launch();
after(() => browser.close());
const PATHS = ['/patents/EP9006001A1', '/patents/CN199001001A?text=ja'];

for (const lang of Object.keys(LANGS))
	test(`${lang}: no complaint of axe, markup or console at 320 px`, async () => {
		const context = await enter(browser, { viewport: { width: 320, height: 800 } });
		await equip(context);
		const page = await context.newPage();
		const said = listen(page);
		for (const path of PATHS) {
			const html = await (await page.goto(`/${lang}${path}`)).text();
			const found = [...said, ...await accessibility(page), ...await overflow(page), ...await markup(html)];
			assert.deepEqual(found, [], `${lang}${path}`);
		}
		await context.close();
	});

test('the block of linked data is data: no policy is broken, nothing runs', async () => {
	const context = await enter(browser);
	const page = await context.newPage();
	const said = listen(page);
	await page.goto(`/en${PATHS[0]}`);
	const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
	assert.equal(blocks.length, 1);
	assert.equal(JSON.parse(blocks[0])['@type'], 'CreativeWork');
	assert.deepEqual(said, []);
	await context.close();
});

test('without a script the texts change their language and keep the page', async () => {
	const context = await enter(browser, { js: false });
	const page = await context.newPage();
	await page.goto('/en/patents/CN199001001A');
	const tabs = page.getByRole('navigation', { name: 'Language of abstract and claims' });
	assert.equal(await tabs.locator('[aria-current]').innerText(), 'English');
	await tabs.getByRole('link', { name: 'Chinese' }).click();
	assert.match(page.url(), /\?text=zh#texts$/);
	assert.equal(await tabs.locator('[aria-current]').innerText(), 'Chinese');
	assert.equal(await page.locator('.cp-abstract').getAttribute('lang'), 'zh-Hans');
	assert.equal(await page.locator('.cp-claims__first span[lang]').first().getAttribute('lang'), 'zh-Hans');
	assert.equal(await page.locator('html').getAttribute('lang'), 'en');
	await context.close();
});

test('a dependent claim leads to the one that it names, by the keyboard', async () => {
	const context = await enter(browser);
	const page = await context.newPage();
	await page.goto('/en/patents/CN199001001A?text=en');
	const link = page.locator('#claim-2').getByRole('link', { name: 'claim 1' });
	await link.focus();
	await page.keyboard.press('Enter');
	assert.match(page.url(), /#claim-1$/);
	assert.ok(await page.locator('#claim-1').isVisible());
	await context.close();
});

test('a file to cite is downloaded under the number of the patent', async () => {
	const context = await enter(browser);
	const page = await context.newPage();
	await page.goto('/en/patents/CN199001001A');
	for (const [name, end] of [['BibTeX', 'bib'], ['RIS', 'ris'], ['CSL-JSON', 'csl.json']]) {
		const [download] = await Promise.all([page.waitForEvent('download'),
			page.getByRole('link', { name, exact: true }).click()]);
		assert.equal(download.suggestedFilename(), `CN199001001A.${end}`);
	}
	await context.close();
});
