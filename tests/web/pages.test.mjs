// Every page in every language, on a wide and a narrow screen, before judges
// that we did not write: axe-core, html-validate, the browser's console.
// Leaves pictures and the markup of each in build/screens/ to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { accessibility, equip, language, markup, overflow } from './judge.mjs';
import { enter, LANGS, launch, listen, NARROW, picture, root, WIDE } from './lib.mjs';
import { plan } from './plan.mjs';

const screens = new URL('build/screens/', root).pathname;
mkdirSync(screens, { recursive: true });

const browser = await launch();
after(() => browser.close());
const { pages, missing } = await plan(browser);

function good(complaints) {
	assert.ok(complaints.length === 0, complaints.join('\n'));
}

test('links lead to every page of the table of routes', () => {
	good(missing);
});

// Each person has a browser for each language, so that the languages run side
// by side: a window that lies behind another one is slow.
const windows = new Map();
async function windowsOf(who) {
	if (!windows.has(who)) {
		const open = {};
		let cookies;
		for (const lang of Object.keys(LANGS)) {
			const context = await enter(browser, { who, cookies });
			cookies = await context.storageState();
			await equip(context);
			const page = await context.newPage();
			open[lang] = { page, said: listen(page) };
		}
		windows.set(who, open);
	}
	return windows.get(who);
}

async function open(page, { path, status, reach }, lang) {
	let response = await page.goto(`/${lang}${path === '/' ? '' : path}`);
	if (reach !== undefined)
		response = await reach(page, lang);
	assert.equal(response.status(), status);
	return response.text();
}

for (const state of pages) {
	test(`page ${state.name} as ${state.who}`, { concurrency: 3 }, async (t) => {
		const of = await windowsOf(state.who);
		await Promise.all(Object.keys(LANGS).map((lang) => t.test(lang, async (t) => {
			const { page, said } = of[lang];
			await t.test(`${lang}, 1280 px: markup, words, console, accessibility`, async () => {
				await page.setViewportSize(WIDE);
				said.length = 0;
				const html = await open(page, state, lang);
				writeFileSync(`${screens}${lang}-${state.name}.html`, html);
				// The browser reports the status of an error page, too.
				const heard = said.filter((s) => !s.includes(`status of ${state.status}`));
				await picture(page, `${screens}${lang}-1280-${state.name}.png`);
				good([...heard, ...await overflow(page), ...await markup(html),
					...await language(page, lang), ...await accessibility(page)]);
			});
			await t.test(`${lang}, 375 px and 320 px: width, accessibility`, async () => {
				await page.setViewportSize({ width: 320, height: 800 });
				const small = await overflow(page);
				await page.setViewportSize(NARROW);
				await picture(page, `${screens}${lang}-375-${state.name}.png`);
				good([...small, ...await overflow(page), ...await accessibility(page)]);
			});
		})));
	});
}
