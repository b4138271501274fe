// What the keys coverage and coverage_batch share: the corpus, questions, the
// processor time of our side, and the same question as one statement.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chance } from '../http/corpus.mjs';
import { OURS, psql, SOCKET } from './lib.mjs';
import { nanoseconds, processorBegin } from './processor.mjs';

const PG_BIN = process.env.PG_BIN ?? '/usr/lib/postgresql/15/bin';

export async function loadCoverage() {
	await processorBegin();
	if (Number(await psql(`SELECT count(*) FROM licence_grant WHERE search_text = 'bench'`)) > 0)
		return;
	// The same words in the same session, whatever the file's owner.
	await psql(readFileSync('tests/bench/coverage_corpus.sql', 'utf8'));
}

export function questions(seed, n) {
	const r = chance(seed);
	return Array.from({ length: n }, () => ({
		org: `co-${1 + r.below(10000)}`, patent: `CN${300000001 + r.below(50000)}B`, territory: 'CN', use: 'data-centre',
		on: `2026-0${1 + r.below(9)}-15`,
	}));
}

// A session of psql that asks the statement, prepared; without compiling it at
// each call, which takes longer than it saves.
export async function startPeer() {
	const shell = spawn(`${PG_BIN}/psql`, ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-h', SOCKET, '-U', 'canopy_reader', '-d', 'canopy'],
		{ stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, PGOPTIONS: '-c search_path=canopy -c jit=off' } });
	let said = '';
	let done = () => {};
	shell.stdout.on('data', (d) => {
		said += d;
		if (said.endsWith('\nEND\n'))
			done();
	});
	const run = async (sql) => {
		said = '\n';
		const ended = new Promise((resolve) => { done = resolve; });
		shell.stdin.write(`${sql}\n\\echo END\n`);
		await ended;
		return said.split('\n').filter((l) => l !== '' && l !== 'END');
	};
	// One statement in three files, each a screenful of rules.
	const lines = ['rights', 'grants', 'answer'].flatMap((part) => readFileSync(`tests/bench/coverage_${part}.sql`, 'utf8').split('\n'));
	const text = lines.filter((l) => !/^\s*--/.test(l)).join('\n')
		.replace(/:(org|patent|use|territory) AS/g, (_, n) => `$${['org', 'patent', 'use', 'territory'].indexOf(n) + 1}::text AS`)
		.replace(/:day::date/g, '$5::date');
	const [pid] = await run(`PREPARE question AS ${text}\nSELECT pg_backend_pid();`);
	const ask = (list) => run(list.map((q) => `EXECUTE question('${q.org}', '${q.patent}', ${q.use ? `'${q.use}'` : 'NULL'}, '${q.territory}', '${q.on}');`).join('\n'));
	return {
		ask,
		// Seconds of processor of its backend alone.
		async processor(list) {
			const before = nanoseconds(pid);
			await ask(list);
			return (nanoseconds(pid) - before) / 1e9;
		},
		stop: () => shell.stdin.end(),
	};
}

export async function askMany(list) {
	const sent = await fetch(`${OURS}/api/v1/coverage`, { method: 'POST', body: JSON.stringify({ questions: list }) });
	if (sent.status !== 200)
		throw new Error(`coverage answers ${sent.status}`);
	return (await sent.json()).items;
}

// Lets each worker read what it keeps, on connections of their own.
export async function warm() {
	await Promise.all(Array.from({ length: 16 }, async (_, i) => {
		for (const q of questions(500 + i, 5))
			await (await fetch(`${OURS}/api/v1/coverage?${new URLSearchParams(q)}`)).arrayBuffer();
	}));
}

// The same answers of both, or an error that says where they differ.
export async function sameAnswers(peer) {
	const list = questions(99, 300);
	const [a, b] = [await askMany(list), await peer.ask(list)];
	const at = a.findIndex((x, i) => x.answer !== b[i]);
	if (at >= 0)
		throw new Error(`${JSON.stringify(list[at])}: ours ${a[at].answer}, the statement ${b[at]}`);
}
