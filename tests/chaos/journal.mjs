// What the clients know: what they have sent and what was acknowledged. A
// line is in the file before the next thing is sent.
import { closeSync, openSync, writeSync } from 'node:fs';

export class Journal {
	constructor(path) {
		this.file = openSync(path, 'w');
		this.entries = new Map(); // "kind key" to what is known of it
		this.sends = 0;
	}

	line(entry) {
		writeSync(this.file, `${JSON.stringify(entry)}\n`);
	}

	// About to send ${key} of ${kind} for the first time.
	intend(kind, key, more = {}) {
		const entry = { kind, key, acknowledged: false, ...more };
		this.entries.set(`${kind} ${key}`, entry);
		this.line({ sent: kind, key, ...more });
		return entry;
	}

	acknowledge(entry, more = {}) {
		Object.assign(entry, more, { acknowledged: true });
		this.line({ acknowledged: entry.kind, key: entry.key, ...more });
	}

	of(kind) {
		return [...this.entries.values()].filter((entry) => entry.kind === kind);
	}

	close() {
		closeSync(this.file);
	}
}
