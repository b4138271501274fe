// What people come for, from the first page to the last, in each language.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessibility, language } from './judge.mjs';
import { accounts, enter, follow, LANGS, launch, listen, mixed, NARROW, send } from './lib.mjs';
import { answer, answers, begin, fill, PASSWORD, questions, REASONS, RETURNED } from './licence.mjs';

const browser = await launch();
after(() => browser.close());

// A word of two characters that the pool's patents hold.
const WORD = { en: '冷却', zh: '储能', ja: '電池' };

async function heading(page) {
	return (await page.locator('h1').innerText()).trim();
}

// Pages on the way that the sweep of all pages does not come to.
async function clean(page, lang) {
	assert.deepEqual([...await accessibility(page), ...await language(page, lang)], []);
}

for (const lang of Object.keys(LANGS)) {
	test(`a visitor finds a patent and gets a licence on a small screen without scripts, ${lang}`, async () => {
		const context = await enter(browser, { js: false, viewport: NARROW });
		const page = await context.newPage();
		const who = answers(lang);
		const begun = Date.now();

		await page.goto(`/${lang}`);
		await page.fill('main [name=q]', WORD[lang]);
		await send(page, 'main search form');
		assert.match(decodeURIComponent(page.url()), new RegExp(`/${lang}/patents\\?.*q=${WORD[lang]}`));
		const hit = page.locator('.cp-hit').first();
		assert.ok((await hit.innerText()).includes(WORD[lang]), 'the word stands in the hit');
		await follow(page, '.cp-hit h2 a');
		assert.match(page.url(), new RegExp(`/${lang}/patents/[A-Z]{2}[0-9A-Z]+$`));
		const number = page.url().split('/').pop();
		await follow(page, 'main a[href*="/apply?patent="]');
		assert.ok((await page.locator('main').innerText()).includes(number));

		const opened = await begin(page, 'open');
		assert.equal(opened.status(), 200);
		let pages = 0;
		const asked = [];
		const steps = [who.organisation, who.signatory, who.use, { accept: 'yes' },
			{ email: who.email, password: PASSWORD }];
		for (const values of steps) {
			pages += 1;
			asked.push(...await questions(page));
			assert.equal(await page.locator('main input[type=file]').count(), 0);
			const before = page.url();
			const response = await answer(page, values);
			assert.equal(response.status(), 200, `${before}: ${await page.title()}`);
			assert.notEqual(page.url(), before);
		}
		assert.ok(pages <= 5, `${pages} pages`);
		assert.ok(asked.length <= 12, `${asked.length} answers: ${asked}`);

		await follow(page, 'main a[href*="/grants/CNP-"][href$="/certificate"]');
		const took = Date.now() - begun;
		const [, granted] = page.url().match(new RegExp(`/${lang}/grants/(CNP-\\d{4}-\\d{6})/certificate$`));
		const certificate = await page.locator('article').innerText();
		assert.ok(certificate.includes(granted));
		assert.ok(certificate.includes(who.organisation.name));
		assert.ok(took <= 90000, `${took} ms`);
		assert.equal(await page.locator('.js-enabled').count(), 0, 'no script has run');
		await context.close();

		const stranger = await enter(browser);
		const register = await (await stranger.request.get(`/${lang}/grants`)).text();
		assert.ok(register.includes(granted), 'the public register shows the grant');
		await stranger.close();
	});

	test(`an application is reviewed, returned, reviewed again and decided by another person, ${lang}`, async () => {
		const who = answers(lang);
		const [question, reply] = RETURNED[lang];
		const applicant = await (await enter(browser, { who: 'applicant' })).newPage();
		const reviewer = await (await enter(browser, { who: 'secretariat' })).newPage();
		const decider = await (await enter(browser, { who: 'secretariat2' })).newPage();
		const said = [applicant, reviewer, decider].map(listen);

		// The applicant fills in the tasks and adds a document.
		await applicant.goto(`/${lang}/apply`);
		await begin(applicant, 'reviewed');
		const draft = new URL(applicant.url()).pathname.split('/').slice(0, 4).join('/');
		const id = draft.split('/').pop();
		for (const [slug, values] of [['organisation', who.organisation], ['signatory', who.signatory], ['use', who.use]]) {
			await applicant.goto(`${draft}`);
			await follow(applicant, `main a[href$="/${slug}"]`);
			await answer(applicant, values);
		}
		await applicant.goto(`${draft}/evidence`);
		await applicant.setInputFiles('[name=documents]',
			{ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Plan\n') });
		await fill(applicant, who.evidence);
		await send(applicant, 'main form[enctype]', '[name=stay]');
		assert.ok((await applicant.locator('main').innerText()).includes('plan.txt'));
		await clean(applicant, lang);
		await send(applicant, 'main form[enctype]', ':not([name])');
		await applicant.goto(`${draft}/terms`);
		await clean(applicant, lang);
		await answer(applicant, { accept: 'yes' });
		assert.ok(applicant.url().endsWith(`/${lang}/applications/${id}`), applicant.url());

		// One person of the secretariat claims it and asks for more.
		const desk = `/${lang}/desk/applications/${id}`;
		await reviewer.goto(`/${lang}/desk?view=unassigned`);
		await follow(reviewer, `main a[href="${desk}"]`);
		await send(reviewer, 'main form[action$="/claim"]');
		await clean(reviewer, lang);
		await fill(reviewer, { outcome: 'return', note: question });
		await send(reviewer, 'main form[action$="/review"]');

		// The applicant is asked, adds a document, submits again.
		await applicant.goto(`/${lang}/applications`);
		await follow(applicant, `main a[href$="${id}"]`);
		assert.ok((await applicant.locator('main').innerText()).includes(question));
		await clean(applicant, lang);
		await applicant.goto(`${draft}/evidence`);
		await applicant.setInputFiles('[name=documents]',
			{ name: 'inventory.txt', mimeType: 'text/plain', buffer: Buffer.from('Inventory\n') });
		await send(applicant, 'main form[enctype]', ':not([name])');
		await applicant.goto(`${draft}/terms`);
		await answer(applicant, { accept: 'yes', reply });
		assert.ok(applicant.url().endsWith(`/${lang}/applications/${id}`), applicant.url());

		// The reviewer recommends, and cannot decide.
		await reviewer.goto(desk);
		if (await reviewer.locator('main form[action$="/claim"]').count() > 0)
			await send(reviewer, 'main form[action$="/claim"]');
		assert.ok((await reviewer.locator('main').innerText()).includes(reply));
		assert.ok((await reviewer.locator('main').innerText()).includes('inventory.txt'));
		const csrf = await reviewer.locator('[name=csrf]').first().inputValue();
		const seen = await reviewer.locator('form[action$="/review"] [name=seen]').inputValue();
		await fill(reviewer, { outcome: 'grant', note: REASONS[lang] });
		await send(reviewer, 'main form[action$="/review"]');
		await reviewer.goto(desk);
		assert.equal(await reviewer.locator('form[action$="/decide"]').count(), 0);
		assert.ok(await reviewer.locator('main button[disabled][aria-describedby=decide-off]').isVisible());
		const forged = await reviewer.context().request.post(`${desk}/decide`, {
			form: { csrf, seen, decision: 'grant', reasons: 'I agree with myself' }, maxRedirects: 0 });
		assert.ok(forged.status() >= 400, `${forged.status()}`);
		await clean(reviewer, lang);

		// Another person decides.
		await decider.goto(desk);
		await clean(decider, lang);
		await fill(decider, { decision: 'grant', reasons: REASONS[lang] });
		await send(decider, 'main form[action$="/decide"]');
		await decider.goto(desk);
		assert.equal(await decider.locator('form[action$="/decide"]').count(), 0);

		await applicant.goto(`/${lang}/applications/${id}`);
		assert.ok((await applicant.locator('main').innerText()).includes(REASONS[lang]));
		await follow(applicant, 'main a[href*="/grants/CNP-"][href$="/certificate"]');
		assert.ok((await applicant.locator('article').innerText()).includes(who.organisation.name));
		assert.deepEqual(said.flat(), []);
		for (const page of [applicant, reviewer, decider])
			await page.context().close();
	});

	test(`a member sees what a withdrawal would do before it is done, ${lang}`, async () => {
		const context = await enter(browser, { who: 'member', viewport: NARROW });
		const page = await context.newPage();
		await page.goto(`/${lang}/portal`);
		await follow(page, 'main a[href$="/portal/preview"]');
		// all of its patents first: what it could withdraw is named there
		await fill(page, { what: 'exit', on: '2030-06-01' });
		await send(page, 'main form:has([name=what])');
		const rows = page.locator('main table tbody tr');
		assert.ok(await rows.count() > 0);
		const patent = (await rows.locator('a[href*="/patents/"]').first().innerText()).trim();
		await page.goto(`/${lang}/portal/preview`);
		await fill(page, { what: 'withdrawal', patents: patent, on: '2030-06-01' });
		await send(page, 'main form:has([name=what])');
		await clean(page, lang);
		assert.ok(await rows.count() > 0);
		for (const number of await rows.locator('a[href*="/patents/"]').allInnerTexts())
			assert.equal(number.trim(), patent);
		// a grant to come is the only one that loses the patent
		assert.equal(await rows.and(page.locator('[data-state=changed]')).locator('a[href*="/grants/"]').count(), 0);
		assert.equal(await rows.and(page.locator('[data-state=changed]')).count(), 1);
		// what was not chosen is said at its field
		await page.goto(`/${lang}/portal/preview`);
		await fill(page, { what: 'sale', patents: patent, on: '2030-06-01' });
		assert.equal((await send(page, 'main form:has([name=what])')).status(), 422);
		assert.equal(await page.locator('#buyer-error').count(), 1);
		await context.close();
	});

	test(`a deal is tried before it is done, ${lang}`, async () => {
		const context = await enter(browser, { viewport: NARROW });
		const page = await context.newPage();
		await page.goto(`/${lang}/organisations/songpuhe-chemical`);
		await follow(page, 'main a[href$="/what-if"]');
		await fill(page, { deal: 'buys', other: 'weidalu-storage', percent: '70',
			seller: 'jinsuitan-capital', on: '2026-03-01' });
		await send(page, 'main form:has([name=deal])');
		await clean(page, lang);
		const row = page.locator('main table tbody tr');
		assert.equal(await row.count(), 1);
		assert.equal(await row.locator('a[href$="/organisations/weidalu-storage"]').count(), 1);
		assert.equal(await row.locator('a[href$="/grants/CNP-2023-000002"]').count(), 1);
		assert.equal(await row.locator('.govuk-tag--green').count(), 1);
		// nothing was stored: the company is no affiliate
		await page.goto(`/${lang}/coverage?org=weidalu-storage&patent=CN199004001A&territory=CN&on=2026-03-15`);
		assert.equal(await page.locator('h2 .govuk-tag--red').count(), 1);
		await context.close();
	});

	test(`a thousand mixed numbers become a sheet, ${lang}`, async () => {
		const context = await enter(browser);
		const page = await context.newPage();
		const { items } = await (await page.request.get('/api/v1/patents?pool=any&limit=100')).json();
		const list = mixed(items.map((p) => p.number), 1000);
		await page.goto(`/${lang}/coverage`);
		await follow(page, 'main a[href$="/coverage/sheet"]');
		await page.setInputFiles('[name=documents]',
			{ name: 'numbers.csv', mimeType: 'text/csv', buffer: Buffer.from(list.join('\n')) });
		await fill(page, { org: 'orchardine', territory: 'CN, jp US', on: '2026-02-15' });
		await send(page, 'main form[enctype]');
		const rows = page.locator('main table tbody tr');
		assert.equal(await rows.count(), 1000);
		const typed = await rows.locator('th span[translate=no]:first-child').allInnerTexts();
		assert.deepEqual(typed.map((s) => s.trim()), list);
		const totals = (await page.locator('main dl.cp-kpi dd').allInnerTexts()).map(Number);
		assert.equal(totals.reduce((a, b) => a + b), 1000);
		assert.deepEqual(totals.slice(3), [200, 200], 'unknown, no number');
		// the address shows the same again, and the file has every line
		const before = await page.locator('main table').innerText();
		await follow(page, `main .cp-links a[href*="/${lang}/coverage/sheet/"]:not([href*="csv"])`);
		assert.equal(await page.locator('main table').innerText(), before);
		const csv = await page.request.get(await page.locator('main .cp-links a[href*="csv"]').getAttribute('href'));
		assert.equal((await csv.text()).trim().split('\r\n').length, 1001);
		await context.close();
	});

	test(`a member sees other affiliates on another day, ${lang}`, async () => {
		const context = await enter(browser, { who: 'member' });
		const page = await context.newPage();
		const affiliates = async (day) => {
			await page.goto(`/${lang}/portal`);
			await page.fill('[name=on]', day);
			await send(page, 'main form:has([name=on])');
			assert.ok(new URL(page.url()).searchParams.get('on') === day);
			return page.locator('section[aria-labelledby=affiliates] tr:has(.govuk-tag--green) .cp-tree a').allInnerTexts();
		};
		const earlier = await affiliates('2021-01-01');
		const later = await affiliates('2026-01-01');
		assert.ok(earlier.length > 0 && later.length > 0, `${earlier} / ${later}`);
		assert.notDeepEqual(earlier, later);
		await context.close();
	});
}

// Presses Tab until the focus is on what the selector finds.
async function tabTo(page, selector) {
	for (let i = 0; i < 40; i++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector))
			return;
	}
	assert.fail(`Tab does not lead to ${selector}`);
}

test('the keyboard alone signs in and out', async () => {
	const context = await enter(browser);
	const page = await context.newPage();
	const { email, password } = accounts.member;
	await page.goto('/en');
	await page.keyboard.press('Tab');
	assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main', 'the skip link is first');
	await tabTo(page, 'header a[href$="/signin"]');
	await Promise.all([page.waitForURL('**/en/signin*'), page.keyboard.press('Enter')]);
	await tabTo(page, '[name=email]');
	await page.keyboard.type(email);
	await tabTo(page, '[name=password]');
	await page.keyboard.type(password);
	await Promise.all([page.waitForURL((url) => !url.pathname.endsWith('/signin')), page.keyboard.press('Enter')]);
	await tabTo(page, 'form[action$="/signout"] button');
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Space')]);
	assert.equal(await page.locator('header a[href$="/signin"]').count(), 1);
	await context.close();
});

test('what is wrong with a form is said first, has the focus and leads to the field', async () => {
	const context = await enter(browser);
	const page = await context.newPage();
	await page.goto('/en/signin');
	const response = await send(page, 'form[action$="/signin"]');
	assert.equal(response.status(), 422);
	assert.match(await page.title(), /^Error:/);
	await page.waitForFunction(() => document.activeElement.matches('.govuk-error-summary'));
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForFunction(() => document.activeElement.name === 'email');
	await context.close();
});

test('a choice of language stays on the page and says the same in other words', async () => {
	const context = await enter(browser);
	const page = await context.newPage();
	await page.goto('/en/members?x=1');
	const headings = [await heading(page)];
	for (const lang of ['zh', 'ja']) {
		await follow(page, `header a[hreflang="${LANGS[lang]}"]`);
		assert.equal(new URL(page.url()).pathname, `/${lang}/members`);
		headings.push(await heading(page));
	}
	assert.equal(new Set(headings).size, 3, headings.join(' / '));
	await context.close();
});
