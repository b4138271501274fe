// Which pages the sweep looks at: every route of the table that answers with
// a page, found by following links as each kind of person, and the states
// below that no link leads to.
import { enter, mixed, routes, send } from './lib.mjs';
import { answer, answers, begin, fill } from './licence.mjs';

export const PEOPLE = ['visitor', 'applicant', 'member', 'secretariat', 'admin'];

// A new application up to the page where the account is made.
async function upToAccount(page, lang) {
	const { organisation, signatory, use } = answers(lang);
	await begin(page, 'open');
	for (const values of [organisation, signatory, use])
		await answer(page, values);
	return answer(page, { accept: 'yes' });
}

// A proposal that waits, made where there is none; of a grant for each
// language, for the languages come at the same time.
async function toMeasure(page, lang) {
	await page.locator('main table a[href*="/desk/grants/"]').nth(['en', 'zh', 'ja'].indexOf(lang)).click();
	const link = page.locator('main a[href*="/desk/measures/"]').first();
	if (await link.count() > 0)
		return page.goto(await link.getAttribute('href'));
	await page.locator('main a[href$="/amend"]').click();
	await fill(page, { on: '2040-01-01', acts: ['use'], reason: 'Asked for by letter.' });
	return send(page);
}

// An assertion; there may be several.
async function toAssertion(page) {
	const link = page.locator('main a[href*="/desk/assertions/"]').first();
	if (await link.count() > 0)
		return page.goto(await link.getAttribute('href'));
	const target = await page.locator('main [name=target] option:not([value=""])').first().getAttribute('value');
	await fill(page, { claimant: target, target, kind: 'suit', filed_on: '2026-01-15' });
	return send(page);
}

// Publications of the registry, and what is none of it.
async function numbers(page, count) {
	const { items } = await (await page.request.get('/api/v1/patents?pool=any&limit=100')).json();
	return mixed(items.map((p) => p.number), count).join('\n');
}

// name: of the picture. reach: goes on from there, returns the response.
// route: where that leads, when no link does.
const STATES = [
	{ name: 'search-history-kept', who: 'visitor', path: '/search/history',
		reach: async (page, lang) => {
			await page.locator('main button[value=start]').click();
			await page.waitForLoadState();
			await page.goto(`/${lang}/patents?q=${encodeURIComponent('ti=(heat OR cooling) NOT water')}`);
			return page.goto(`/${lang}/search/history`);
		} },
	{ name: 'search-guessed', who: 'visitor', path: '/patents?q=H05K%207%2F20' },
	{ name: 'search-misspelt', who: 'visitor', path: '/patents?q=refrigeratoin' },
	{ name: 'search-report', who: 'visitor', path: '/search/report?q=heat' },
	{ name: 'list-add', who: 'visitor', path: '/list/add?number=CN199003001A', route: '/:lang/list/add' },
	{ name: 'list-filled', who: 'visitor', path: '/list/add?number=CN199001001A',
		reach: async (page, lang) => {
			await send(page);
			return page.goto(`/${lang}/list`);
		} },
	{ name: 'saved-new-errors', who: 'applicant', path: '/saved/new?q=heat', status: 422,
		reach: (page) => answer(page, { name: '' }) },
	{ name: 'home-applicant', who: 'applicant', path: '/' },
	{ name: 'home-member', who: 'member', path: '/' },
	{ name: 'home-secretariat', who: 'secretariat', path: '/' },
	{ name: 'apply-drafts', who: 'applicant', path: '/apply' },
	{ name: 'apply-not-here', who: 'member', path: '/apply' },
	{ name: 'apply-organisation-errors', who: 'visitor', path: '/apply', status: 422,
		reach: async (page) => await begin(page, 'open') && answer(page, { identifier: '999900' }) },
	{ name: 'apply-terms-errors', who: 'visitor', path: '/apply', status: 422,
		reach: async (page, lang) => {
			await upToAccount(page, lang);
			await page.goto(page.url().replace(/account$/, 'terms'));
			return answer(page, {});
		} },
	{ name: 'apply-account', who: 'visitor', path: '/apply', reach: upToAccount },
	{ name: 'apply-account-errors', who: 'visitor', path: '/apply', status: 422,
		reach: async (page, lang) => await upToAccount(page, lang) && answer(page, { email: 'a@b' }) },
	{ name: 'desk-empty', who: 'secretariat', path: '/desk?view=needs-me' },
	{ name: 'desk-unassigned', who: 'secretariat', path: '/desk?view=unassigned' },
	{ name: 'desk-adversaries-errors', who: 'secretariat', path: '/desk/adversaries', status: 422,
		reach: (page) => answer(page, {}) },
	{ name: 'desk-event-errors', who: 'secretariat', path: '/desk/patents/CN199003001A/events/new', status: 422,
		reach: (page) => answer(page, {}) },
	{ name: 'patent-on-another-day', who: 'visitor', path: '/patents/CN199003001A?on=2021-01-01' },
	{ name: 'desk-measure', who: 'secretariat', path: '/desk/grants', reach: toMeasure },
	{ name: 'desk-measure-errors', who: 'secretariat', path: '/desk/grants', status: 422,
		reach: async (page) => {
			await page.locator('main table a[href*="/desk/grants/"]').first().click();
			await page.locator('main a[href$="/measure"]').click();
			return send(page);
		} },
	{ name: 'desk-assertion', who: 'secretariat', path: '/desk/assertions', reach: toAssertion },
	{ name: 'desk-preview-withdrawal', who: 'secretariat', path: '/desk/preview?what=withdrawal&patents=US19002001B2&on=2030-01-01' },
	{ name: 'coverage-licensed', who: 'visitor', path: '/coverage?org=orchardine&patent=CN199063001A&territory=CN&on=2026-04-01' },
	{ name: 'coverage-not-needed', who: 'visitor', path: '/coverage?org=orchardine&patent=CN199004001A&territory=HK&on=2026-02-15' },
	{ name: 'coverage-uncertain', who: 'visitor', path: '/coverage?org=orchardine&patent=EP9008001A1&territory=FR&on=2026-03-01' },
	{ name: 'coverage-relied-on', who: 'member', path: '/coverage?org=yunjiaowan&patent=JP9033001B2&territory=JP' },
	{ name: 'coverage-to-keep', who: 'member', path: '/coverage?org=yunjiaowan&patent=CN199034001A&territory=CN' },
	{ name: 'coverage-by-territory', who: 'visitor', path: '/coverage?org=orchardine&patent=US19008001B2&on=2026-03-01' },
	{ name: 'coverage-over-time', who: 'visitor', path: '/coverage/over-time?org=nadegata-steel&patent=JP9027001B2&territory=JP' },
	{ name: 'coverage-member', who: 'member', path: '/coverage' },
	{ name: 'coverage-errors', who: 'visitor', path: '/coverage?org=nobody&patent=x&territory=CN', status: 422 },
	{ name: 'coverage-sheet-30', who: 'visitor', path: '/coverage/sheet', route: '/:lang/coverage/sheet/:id',
		reach: async (page) => {
			await page.fill('[name=numbers]', await numbers(page, 30));
			await page.fill('[name=org]', 'orchardine');
			return send(page, 'main form[enctype]');
		} },
	{ name: 'coverage-sheet-errors', who: 'visitor', path: '/coverage/sheet', status: 422,
		reach: (page) => send(page, 'main form[enctype]') },
	{ name: 'what-if-answered', who: 'visitor', path: '/organisations/songpuhe-chemical/what-if?deal=buys&other=weidalu-storage&percent=70&seller=jinsuitan-capital&on=2026-03-01' },
	{ name: 'what-if-errors', who: 'visitor', path: '/organisations/songpuhe-chemical/what-if?deal=buys&percent=x', status: 422 },
	{ name: 'organisation-history', who: 'visitor', path: '/organisations/brindleholt?on=2024-06-01' },
	{ name: 'patent-in-chinese', who: 'visitor', path: '/patents/EP9001001A1?text=zh' },
	{ name: 'patent-cites', who: 'visitor', path: '/patents/EP9006001A1' },
	{ name: 'patent-proposed', who: 'secretariat', path: '/patents/US19060001B2' },
	{ name: 'rights-by-state', who: 'visitor', path: '/patents/EP9022001B1' },
	{ name: 'terms-compare-pilot', who: 'visitor', path: '/terms/compare?a=open-0.9&b=open-1.1' },
	{ name: 'terms-compare', who: 'visitor', path: '/terms/compare?a=open-1.0&b=reviewed-1.0' },
	{ name: 'portal-another-day', who: 'member', path: '/portal?on=2021-01-01' },
	{ name: 'organisation-no-such-day', who: 'visitor', path: '/members', status: 200,
		reach: async (page) => {
			await page.locator('main table a').first().click();
			return page.goto(`${page.url()}?on=2021-02-31`);
		} },
	{ name: 'patents-found', who: 'visitor', path: '/patents?q=heat+OR+%E7%83%AD&status=granted' },
	{ name: 'patents-widened', who: 'visitor', path: '/patents?q=%E7%A2%B3%E6%B1%87+data+center' },
	{ name: 'glossary-found', who: 'visitor', path: '/glossary?q=%E7%87%83%E6%96%99' },
	{ name: 'desk-glossary-errors', who: 'secretariat', path: '/desk/glossary/new', status: 422,
		reach: (page) => answer(page, {}) },
	{ name: 'patents-tree', who: 'visitor', path: '/patents?open=H05K7/&cpc=H05&checked=365&checked=older' },
	{ name: 'patents-on-a-day', who: 'visitor', path: '/patents?on=2023-01-01&group=publication&sort=pooled&page=2' },
	{ name: 'needs-told', who: 'visitor', path: '/needs?told=yes' },
	{ name: 'needs-errors', who: 'visitor', path: '/needs', status: 422,
		reach: (page) => send(page, 'form[action$="/needs"]') },
	{ name: 'patents-none', who: 'visitor', path: '/patents?q=zzzzqx+NOT+heat&topic=transport' },
	{ name: 'patents-one-long-word', who: 'visitor', path: `/patents?q=${'overlong'.repeat(130)}` },
	{ name: 'patents-filters-unknown', who: 'visitor', path: `/patents?q=${'overlong'.repeat(60)}&symbol=${'nosymbol'.repeat(30)}&year=20x4` },
	{ name: 'search-report-nothing', who: 'visitor', path: '/search/report?q=zzzzqx' },
	{ name: 'search-report-refused', who: 'visitor', path: '/search/report?q=(heat&on=2024-13-45', status: 400 },
	{ name: 'patents-unreadable', who: 'visitor', path: '/patents?q=heat+AND+(pump' },
	{ name: 'patents-by-number', who: 'visitor', path: '/patents?q=CN199003001A' },
	{ name: 'not-found', who: 'visitor', path: '/no-such-page', status: 404 },
	{ name: 'forbidden', who: 'applicant', path: '/desk/audit', status: 403 },
	{ name: 'signin-errors', who: 'visitor', path: '/signin', status: 422,
		reach: (page) => send(page, 'form[action$="/signin"]') },
	{ name: 'signup-errors', who: 'visitor', path: '/signup', status: 422,
		reach: (page) => send(page, 'form[action$="/signup"]') },
	{ name: 'account-errors', who: 'applicant', path: '/account', status: 422,
		reach: (page) => send(page, 'form[action$="/account"]') },
];

// How many pages of one route are looked at; one where not said.
const SAMPLES = {
	'/:lang/apply/:id/:step': 6,
	'/:lang/applications/:id': 6,
	'/:lang/desk/applications/:id': 6,
	'/:lang/terms/:version': 2,
	'/:lang/grants/:number': 2,
};

// Pages that are also read for their links beyond those looked at: which of
// them has documents, their random ids decide.
const READ = {
	'/:lang/desk/applications/:id': 100,
};

// Where to look for links first, besides the front page.
const LISTS = {
	applicant: ['/en/applications'],
	secretariat: ['/en/desk?view=all'],
};

// Routes that no link leads to, or that answer with something else.
const NOT_PAGES = {
	'/:lang/list/export/:file': 'downloads of a list, which is filled in the state list-filled',
	'/:lang/desk/measures/:id': 'made by the state desk-measure',
	'/:lang/desk/assertions/:id': 'made by the state desk-assertion',
	'/:lang/password/:token': 'a link that the command line prints',
	'/:lang/desk/documents/:id': 'an attachment, of what was entered by hand',
};

export function pageRoutes() {
	return routes().filter((r) => r.method === 'GET' && r.pattern.startsWith('/:lang') &&
		!(r.pattern in NOT_PAGES));
}

function matcher(pattern) {
	return new RegExp(`^${pattern.replace('/:lang', '/en').replace(/:[a-z_]+/g, '[^/]+')}$`);
}

function links(html) {
	return [...html.matchAll(/\shref="(\/en[^"?#]*)/g)].map((m) => m[1]);
}

// Follows links as one person: {reached: routes that answered, found: of each
// route, the first paths of pages}.
async function walk(context, patterns, lists = []) {
	const reached = new Set();
	const found = new Map(patterns.map(({ pattern }) => [pattern, []]));
	const kinds = patterns.map(({ pattern }) => ({ pattern, re: matcher(pattern) }));
	const paths = new Set(['/en']);
	const read = {};
	for (const list of lists)
		links(await (await context.request.get(list)).text()).forEach((link) => paths.add(link));
	for (const path of paths) {
		const pattern = kinds.find((k) => k.re.test(path))?.pattern;
		const pages = found.get(pattern) ?? [];
		const samples = SAMPLES[pattern] ?? 1;
		if ((pages.length >= samples && !((read[pattern] ?? 0) < READ[pattern])) ||
			(pattern === undefined && path !== '/en'))
			continue;
		read[pattern] = (read[pattern] ?? 0) + 1;
		const answer = await context.request.get(path, { maxRedirects: 0, failOnStatusCode: false });
		const { 'content-type': type = '', location = '' } = answer.headers();
		if (answer.status() === 200) {
			reached.add(pattern);
			if (type.startsWith('text/html') && pages.length < samples)
				pages.push(path);
		} else if (answer.status() === 303 && !location.includes('/signin')) {
			reached.add(pattern);
			paths.add(new URL(location, answer.url()).pathname);
		}
		if (type.startsWith('text/html'))
			links(await answer.text()).forEach((link) => paths.add(link));
	}
	return { reached, found };
}

// [{name, who, path, status, reach}], path without the language, and the
// routes that nobody's links led to.
export async function plan(browser) {
	const patterns = pageRoutes();
	const pages = [];
	const reached = new Set(), shown = new Set();
	for (const who of PEOPLE) {
		const context = await enter(browser, { who });
		const seen = await walk(context, patterns, LISTS[who]);
		for (const [pattern, paths] of seen.found) {
			if (shown.has(pattern) || paths.length === 0)
				continue;
			shown.add(pattern);
			paths.forEach((path, i) => pages.push({ who, status: 200,
				path: path.slice('/en'.length) || '/',
				name: (pattern.slice('/:lang/'.length).replace(/\/:?|:/g, '-') || 'home') +
					(i > 0 ? `-${i + 1}` : '') }));
		}
		seen.reached.forEach((pattern) => reached.add(pattern));
		await context.close();
	}
	for (const state of STATES) {
		pages.push({ status: 200, ...state });
		if (state.route !== undefined)
			reached.add(state.route);
	}
	return { pages, missing: patterns.map((p) => p.pattern).filter((p) => !reached.has(p)) };
}
