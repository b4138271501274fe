// Invented publications as native lines, the same in every run: lengths and
// spread like those of real ones, words made of syllables.
import { createWriteStream } from 'node:fs';
import { access, rename, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { chance } from '../http/corpus.mjs';
import { output, psql, WORK } from './lib.mjs';

export const CHUNK = 40000;
export const MEMBERS = 30;

const r0 = chance(1);
const SYLLABLES = 'ba be bo da de do fa fi ga go ka ke ko la le lo ma mi mo na ne no pa pe po ra re ro sa si so ta te to va ve vo'.split(' ');
const word = () => r0.some(SYLLABLES, 2 + r0.below(3)).join('');
const WORDS = Array.from({ length: 20000 }, word);
// In about one of 500 publications.
export const RARE_WORD = WORDS[1500];
const HAN = [...'冷热泵水电池碳网光风压缩控制系统方法装置温度能量传感调节储存循环压力流体'];
const KANA = [...'ポンプシステムのるをに制御装置方法冷却'];
const OFFICES = ['US', 'US', 'CN', 'CN', 'EP', 'JP'];
const NUMBER = { US: (n) => `US${10000000 + n}B2`, CN: (n) => `CN1${String(10000000 + n)}A`, EP: (n) => `EP${3000000 + n}A1`, JP: (n) => `JP${6000000 + n}B2` };
const CPC = ['H05K7/20836', 'G06F1/206', 'Y02D10/00', 'H04W52/02', 'G06N3/08', 'G01R22/06', 'F24F11/46', 'B60L53/60', 'B01D53/62', 'H01M8/04', 'H02J3/38', 'F25B49/02'];
const STATUSES = ['granted', 'granted', 'granted', 'pending', 'expired', 'lapsed'];

// Frequent words come first: the square of a chance prefers small indexes.
const english = (r, n) => Array.from({ length: n }, () => WORDS[Math.floor(r.next() ** 2 * WORDS.length)]).join(' ');
const signs = (r, list, n) => r.some(list, n).join('');
const day = (r, from, years) => new Date(Date.UTC(from, 0, 1) + r.below(years * 365) * 86400000).toISOString().slice(0, 10);

function publication(r, i) {
	const office = r.pick(OFFICES);
	const filed = day(r, 2005, 17);
	const own = { CN: ['zh', HAN], JP: ['ja', KANA] }[office];
	const member = Math.floor(r.next() ** 2 * MEMBERS);
	const text = (n, m) => ({ en: english(r, n), ...(own && { [own[0]]: signs(r, own[1], m) }) });
	return {
		number: NUMBER[office](i),
		family: `F${Math.floor(i / 3)}`,
		title: text(8, 18),
		abstract: text(70, 140),
		claims: { en: [`1. ${english(r, 30)}`, `2. ${english(r, 10)}`] },
		applicants: [`Invented Applicant ${member}`],
		owners: [`Invented Owner ${member}`],
		inventors: [`Inventor ${r.below(5000)}`],
		cpc: [...new Set(r.some(CPC, 1 + r.below(3)))],
		filed,
		published: `${Number(filed.slice(0, 4)) + 2}${filed.slice(4, 8)}01`,
		status: r.pick(STATUSES),
		...(r.next() < 0.8 && { pool: { member: `bench-${member}`, since: '2024-01-01' } }),
	};
}

// The file of the ${n}th chunk, made when it is not there yet.
export async function chunkFile(n) {
	const file = join(WORK, `patents-${n}.jsonl`);
	if (await access(file).then(() => true, () => false))
		return file;
	const r = chance(1000 + n);
	const out = createWriteStream(`${file}.new`);
	for (let i = 0; i < CHUNK; i++)
		if (!out.write(`${JSON.stringify(publication(r, n * CHUNK + i))}\n`))
			await once(out, 'drain');
	out.end();
	await once(out, 'finish');
	await rename(`${file}.new`, file);
	return file;
}

export async function importFile(kind, file, timeout = 300000) {
	const said = await output('build/canopy', ['import', kind, '--format', 'jsonl', file], { timeout });
	if (!/ 0 rejected/.test(said))
		throw new Error(`records were rejected: ${said}`);
}

async function importRecords(kind, records) {
	const file = join(WORK, `${kind}.jsonl`);
	await writeFile(file, records.map((o) => `${JSON.stringify(o)}\n`).join(''));
	await importFile(kind, file);
}

export async function loadMembers() {
	const ids = Array.from({ length: MEMBERS }, (_, i) => `bench-${i}`);
	await importRecords('organisations', ids.map((id) => ({ id, name: { en: `${id} & Company (invented)` }, kind: 'company' })));
	await importRecords('members', ids.map((organisation) => ({ organisation, role: 'ordinary', since: '2023-01-01' })));
}

// For runs without the key import, which loads all chunks: the first one.
export async function loadRegistry() {
	await loadMembers();
	await importFile('patents', await chunkFile(0));
	await psql('VACUUM ANALYZE');
}
