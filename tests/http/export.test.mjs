// Downloads of a search, opened by programs that are not ours.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { test } from 'node:test';
import { importRecords, makeMembers } from './corpus.mjs';
import { until } from './instance.mjs';

const require = createRequire(process.env.CANOPY_TEST_MODULES + 'x.js');
const { parse } = require('csv-parse/sync');
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
const base = process.env.CANOPY_TEST_URL;
const url = (file, query = '', lang = 'en') => `${base}/${lang}/search/export/patents.${file}?q=exportling${query}`;
const get = (...a) => fetch(url(...a));

const COUNT = 1234;
const number = (i) => `EP955${String(i).padStart(4, '0')}A1`;

function record(i) {
	return {
		number: number(i),
		title: { en: `Exportling no. ${i} & "heat" <pump>`, ...(i % 2 && { zh: `出口 ${i}`, ja: `輸出${i}` }) },
		// Long enough that a download is larger than what sockets hold.
		abstract: { en: `The ${i}th exportling of all. ${'Filler text. '.repeat(200)}` },
		applicants: [i === 3 ? '=HYPERLINK("http://evil.example","x")' : 'Exportling AG'],
		inventors: ['Mori, Aoi', 'Li Wei'],
		cpc: ['H05K7/20836', 'Y02D10/00'],
		filed: '2019-02-03', published: '2021-06-07', status: 'granted',
		pool: { member: 'export-one', since: '2022-01-01' },
	};
}

test('records are there', () => {
	makeMembers(['export-one']);
	importRecords('patents', Array.from({ length: COUNT }, (_, i) => record(i)));
});

test('CSV holds every hit once, in the order of the search, as an outside parser reads it', async () => {
	const res = await get('csv');
	assert.equal(res.status, 200);
	assert.match(res.headers.get('content-disposition'), /^attachment; filename="canopy-patents-\d{4}-\d\d-\d\d\.csv"$/);
	const text = await res.text();
	assert.ok(!text.startsWith('\ufeff'));
	const rows = parse(text, { columns: true });
	assert.equal(rows.length, COUNT);
	assert.equal(new Set(rows.map((r) => r.number)).size, COUNT);
	const one = rows.find((r) => r.number === number(7));
	assert.equal(one.title, 'Exportling no. 7 & "heat" <pump>');
	assert.equal(one.title_zh, '出口 7');
	assert.equal(one.cpc, 'H05K7/20836; Y02D10/00');
	assert.equal(one.published, '2021-06-07');
	assert.equal(one.url, `${new URL(base).origin}/id/patent/${number(7)}`);
	const api = await (await fetch(`${base}/api/v1/patents?q=exportling&limit=100`)).json();
	assert.deepEqual(rows.slice(0, 100).map((r) => r.number), api.items.map((i) => i.number));
});

test('the mark of UTF-8 is there when it is asked for', async () => {
	const bytes = new Uint8Array(await (await get('csv', '&bom=yes')).arrayBuffer());
	assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
});

test('no cell runs as a formula', async () => {
	const rows = parse(await (await get('csv')).text(), { columns: true });
	assert.equal(rows.find((r) => r.number === number(3)).applicants, `'=HYPERLINK("http://evil.example","x")`);
});

test('XLSX opens in a reader that is not ours, with days as days', async () => {
	const { readSheet } = await import(require.resolve("read-excel-file/node"));
	const res = await get('xlsx', '', 'ja');
	assert.equal(res.headers.get('content-type'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
	const rows = await readSheet(Buffer.from(await res.arrayBuffer()));
	assert.equal(rows.length, COUNT + 1);
	const at = (row) => row.map(String);
	assert.equal(new Set(rows.slice(1).map((r) => r[0])).size, COUNT);
	const one = rows.find((r) => r[0] === number(7));
	assert.ok(at(one).includes('輸出7'));
	assert.ok(one.some((c) => c instanceof Date && c.toISOString().startsWith('2021-06-07')));
	const formula = rows.find((r) => r[0] === number(3));
	assert.ok(at(formula).includes('=HYPERLINK("http://evil.example","x")'));
});

test('RIS and BibTeX hold an entry a hit', async () => {
	const ris = await (await get('ris')).text();
	assert.equal(ris.match(/^TY  - PAT\r?$/gm).length, COUNT);
	assert.equal(ris.match(/^ER  - /gm).length, COUNT);
	const bib = await (await get('bib')).text();
	assert.equal(bib.match(/^@patent\{/gm).length, COUNT);
	// Parsers that are not ours read them.
	const first = bib.split(/^(?=@patent)/m).slice(0, 20).join('');
	const entries = new Cite(first, { forceType: '@bibtex/text' }).data;
	assert.equal(entries.length, 20);
	assert.match(entries[0].title, /^Exportling no\. \d+ & "heat" <pump>$/);
	const items = new Cite(ris, { forceType: '@ris/file' }).data;
	assert.equal(items.length, COUNT);
	assert.deepEqual(items.slice(0, 20).map((i) => i.title), entries.map((e) => e.title));
});

test('JSON Lines are the objects of the API', async () => {
	const lines = (await (await get('jsonl')).text()).trimEnd().split('\n').map((l) => JSON.parse(l));
	assert.equal(lines.length, COUNT);
	const api = await (await fetch(`${base}/api/v1/patents/${number(9)}`)).json();
	assert.deepEqual(lines.find((l) => l.number === number(9)), api);
});

test('an answer of a question without hits is a table without rows', async () => {
	const res = await fetch(`${base}/en/search/export/patents.csv?q=nosuchwordatall`);
	assert.equal(parse(await res.text(), { columns: true }).length, 0);
	assert.equal((await fetch(`${base}/en/search/export/patents.jsonl?q=nosuchwordatall`)).status, 200);
});

test('what is no question and no format is refused', async () => {
	assert.equal((await fetch(`${base}/en/search/export/patents.csv?q=(`)).status, 400);
	const day = await fetch(`${base}/en/search/export/patents.csv?on=2024-13-45`);
	assert.equal(day.status, 400, 'a file of another day would not say so');
	assert.match(await day.text(), /<code translate="no">on<\/code> must be an existing day/);
	assert.equal((await fetch(`${base}/en/search/export/patents.doc`)).status, 404);
	assert.equal((await fetch(`${base}/en/search/export/else.csv`)).status, 404);
});

test('HEAD answers without the rows', async () => {
	const res = await fetch(url('csv'), { method: 'HEAD' });
	assert.equal(res.status, 200);
	assert.match(res.headers.get('content-type'), /^text\/csv/);
	assert.equal((await res.text()).length, 0);
});

// Bytes as they come, by a client that says how; to the end in two minutes.
function raw(request, onData) {
	const { hostname, port } = new URL(base);
	return new Promise((done, fail) => {
		const parts = [];
		const socket = connect(Number(port), hostname, () => socket.write(request));
		const late = setTimeout(() => socket.destroy(new Error(`${request.split('\r\n')[0]}: not at its end after 120 s`)), 120000);
		socket.on('data', (d) => {
			parts.push(d);
			onData?.(socket, d);
		});
		socket.on('close', () => {
			clearTimeout(late);
			done(Buffer.concat(parts).toString());
		});
		socket.on('error', fail);
	});
}

test('a client of HTTP/1.0 gets no chunks', async () => {
	const { host, pathname, search } = new URL(url('csv'));
	const text = await raw(`GET ${pathname}${search} HTTP/1.0\r\nHost: ${host}\r\n\r\n`);
	const [head, body] = [text.slice(0, text.indexOf('\r\n\r\n')), text.slice(text.indexOf('\r\n\r\n') + 4)];
	assert.match(head, /^HTTP\/1\.0 200/);
	assert.doesNotMatch(head, /transfer-encoding/i);
	assert.equal(parse(body, { columns: true }).length, COUNT);
});

test('a slow client gets all of it, and others are served meanwhile', async () => {
	const { host, pathname, search } = new URL(url('jsonl'));
	let pauses = 0, goOn;
	const others = new Promise((resolve) => { goOn = resolve; });
	const slow = raw(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, (socket) => {
		if (pauses++ < 40) {
			socket.pause();
			others.then(() => setTimeout(() => socket.resume(), 25));
		}
	});
	await until(async () => pauses > 0);
	assert.equal((await fetch(`${base}/en/help`)).status, 200);
	goOn();
	const text = await slow;
	assert.ok(text.endsWith('\r\n0\r\n\r\n'));
	assert.equal(text.match(/"number": "EP955/g).length, COUNT);
});

test('a client that leaves in the middle leaves nothing behind', async () => {
	const { host, pathname, search } = new URL(url('jsonl'));
	for (let i = 0; i < 8; i++)
		await raw(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, (socket) => socket.destroy());
	for (let i = 0; i < 4; i++)
		assert.equal((await fetch(`${base}/en/patents?q=exportling`)).status, 200);
});

// A worker notices by and by that clients have left.
const settled = (format) => until(async () => {
	const res = await get(format);
	await res.arrayBuffer();
	return res.status === 200;
});

test('more downloads at once than a worker takes are told to come again', async (t) => {
	const { host, pathname, search } = new URL(url('jsonl'));
	const held = new Set(), ends = [];
	t.after(() => held.forEach((socket) => socket.destroy()));
	for (let i = 0; i < 40; i++)
		ends.push(raw(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, (socket) => {
			socket.pause();
			held.add(socket);
		}));
	await Promise.race([until(async () => held.size === 40), Promise.all(ends)]);
	// Two workers share them: some request meets the full one.
	let refused = await get('csv');
	for (let i = 0; i < 20 && refused.status === 200; i++) {
		await refused.arrayBuffer();
		refused = await get('csv');
	}
	assert.equal((await fetch(`${base}/en/patents?q=exportling`)).status, 200, 'pages are served');
	held.forEach((socket) => socket.destroy());
	const answers = await Promise.all(ends);
	const told = [...answers, `HTTP/1.1 ${refused.status}\r\n${[...refused.headers].map((h) => h.join(': ')).join('\r\n')}`]
		.filter((text) => text.startsWith('HTTP/1.1 503'));
	assert.ok(told.length > 0, 'nobody was told to come again');
	for (const text of told) {
		assert.match(text, /^retry-after: \d/im);
		assert.doesNotMatch(text, /content-disposition/i);
	}
	await settled('csv');
});

// ---- the process that makes workbooks ---------------------------------------

test('a workbook process that is killed is there again for the next one', async () => {
	const { readFile, readdir } = await import('node:fs/promises');
	const serve = Number((await readFile(`${process.env.CANOPY_VAR}/run/serve.pid`, 'latin1')).trim());
	const stat = async (pid) => /\((.*)\) \S (\d+)/.exec(await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')) ?? [];
	const of = async (parent) => {
		const out = [];
		for (const pid of (await readdir('/proc')).filter((p) => /^\d+$/.test(p))) {
			const [, name, up] = await stat(pid);
			if (Number(up) === parent && name === 'workbooks')
				out.push(Number(pid));
		}
		return out;
	};
	const [helper] = await of(serve);
	assert.ok(helper);
	for (const pid of await of(helper))
		process.kill(pid, 'SIGKILL');
	await settled('xlsx');
	process.kill(helper, 'SIGKILL');
	await settled('xlsx');
});
