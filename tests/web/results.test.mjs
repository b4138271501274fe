// The page of results as people use it: without scripts by links and boxes,
// with them also by single keys.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibility } from './judge.mjs';
import { enter, follow, launch, listen, NARROW, send } from './lib.mjs';

const browser = await launch();
after(() => browser.close());

const titles = (page) => page.locator('.cp-hit__title a').evaluateAll((links) => links.map((a) => a.getAttribute('href')));

test('without scripts facets narrow, branches open, pages turn and the unit changes, all by the address', async () => {
	const context = await enter(browser, { js: false });
	const page = await context.newPage();
	await page.goto('/en/patents');
	const families = Number(/(\d+) families/.exec(await page.locator('h1').innerText())[1]);

	await page.locator('#facet-office label', { hasText: 'CN China' }).locator('input').check();
	await page.locator('#facet-office label', { hasText: 'JP Japan' }).locator('input').check();
	await send(page, '.cp-facets');
	assert.deepEqual(new URL(page.url()).searchParams.getAll('office').sort(), ['CN', 'JP']);
	assert.ok(Number(/(\d+) families/.exec(await page.locator('h1').innerText())[1]) < families);
	await follow(page, '.cp-chip[href*="office=JP"]');
	assert.deepEqual(new URL(page.url()).searchParams.getAll('office'), ['JP']);
	await follow(page, '.cp-chip');
	assert.equal(new URL(page.url()).searchParams.getAll('office').length, 0);

	await page.goto('/en/patents?open=H');
	await follow(page, '.cp-branch:has([value=H05]) .cp-branch__to');
	const branch = page.locator('.cp-branch:has([value=H05K])');
	assert.equal(await branch.getAttribute('data-depth'), '2');
	const counted = Number(await branch.locator('.cp-opt__n').evaluate((n) => n.firstChild.data));
	await branch.locator('input').check();
	await send(page, '.cp-facets');
	assert.ok((await page.locator('h1').innerText()).includes(`${counted} families`));

	await page.fill('#symbol', 'h05b');
	await send(page, '.cp-facets');
	assert.ok((await page.locator('.cp-chips').innerText()).includes('H05B'));

	await page.goto('/en/patents');
	const first = await titles(page);
	await follow(page, '[rel=next]');
	const second = await titles(page);
	assert.equal(second.filter((t) => first.includes(t)).length, 0);
	await follow(page, '[rel=prev]');
	assert.deepEqual(await titles(page), first);
	await follow(page, '.cp-tools a[href*="group=publication"]');
	assert.match(await page.locator('.cp-tools').innerText(), /of \d+/);
	assert.equal(await page.locator('#keys').isVisible(), false);
	assert.equal(await page.locator('.cp-keys-open').isVisible(), false);
	await context.close();
});

test('single keys reach the box and the hits, stay out of fields, and can be switched off', async () => {
	const context = await enter(browser);
	const page = await context.newPage();
	const said = listen(page);
	const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('href'));

	await page.goto('/en/patents?q=cooling');
	const hits = await titles(page);
	for (const [key, at] of [['j', hits[0]], ['j', hits[1]], ['j', hits[2]], ['k', hits[1]], ['/', 'q']]) {
		await page.keyboard.press(key);
		assert.equal(await focused(), at, key);
	}
	await page.keyboard.type('j/?');
	assert.equal(await page.inputValue('#q'), 'j/?');
	assert.equal(await page.locator('#keys').isVisible(), false);

	await page.locator('#q').blur();
	await page.keyboard.press('?');
	assert.equal(await page.locator('#keys').isVisible(), true);
	assert.deepEqual(await accessibility(page), []);
	await page.locator('#keys-on').uncheck();
	await page.keyboard.press('Escape');
	assert.equal(await page.locator('#keys').isVisible(), false);
	await page.reload();
	await page.keyboard.press('?');
	await page.keyboard.press('j');
	assert.equal(await page.locator('#keys').isVisible(), false);
	assert.equal(await focused(), null);
	await page.locator('.cp-keys-open').click();
	await page.locator('#keys-on').check();
	await page.locator('#keys button').click();
	await page.locator('#q').blur();
	await page.keyboard.press('j');
	assert.equal(await focused(), hits[0]);
	assert.deepEqual(said, []);
	await context.close();
});

test('on a small screen rights by territory and the tree fit', async () => {
	const context = await enter(browser, { viewport: { ...NARROW, width: 320 } });
	const page = await context.newPage();
	for (const lang of ['en', 'zh', 'ja']) {
		await page.goto(`/${lang}/patents?open=H05K7/&cpc=H05`);
		await page.evaluate(() => document.querySelectorAll('details').forEach((d) => {
			d.open = true;
		}));
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, lang);
		assert.ok(await page.locator('.cp-matrix').count() > 0);
	}
	await context.close();
});
