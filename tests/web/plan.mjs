// Which pages the sweep looks at: every route of the table that answers with
// a page, found by following links as each kind of person, and the states
// below that no link leads to.
import { enter, routes } from './lib.mjs';

export const PEOPLE = ['visitor', 'applicant', 'member', 'secretariat', 'admin'];

// name: of the screenshot. submit: sends this form as it is, without answers.
const STATES = [
	{ name: 'home-applicant', who: 'applicant', path: '/' },
	{ name: 'home-member', who: 'member', path: '/' },
	{ name: 'home-secretariat', who: 'secretariat', path: '/' },
	{ name: 'not-found', who: 'visitor', path: '/no-such-page', status: 404 },
	{ name: 'forbidden', who: 'applicant', path: '/desk/audit', status: 403 },
	{ name: 'signin-errors', who: 'visitor', path: '/signin', status: 422,
		submit: 'form[action$="/signin"]' },
	{ name: 'signup-errors', who: 'visitor', path: '/signup', status: 422,
		submit: 'form[action$="/signup"]' },
	{ name: 'account-errors', who: 'applicant', path: '/account', status: 422,
		submit: 'form[action$="/account"]' },
];

// How many pages of one route are looked at; one where not said.
const SAMPLES = {
};

// Routes that no link leads to, or that answer with something else.
const NOT_PAGES = {
	'/:lang/password/:token': 'a link that the command line prints',
};

export function pageRoutes() {
	return routes().filter((r) => r.method === 'GET' && r.pattern.startsWith('/:lang') &&
		!(r.pattern in NOT_PAGES));
}

function matcher(pattern) {
	return new RegExp(`^${pattern.replace('/:lang', '/en').replace(/:[a-z_]+/g, '[^/]+')}$`);
}

function links(html) {
	return [...html.matchAll(/\shref="(\/en[^"#]*)/g)].map((m) => m[1].replaceAll('&amp;', '&'));
}

// Follows links as one person and keeps, of each route, the first pages.
async function walk(context, patterns) {
	const found = new Map(patterns.map(({ pattern }) => [pattern, []]));
	const kinds = patterns.map(({ pattern }) => ({ pattern, re: matcher(pattern) }));
	const seen = new Set(['/en']);
	for (const address of seen) {
		const path = address.split('?')[0];
		const kind = kinds.find((k) => k.re.test(path));
		if (kind === undefined && path !== '/en')
			continue;
		const pages = found.get(kind?.pattern) ?? [];
		if (pages.length >= (SAMPLES[kind?.pattern] ?? 1) || pages.some((p) => p.split('?')[0] === path))
			continue;
		const answer = await context.request.get(address, { maxRedirects: 0, failOnStatusCode: false });
		if (!answer.headers()['content-type']?.startsWith('text/html'))
			continue;
		if (answer.status() === 200)
			pages.push(address);
		for (const link of links(await answer.text()))
			seen.add(link);
	}
	return found;
}

// [{name, who, path, status, submit}], path without the language, and the
// routes that nobody's links led to.
export async function plan(browser) {
	const patterns = pageRoutes();
	const pages = [];
	const reached = new Set();
	for (const who of PEOPLE) {
		const context = await enter(browser, { who });
		for (const [pattern, addresses] of await walk(context, patterns)) {
			if (reached.has(pattern))
				continue;
			addresses.forEach((address, i) => pages.push({ who, status: 200,
				path: address.slice('/en'.length) || '/',
				name: (pattern.slice('/:lang/'.length).replace(/\/:?|:/g, '-') || 'home') +
					(i > 0 ? `-${i + 1}` : '') }));
			if (addresses.length > 0)
				reached.add(pattern);
		}
		await context.close();
	}
	for (const state of STATES)
		pages.push({ status: 200, ...state });
	return { pages, missing: patterns.map((p) => p.pattern).filter((p) => !reached.has(p)) };
}
