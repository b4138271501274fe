// The load that runs through all faults: readers, writers, and a tally of
// what they were told while what was going on.
import http from 'node:http';
import { ask } from './client.mjs';
import { pause } from './random.mjs';
import { rows } from './service.mjs';
import { makeWriters } from './writers.mjs';

const READERS = 4;
const GRACE = 20000; // for the last write of each writer

export class Load {
	constructor(world) {
		this.world = world;
		this.phase = 'quiet';
		this.told = {}; // phase, then what was told, how often
		this.reads = 0;
		this.slowest = 0;
		this.late = 0;
		this.broken = [];
		this.refused = []; // forms that were right
		this.ending = 0;
	}

	// What is under way may still be brought to its end.
	over() {
		return this.ending !== 0;
	}

	inVain() {
		return this.over() && Date.now() - this.ending > GRACE;
	}

	note(who, answer) {
		const word = answer.status || answer.error?.code || answer.error?.message;
		const tally = this.told[this.phase] ??= {};
		tally[`${who} ${word}`] = (tally[`${who} ${word}`] ?? 0) + 1;
		if (word === 'late')
			this.late++;
	}

	async read(paths) {
		const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
		const { random } = this.world;
		while (!this.over()) {
			const path = random.pick(paths);
			const began = Date.now();
			const answer = await ask('GET', path, { agent }).catch((error) => ({ status: 0, error }));
			this.note('read', answer);
			this.reads++;
			this.slowest = Math.max(this.slowest, Date.now() - began);
			if (answer.status === 200 && !whole(path, answer.text))
				this.broken.push(path);
			await pause(random.whole(10, 60));
		}
		agent.destroy();
	}

	start() {
		const numbers = rows('SELECT number FROM canopy.patent ORDER BY number LIMIT 40').map((r) => r.number);
		const paths = ['/en', '/en/patents', '/zh/patents?q=%E5%86%B7%E5%8D%B4', '/en/patents?q=heat', '/en/members',
			'/ja/grants', '/en/terms', '/api/v1/members', '/api/v1/patents?q=steel',
			...numbers.flatMap((n) => [`/en/patents/${n}`, `/api/v1/patents/${n}`])];
		this.readers = Array.from({ length: READERS }, () => this.read(paths));
		this.writers = makeWriters(this.world);
		this.writing = this.writers.map((w) => w.run());
	}

	async finish() {
		this.ending = Date.now();
		await Promise.all([...this.readers, ...this.writing]);
	}
}

function whole(path, text) {
	if (!path.startsWith('/api/'))
		return text.trimEnd().endsWith('</html>');
	try {
		return JSON.parse(text) !== null;
	} catch {
		return false;
	}
}
