// Every page in every language, on a wide and a narrow screen, before judges
// that we did not write: axe-core, html-validate, the browser's console.
// Leaves a picture of each in build/screens/ to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { accessibility, language, markup, overflow } from './judge.mjs';
import { enter, LANGS, launch, listen, NARROW, root, send, WIDE } from './lib.mjs';
import { plan } from './plan.mjs';

const screens = new URL('build/screens/', root).pathname;
mkdirSync(screens, { recursive: true });

const browser = await launch();
after(() => browser.close());
const { pages, missing } = await plan(browser);

test('links lead to every page of the table of routes', () => {
	good(missing);
});

// One window for each person, opened once.
const windows = new Map();
async function windowOf(who) {
	if (!windows.has(who)) {
		const page = await (await enter(browser, { who })).newPage();
		windows.set(who, { page, said: listen(page) });
	}
	return windows.get(who);
}

function good(complaints) {
	assert.ok(complaints.length === 0, complaints.join('\n'));
}

async function open(page, { path, status, submit }, lang) {
	let response = await page.goto(`/${lang}${path === '/' ? '' : path}`);
	if (submit !== undefined)
		response = await send(page, submit);
	assert.equal(response.status(), status);
	return response.text();
}

for (const state of pages) {
	test(`page ${state.name} as ${state.who}`, async (t) => {
		for (const lang of Object.keys(LANGS)) {
			const { page, said } = await windowOf(state.who);
			await t.test(`${lang}, ${WIDE.width} px, markup, words, console`, async () => {
				await page.setViewportSize(WIDE);
				said.length = 0;
				const html = await open(page, state, lang);
				await page.screenshot({ path: `${screens}${lang}-1280-${state.name}.png`, fullPage: true });
				const heard = said.filter((s) => state.status === 200 || !s.includes(`status of ${state.status}`));
				good([...heard, ...await overflow(page), ...await markup(html),
					...await language(page, lang), ...await accessibility(page)]);
			});
			await t.test(`${lang}, ${NARROW.width} px and 320 px`, async () => {
				await page.setViewportSize({ width: 320, height: 800 });
				const small = await overflow(page);
				await page.setViewportSize(NARROW);
				await page.screenshot({ path: `${screens}${lang}-375-${state.name}.png`, fullPage: true });
				good([...small, ...await overflow(page), ...await accessibility(page)]);
			});
		}
	});
}
