// A browser without a screen: keeps cookies, sends forms with the token of
// the page they came from, follows nothing by itself.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';

export const base = process.env.CANOPY_TEST_URL;

// The cookies that an answer sets, one line each. Debian's Node joins them; ours
// have no date, in which a comma could stand.
export const setCookies = ({ headers }) => headers.getSetCookie?.() ?? headers.get('set-cookie')?.split(', ') ?? [];

export class Visitor {
	constructor(url = base) {
		this.url = url;
		this.cookies = new Map();
	}

	async fetch(path, options = {}) {
		const headers = { cookie: [...this.cookies].map((c) => c.join('=')).join('; '), ...options.headers };
		const res = await fetch(this.url + path, { redirect: 'manual', ...options, headers });
		for (const line of setCookies(res)) {
			const [pair, ...rest] = line.split('; ');
			const [name, value] = pair.split('=');
			if (rest.includes('Max-Age=0'))
				this.cookies.delete(name);
			else
				this.cookies.set(name, value);
		}
		return { status: res.status, headers: res.headers, text: await res.text(), to: res.headers.get('location') };
	}

	get(path) {
		return this.fetch(path);
	}

	// The JSON at `path`.
	async json(path) {
		return JSON.parse((await this.get(path)).text);
	}

	// The token of the form that goes to `action` on the page at `path`.
	async token(path, action = path) {
		const { text } = await this.get(path);
		const form = text.split('<form').find((f) => f.includes(`action="${action.split('?')[0]}"`)) ?? '';
		return /name="csrf" value="([0-9a-f]{64})"/.exec(form)?.[1];
	}

	// Sends a form as it stands on the page at `from` (default: its own address).
	async post(path, fields, { from = path, csrf, headers } = {}) {
		csrf ??= await this.token(from, path);
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries({ csrf, ...fields }))
			for (const one of [value].flat())
				body.append(name, one);
		return this.fetch(path, { method: 'POST', body, headers });
	}

	signIn(email, password, next = '') {
		return this.post('/en/signin', { email, password, next });
	}

	signUp(email, password, name = 'Mori Aoi') {
		return this.post('/en/signup', { email, password, name, next: '' });
	}

	async signedIn() {
		return (await this.get('/en/account')).status === 200;
	}
}

// Runs build/canopy: {code, out, err}.
export function canopy(args, input = '') {
	return new Promise((resolve) => {
		const child = execFile('build/canopy', args, { timeout: 120000, killSignal: 'SIGKILL' }, (error, out, err) => resolve({ code: error?.killed ? 'late' : error?.code ?? 0, out, err }));
		child.stdin.on('error', () => {});
		child.stdin.end(input);
	});
}

// The day in `n` days.
export const day = (n) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

// Numbers of processes come again.
const run = randomBytes(4).toString('hex');
let count = 0;

// An address that no other test uses.
export function address(name = 'person') {
	count += 1;
	return `${name}.${run}.${count}@example.org`;
}
