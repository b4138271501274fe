// The database under the server: what is asked of it, and what makes it wait.
// All of it comes to an end, whatever becomes of the test.
import { execFileSync, spawn } from 'node:child_process';
import { until } from './instance.mjs';
import { base, Visitor } from './visitor.mjs';

const PSQL = '/usr/lib/postgresql/15/bin/psql';
const OPTIONS = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1'];
const LIMIT_MS = 120000;

export const database = process.env.CANOPY_DATABASE;

// What a statement says, as postgres, in the database `where`.
export function psql(sql, where = database) {
	return execFileSync(PSQL, [...OPTIONS, '-d', `${where} user=postgres`, '-c', sql], {
		encoding: 'utf8', maxBuffer: 1 << 28, timeout: LIMIT_MS, killSignal: 'SIGKILL',
		env: { ...process.env, PGOPTIONS: '-c client_min_messages=warning -c lock_timeout=60s' },
	}).trim();
}

// A session that does one statement after another, each to its end, and is
// over with its test at the latest; what it had not committed never was.
export function session(t) {
	const child = spawn(PSQL, [...OPTIONS, '-d', `${database} user=postgres`], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise((resolve) => child.on('exit', resolve));
	let said = '', count = 0;
	child.stdout.on('data', (d) => { said += d; });
	child.stdin.on('error', () => { /* it has ended, and run() says so */ });
	const run = async (sql) => {
		const done = `done ${++count}`;
		child.stdin.write(`${sql};\nSELECT '${done}';\n`);
		await Promise.race([
			until(async () => said.includes(`${done}\n`)),
			ended.then(() => { throw new Error(`the session ended at: ${sql}`); }),
		]);
	};
	const end = async () => {
		if (!child.stdin.writableEnded)
			child.stdin.end();
		const late = setTimeout(() => child.kill('SIGKILL'), 30000);
		await ended;
		clearTimeout(late);
	};
	t.after(end);
	return { run, end };
}

// Holds a lock on `table`, for which all readers wait, until the function
// that it returns is called.
export async function lock(t, table) {
	const holder = session(t);
	await holder.run(`SET lock_timeout = '60s'; BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
	return async () => {
		await holder.run('ROLLBACK');
		await holder.end();
	};
}

// Instances that start from now on, until the test ends, wait for a lock
// longer than the 3 s of their roles: a busy machine needs them to get there.
export function patience(t) {
	const was = () => psql("ALTER ROLE canopy_reader SET lock_timeout = '3s'; ALTER ROLE canopy_writer SET lock_timeout = '3s'");
	t.after(was);
	psql("ALTER ROLE canopy_reader SET lock_timeout = 0; ALTER ROLE canopy_writer SET lock_timeout = 0");
	return { CANOPY_QUERY_MS: '12000' };
}

// Stops processes until the function that it returns is called. Another one
// wakes them, too: it reads the end of its input however this one ends.
export function freeze(t, pids) {
	const waker = spawn('sh', ['-c', `trap '' TERM; read -r word; kill -CONT ${pids.join(' ')} 2>/dev/null`],
		{ stdio: ['pipe', 'ignore', 'ignore'], detached: true });
	const signal = (name) => {
		for (const pid of pids)
			try {
				process.kill(pid, name);
			} catch {
				// it has ended meanwhile
			}
	};
	const wake = () => {
		signal('SIGCONT');
		waker.stdin.end();
	};
	t.after(wake);
	signal('SIGSTOP');
	return wake;
}

// What happens to the database happens to the server that tests share: it is
// as before, for readers and writers, when the next one comes.
export const recovered = () => until(async () => (await fetch(`${base}/readyz`)).status === 200 &&
	(await new Visitor().signIn('nobody@example.org', 'a wrong password')).status === 422);
