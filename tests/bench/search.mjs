// Processor time of a result page by class of question, ours and Lucene's;
// inside search.sh. A page is twenty hits by rank, the total, and facets: our
// API answers with eight facets and the records of the hits, over HTTP; the
// peer counts four, within its process, and fetches nothing.
import { createWriteStream, readFileSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { importFile } from './corpus.mjs';
import { OURS, output, psql, WORK } from './lib.mjs';
import { processor, processorBegin } from './processor.mjs';

const ROWS = process.env.BENCH_ROWS;
const REPEATS = Number(process.env.BENCH_REPEATS ?? 3);
const CORPUS = join(WORK, `corpus-${ROWS}.tsv`);
const QUERIES = join(WORK, `queries-${ROWS}.tsv`);

const slug = (technology) => technology.toLowerCase().replaceAll(' ', '-');

// The same number in no two rows, in the form of its office.
const NUMBERS = {
	US: (id, kind) => (kind === 'B2' ? `US${10000000 + id}B2` : `US2019${String(id).padStart(7, '0')}A1`),
	CN: (id, kind) => `CN1${String(id).padStart(8, '0')}${kind}`,
	JP: (id, kind) => (kind === 'B2' ? `JP${6000000 + id}B2` : `JP2012${String(id).padStart(6, '0')}A`),
	WO: (id) => `WO2019${String(id).padStart(6, '0')}A1`,
};
const number = (f) => (NUMBERS[f[3]] ?? ((id, kind) => `${f[3]}${1000000 + id}${kind}`))(Number(f[0]), f[4]);

function record(f) {
	const text = (from) => Object.fromEntries(['en', 'zh', 'ja'].map((l, i) => [l, f[from + 2 * i]]).filter(([, t]) => t !== '\\N'));
	return {
		number: number(f), family: f[2], status: f[5], filed: f[6], published: f[7], applicants: [f[9]], topics: [slug(f[10])],
		cpc: f[11].slice(1, -1).split(','), title: text(13), abstract: text(14), pool: { member: `member-${f[8]}`, since: '2024-01-01' },
	};
}

// Writes the corpus as native lines; returns our number of each of the peer's
// that a question asks for, and the technologies.
async function convert(file, wanted) {
	const out = createWriteStream(`${file}.new`);
	const numbers = new Map();
	const technologies = new Set();
	const source = await open(CORPUS);
	for await (const line of source.readLines()) {
		const f = line.split('\t');
		technologies.add(f[10]);
		if (wanted.has(f[1]))
			numbers.set(f[1], number(f));
		for (const w of wanted)
			if (w.endsWith('*') && !numbers.has(w) && f[1].startsWith(w.slice(0, -1)))
				numbers.set(w, `${number(f).slice(0, -2 - f[4].length)}*`);
		if (!out.write(`${JSON.stringify(record(f))}\n`))
			await once(out, 'drain');
	}
	await source.close();
	out.end();
	await once(out, 'finish');
	await rename(`${file}.new`, file);
	return { numbers, technologies };
}

async function load(technologies, file) {
	const members = Array.from({ length: 60 }, (_, i) => `member-${i + 1}`);
	const lines = async (name, list) => {
		await writeFile(join(WORK, `${name}.jsonl`), list.map((o) => `${JSON.stringify(o)}\n`).join(''));
		await importFile(name, join(WORK, `${name}.jsonl`));
	};
	await psql([...technologies].map((t, i) => `INSERT INTO topic (slug, label, position) VALUES ('${slug(t)}', '{"en": "${t}"}', ${100 + i})`).join(';'));
	await lines('organisations', members.map((id) => ({ id, name: { en: `${id} (invented)` }, kind: 'company' })));
	await lines('members', members.map((organisation) => ({ organisation, role: 'ordinary', since: '2023-01-01' })));
	await importFile('patents', file, 3600000);
	await psql('VACUUM ANALYZE');
}

// Their filters are our facets.
const FACETS = { jurisdiction: (v) => ['office', v], status: (v) => ['status', v], technology: (v) => ['topic', slug(v)], member_id: (v) => ['member', `member-${v}`] };

function address(path, [, kind, q, filters], numbers) {
	const params = new URLSearchParams();
	if (q !== '')
		params.append('q', kind === 'number' ? numbers.get(q) : kind === 'number_prefix' ? `pn=${numbers.get(q)}` : q);
	for (const f of filters.split(';').filter(Boolean)) {
		const [name, value] = f.split('=');
		params.append(...FACETS[name](value));
	}
	return `${OURS}${path}?${params}`;
}

const at = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

// Milliseconds of processor for each question, the first time not counted.
async function measure(queries, numbers, path) {
	const by = {};
	for (let i = 0; i <= REPEATS; i++)
		for (const q of queries) {
			let answer;
			const ms = 1000 * await processor(async () => {
				const res = await fetch(address(path, q, numbers));
				answer = await res.text();
				if (res.status !== 200)
					throw new Error(`${address(path, q, numbers)}: ${answer.slice(0, 500)}`);
			});
			const c = (by[q[1]] ??= { ms: [], hits: 0, questions: 0 });
			if (i > 0)
				c.ms.push(ms);
			else if (path.startsWith('/api/')) {
				c.hits += JSON.parse(answer).total;
				c.questions++;
			}
		}
	return by;
}

// "class avg | rank20 a/b/c … page p50/p95/p99" by class.
async function peer() {
	const said = await output('java', ['-Xmx1g', '-cp', process.env.BENCH_JAVA_PATH, 'Bench', 'query', join(WORK, `lucene-${ROWS}`), QUERIES, '15'], { timeout: 1800000 });
	return Object.fromEntries(said.split('\n').filter((l) => l.includes('page ')).map((l) => {
		const [, kind, hits, p50, p95] = /^(\S+)\s+(\d+) \|.*page ([\d.]+)\/([\d.]+)/.exec(l);
		return [kind, { hits: Number(hits), p50: Number(p50), p95: Number(p95) }];
	}));
}

const queries = readFileSync(QUERIES, 'utf8').split('\n').filter(Boolean).map((l) => l.split('\t'));
const wanted = new Set(queries.filter((q) => q[1].startsWith('number')).map((q) => q[2]));
const file = join(WORK, `patents-${ROWS}.jsonl`);
console.log(`bench-search: loading ${ROWS} publications`);
const { numbers, technologies } = await convert(file, wanted);
const began = Date.now();
await load(technologies, file);
console.log(`bench-search: loaded in ${((Date.now() - began) / 1000).toFixed(0)} s`);
// What several backends do for one question would not be seen.
await psql('ALTER SYSTEM SET max_parallel_workers_per_gather = 0');
await psql('SELECT pg_reload_conf()');
await processorBegin();
console.log('bench-search: asking Lucene');
const theirs = await peer();
const ms = (n) => (n < 10 ? n.toFixed(2) : n.toFixed(0));
console.log(`\nMilliseconds of processor for a result page, ${ROWS} publications, p50 / p95; ratio of ours to Lucene's, of p50.`);
for (const [what, path] of [['API answer', '/api/v1/patents'], ['HTML page', '/en/patents']]) {
	console.log(`\n${'class'.padEnd(14)}   hits   Lucene ${what.padStart(18)}      Lucene 8.7     ratio`);
	for (const [kind, c] of Object.entries(await measure(queries, numbers, path))) {
		const l = theirs[kind];
		console.log([kind.padEnd(14), String(c.questions === 0 ? '' : Math.round(c.hits / c.questions)).padStart(6), String(l.hits).padStart(8),
			`${ms(at(c.ms, 0.5))} / ${ms(at(c.ms, 0.95))}`.padStart(18), `${ms(l.p50)} / ${ms(l.p95)}`.padStart(15),
			`${ms(at(c.ms, 0.5) / l.p50)}x`.padStart(9)].join(' '));
	}
}
