// The command, and a look into its database.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const folder = mkdtempSync(join(tmpdir(), 'canopy-test-import-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let count = 0;

// A file with these lines: strings and bytes as they are, objects as JSON.
export function file(...lines) {
	count += 1;
	const path = join(folder, `${count}.jsonl`);
	writeFileSync(path, Buffer.concat(lines.flatMap((l) => [
		Buffer.isBuffer(l) ? l : Buffer.from(typeof l === 'string' ? l : JSON.stringify(l)), Buffer.from('\n')])));
	return path;
}

// A file with exactly these bytes.
export function raw(name, bytes) {
	count += 1;
	const path = join(folder, `${count}-${name}`);
	writeFileSync(path, bytes);
	return path;
}

const LIMIT_MS = 300000;

// Runs it: {code, out, err, peak}; peak is the most memory it had, in MB.
export function canopy(args, { input = '', env = {} } = {}) {
	return new Promise((resolve, fail) => {
		const child = spawn(`${process.env.B ?? 'build'}/canopy`, args, { env: { ...process.env, ...env } });
		const done = { out: '', err: '', peak: 0 };
		child.stdout.setEncoding('utf8').on('data', (d) => { done.out += d; });
		child.stderr.setEncoding('utf8').on('data', (d) => { done.err += d; });
		child.stdin.on('error', () => {});
		child.stdin.end(input);
		const timer = setInterval(() => {
			try {
				const [, kb] = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1')) ?? [];
				done.peak = Math.max(done.peak, Number(kb ?? 0) / 1024);
			} catch { /* it has ended */ }
		}, 20);
		const late = setTimeout(() => {
			child.kill('SIGKILL');
			fail(new Error(`canopy ${args.join(' ')}: not at its end after ${LIMIT_MS / 1000} s: ${done.err}`));
		}, LIMIT_MS);
		child.on('error', fail);
		child.on('close', (code) => {
			clearInterval(timer);
			clearTimeout(late);
			resolve({ ...done, code });
		});
	});
}

const parse = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));

// Imports files: {code, counts, total, rejects}; counts is
// [read, new, changed, same, rejected] of the last file.
export async function load(kind, files, ...options) {
	const done = await canopy(['import', kind, '--json', ...options, ...[files].flat()]);
	const lines = parse(done.out);
	const total = lines.pop();
	const of = (o) => [o.read, o.new, o.changed, o.same, o.rejected];
	for (const o of [...lines, total])
		if (o.read !== o.new + o.changed + o.same + o.rejected)
			throw new Error(`does not add up: ${JSON.stringify(o)}`);
	return {
		...done,
		files: lines,
		counts: of(lines.at(-1)),
		total: of(total),
		rejects: lines.at(-1).rejects === null ? [] : parse(readFileSync(lines.at(-1).rejects, 'utf8')),
		path: lines.at(-1).rejects,
	};
}

// Imports records and expects them all to be taken; returns the counts.
export async function take(kind, ...records) {
	const done = await load(kind, file(...records));
	if (done.code !== 0)
		throw new Error(JSON.stringify(done.rejects));
	return done.counts.slice(1, 4);
}

export async function exported(kind) {
	const done = await canopy(['export', kind]);
	if (done.code !== 0)
		throw new Error(done.err);
	return parse(done.out);
}

export const patent = async (number) => (await exported('patents')).find((o) => o.number === number);

// Rows of a query, as postgres: arrays of text.
export function sql(text) {
	const out = execFileSync('sh', ['conf/dev/pg.sh', 'psql', '-XAt', '-F', '\x1f', '-c', `SET search_path = canopy; ${text}`], { encoding: 'utf8', timeout: LIMIT_MS, killSignal: 'SIGKILL' });
	return out.split('\n').filter((l) => l && l !== 'SET').map((l) => l.split('\x1f'));
}
