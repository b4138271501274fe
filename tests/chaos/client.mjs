// A client that knows what it has not heard: every answer is either whole or
// an error, and none is waited for longer than LATE.
import http from 'node:http';
import { url } from './service.mjs';

export const LATE = 25000;

// {status, text, to}; a broken, cut or missing answer is an error.
export function ask(method, path, { headers = {}, body, agent, leave } = {}) {
	return new Promise((resolve, reject) => {
		const request = http.request(url + path, { method, agent, headers });
		const late = setTimeout(() => request.destroy(new Error('late')), LATE);
		if (leave !== undefined)
			setTimeout(() => request.destroy(new Error('left')), leave);
		const end = (act, value) => {
			clearTimeout(late);
			act(value);
		};
		request.on('error', (e) => end(reject, e));
		request.on('response', (answer) => {
			const parts = [];
			answer.on('data', (part) => parts.push(part));
			answer.on('error', (e) => end(reject, e));
			answer.on('end', () => {
				if (!answer.complete) {
					end(reject, new Error('cut'));
					return;
				}
				end(resolve, {
					status: answer.statusCode,
					headers: answer.headers,
					to: answer.headers.location,
					text: Buffer.concat(parts).toString(),
				});
			});
		});
		request.end(body);
	});
}

// A browser: keeps a connection, cookies, and the token of its forms.
export class Session {
	constructor() {
		this.cookies = new Map();
		this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
	}

	cookie() {
		return [...this.cookies].map((pair) => pair.join('=')).join('; ');
	}

	async send(method, path, options = {}) {
		const headers = { cookie: this.cookie(), ...options.headers };
		const answer = await ask(method, path, { ...options, headers, agent: this.agent });
		for (const line of answer.headers['set-cookie'] ?? []) {
			const [pair, ...rest] = line.split('; ');
			const [name, value] = pair.split('=');
			if (rest.includes('Max-Age=0'))
				this.cookies.delete(name);
			else
				this.cookies.set(name, value);
		}
		return answer;
	}

	get(path) {
		return this.send('GET', path);
	}

	// ${leave}: goes away after so many milliseconds, answered or not.
	post(path, fields, leave) {
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries({ csrf: this.csrf, ...fields }))
			for (const one of [value].flat())
				body.append(name, one);
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		return this.send('POST', path, { body: body.toString(), headers, leave });
	}

	// The token is the session's: any of its forms has it.
	async enter(path) {
		const { text } = await this.get(path);
		const token = /name="csrf" value="([0-9a-f]{64})"/.exec(text)?.[1];
		if (token === undefined)
			throw new Error(`${path} has no form`);
		this.csrf = token;
		return token;
	}

	close() {
		this.agent.destroy();
	}
}
