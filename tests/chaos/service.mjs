// The instance under test: its processes, its cluster, its operator.
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pause } from './random.mjs';

export const url = process.env.CANOPY_URL;
export const port = Number(process.env.CANOPY_PORT);
export const disk = process.env.CANOPY_TEST_DISK || null;
export const accounts = JSON.parse(readFileSync(`${process.env.CANOPY_VAR}/demo-accounts.json`, 'utf8'));

const read = (path) => {
	try {
		return readFileSync(path, 'latin1');
	} catch {
		return '';
	}
};

export const children = (pid) =>
	read(`/proc/${pid}/task/${pid}/children`).trim().split(/\s+/).filter(Boolean).map(Number);

// A pid alone proves nothing, the number may be given anew: with its start.
export function identity(pid) {
	const stat = read(`/proc/${pid}/stat`);
	return `${pid}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
}

export const supervisor = () => Number(read(`${process.env.CANOPY_VAR}/run/serve.pid`));
export const kore = () => Number(read(`${process.env.CANOPY_VAR}/run/kore.pid`));
export const workers = () => children(kore());

// The password helper and the two that hash for it.
export const helper = () => children(supervisor()).find((pid) => read(`/proc/${pid}/comm`).trim() === 'passwords');
export const hashers = () => children(helper());

// KiB
export const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

export const postmaster = () => {
	const pid = Number(read(`${process.env.PG_DATA ?? `${process.env.CANOPY_VAR}/pg`}/postmaster.pid`).split('\n')[0]);
	return pid > 0 && / [^ZX] /.test(read(`/proc/${pid}/stat`).replace(/.*\)/, '').slice(0, 3)) ? pid : null;
};

// Those who work for our server.
export const backends = () => children(postmaster()).filter((pid) =>
	/^postgres: canopy_(reader|writer)/.test(read(`/proc/${pid}/cmdline`)));

export const cluster = () => [postmaster(), ...children(postmaster())];

// Gone already is as good as killed.
export function kill(pid, signal) {
	try {
		process.kill(pid, signal);
		return true;
	} catch {
		return false;
	}
}

export function psql(sql) {
	return execFileSync('/usr/lib/postgresql/15/bin/psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1',
		'-d', `${process.env.CANOPY_DATABASE} user=postgres`], { input: sql, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120000, killSignal: 'SIGKILL' });
}

export const rows = (sql) => JSON.parse(psql(`SELECT coalesce(json_agg(r), '[]') FROM (${sql}) AS r`));

const pg = (what) => new Promise((done) => execFile('sh', ['conf/dev/pg.sh', what], { timeout: 180000 }, done));

export const stopCluster = () => pg('stop');

// What a person would do who finds the database away: start it until it
// runs. Nothing happens when it does.
export async function startCluster(within = 60000) {
	const until = Date.now() + within;
	for (;;) {
		const error = await pg('start');
		if (!error)
			return;
		if (Date.now() > until)
			throw new Error('the database does not start', { cause: error });
		await pause(200);
	}
}
