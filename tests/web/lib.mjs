// What the browser tests share: the browser, people who are signed in, and
// the routes of the server.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const require = createRequire(process.env.CANOPY_TEST_MODULES + 'x.js');
const { chromium } = require('playwright-core');

export const root = new URL('../../', import.meta.url);
export const origin = new URL(process.env.CANOPY_TEST_URL).origin;

// The languages by the first part of the address, with the value of <html
// lang>.
export const LANGS = { en: 'en', zh: 'zh-Hans', ja: 'ja' };
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 375, height: 812 };

// {name: {email, password}}: applicant, member, secretariat, secretariat2,
// admin.
export const accounts = existsSync(process.env.CANOPY_TEST_ACCOUNTS)
	? JSON.parse(readFileSync(process.env.CANOPY_TEST_ACCOUNTS, 'utf8'))
	: {};

export function launch() {
	return chromium.launch({
		timeout: 120000,
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
			'--disable-background-networking', '--disable-component-update',
			'--disable-sync', '--disable-dev-shm-usage'],
	});
}

// A context is one person's browser: own cookies. `who` signs in first, or is
// signed in by the cookies of another context.
export async function enter(browser, { who, cookies, js = true, viewport = WIDE } = {}) {
	const context = await browser.newContext({
		baseURL: origin, viewport, javaScriptEnabled: js, locale: 'en-GB', storageState: cookies,
		timezoneId: 'UTC', reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(90000); // for busy machines
	if (who !== undefined && who !== 'visitor' && cookies === undefined) {
		const page = await context.newPage();
		await signIn(page, who);
		await page.close();
	}
	return context;
}

// Signs in by the form; leaves the page where the server leads to.
export async function signIn(page, who, lang = 'en') {
	const account = accounts[who];
	if (account === undefined)
		throw new Error(`no account "${who}" in ${process.env.CANOPY_TEST_ACCOUNTS}`);
	await page.goto(`/${lang}/signin`);
	await page.fill('[name=email]', account.email);
	await page.fill('[name=password]', account.password);
	await send(page, 'form[action$="/signin"]');
	if (new URL(page.url()).pathname === `/${lang}/signin`)
		throw new Error(`${who} cannot sign in: ${await page.title()}`);
}

// Does what leads to another page and waits until it is there, with scripts
// and without. Returns the last response.
async function leave(page, act) {
	const [response] = await Promise.all([
		page.waitForResponse((r) => r.request().isNavigationRequest() &&
			(r.status() < 300 || r.status() >= 400)),
		act(),
	]);
	await page.waitForLoadState('load');
	return response;
}

// Sends the form by its first submit button, or the one named.
export function send(page, form = 'main form[method=post]', button = '') {
	return leave(page, () => page.locator(`${form} button[type=submit]${button}`).first().click());
}

// Follows the first link that the selector finds.
export function follow(page, selector) {
	return leave(page, () => page.locator(selector).first().click());
}

// Messages of the browser that a page must not cause: errors of scripts,
// violations of the Content-Security-Policy and of Trusted Types, failed loads.
export function listen(page) {
	const said = [];
	page.on('console', (m) => {
		if (['error', 'warning'].includes(m.type()) ||
			/Content Security|Trusted/i.test(m.text()))
			said.push(`console: ${m.text().slice(0, 300)}`);
	});
	page.on('pageerror', (e) => said.push(`script: ${e.message.slice(0, 300)}`));
	// What is still on its way when the next page is opened is aborted.
	page.on('requestfailed', (r) => {
		if (r.failure()?.errorText !== 'net::ERR_ABORTED')
			said.push(`load: ${r.url()} ${r.failure()?.errorText}`);
	});
	return said;
}

// The table of app/routes.c: [{method, pattern, who}].
export function routes() {
	const text = readFileSync(new URL('app/routes.c', root), 'utf8');
	const row = /\{\s*(GET|POST|PUT|PATCH|DELETE),\s*"([^"]+)",\s*\w+,\s*(\w+),/g;
	return [...text.matchAll(row)].map(([, method, pattern, who]) => ({
		method, pattern, who: who.toLowerCase() }));
}

// A list as people paste it: known numbers in several spellings, numbers that
// nobody knows, and what is no number.
export function mixed(known, count) {
	return Array.from({ length: count }, (_, i) => {
		const number = known[Math.floor(i / 5) % known.length];
		return [number, number.toLowerCase(), number.replace(/^(..)/, '$1 '),
			`EP${1000000 + i}B1`, `#${i} (no number)`][i % 5];
	});
}

// A picture of the whole page, quickly compressed.
export async function picture(page, file) {
	const cdp = await page.context().newCDPSession(page);
	const { cssContentSize: size } = await cdp.send('Page.getLayoutMetrics');
	const { data } = await cdp.send('Page.captureScreenshot', { format: 'png',
		captureBeyondViewport: true, optimizeForSpeed: true,
		clip: { x: 0, y: 0, width: size.width, height: size.height, scale: 1 } });
	await cdp.detach();
	writeFileSync(file, Buffer.from(data, 'base64'));
}
