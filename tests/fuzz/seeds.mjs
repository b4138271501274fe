// seeds.mjs DIR: first inputs for the fuzz targets, a folder each, from the
// strings of the tests and from the demonstration pool.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const [, , dir] = process.argv;
if (dir === undefined) throw new Error('seeds.mjs DIR: say where to put them');
const read = (path) => readFileSync(path, 'latin1');
const utf8 = (s) => Buffer.from(s, 'utf8').toString('latin1');
const lines = (path) => read(path).split('\n').filter(Boolean);

const ESCAPES = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f', a: '\x07', b: '\b', 0: '\0' };
const unescape = (s) => s.replace(/\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)/gs, (_, e) => {
	if (e[0] === 'x') return String.fromCharCode(parseInt(e.slice(1), 16));
	if (/^[0-7]/.test(e)) return String.fromCharCode(parseInt(e, 8) & 255);
	return ESCAPES[e] ?? e;
});

// The strings of a C file as the compiler sees them: neighbours are one, and
// names of strings (#define END "--b--\r\n") are replaced.
function strings(path) {
	const text = read(path).replace(/\/\*.*?\*\//gs, ' ').replace(/\\\n/g, ' ');
	const macros = new Map();
	const found = [];
	let current = null;
	const end = () => {
		if (current !== null) found.push(current);
		current = null;
	};
	const token = /"((?:[^"\\\n]|\\.)*)"|'(?:[^'\\]|\\.)*'|([A-Za-z_]\w*)|(\s+)|[^]/g;
	const value = (part) => {
		let out = '';
		for (const [, literal, name] of part.matchAll(token)) {
			if (literal !== undefined) out += unescape(literal);
			else if (macros.has(name)) out += macros.get(name);
			else if (name !== undefined) return null;
		}
		return out;
	};
	for (const [, name, body] of text.matchAll(/^#define (\w+)[ \t]+(.*)$/gm)) {
		const v = body.includes('"') ? value(body) : null;
		if (v !== null) macros.set(name, v);
	}
	for (const [, literal, name, space] of text.replace(/^#.*$/gm, ' ').matchAll(token)) {
		if (literal !== undefined) current = (current ?? '') + unescape(literal);
		else if (macros.has(name)) current = (current ?? '') + macros.get(name);
		else if (space === undefined) end();
	}
	end();
	return found;
}
const unit = (...names) => names.flatMap((n) => strings(`tests/unit/test_${n}.c`));

// Strings of the tests of the server, without what is put in at run time.
const http = readdirSync('tests/http').filter((f) => f.endsWith('.mjs'))
	.flatMap((f) => [...read(`tests/http/${f}`).matchAll(/'([^'\n]*)'|`([^`]*)`|"([^"\n]*)"/g)])
	.map(([, a, b, c]) => unescape((a ?? b ?? c).replace(/\$\{[^}]*\}/g, 'x')));
const queries = http.filter((s) => /^[^\s]*\?[^\s]*=/.test(s)).map((s) => s.slice(s.indexOf('?') + 1));

const demo = (name) => lines(`conf/demo/${name}.jsonl`);
const some = (list, n) => list.filter((_, i) => i % Math.ceil(list.length / n) === 0);
const kinds = { publications: 0, organisations: 1, members: 2, control: 3 };
// One record of each kind, as --help shows it, in the order of fuzz_jsonl.c.
const facts = ['patents', 'organisations', 'members', 'control', 'owners', 'events', 'families', 'contributions', 'mandates', 'templates', 'scopes',
	'grants', 'defensive', 'rules', 'rulings'].flatMap((kind, k) => execFileSync('build/canopy', ['import', kind, '--help'], { encoding: 'latin1' })
	.split('\n').filter((l) => l.startsWith('  {"')).flatMap((l) => [l.trim(), l.trim().replace(/}$/, ', "retract": true}')])
	.map((l) => String.fromCharCode(k) + l));
const records = Object.entries(kinds)
	.flatMap(([name, k]) => some(demo(name), 20).map((line) => String.fromCharCode(k) + line));
const texts = some(demo('families'), 10).flatMap((line) => Object.values(JSON.parse(Buffer.from(line, 'latin1').toString())))
	.flatMap((v) => (typeof v === 'string' ? [v] : Object.values(v ?? {})))
	.filter((v) => typeof v === 'string').map(utf8);
const xml = unit('exchange_xml').filter((s) => s.includes('<'));

const requests = [...unit('head'), ...http].filter((s) => s.includes('HTTP/1.'));
// A member of a family with legal events, as OPS writes it.
const legal = [['AK', '<L506EP>B1</L506EP><L507EP>AT DE</L507EP>'], ['RAX', '<L524EP>BA ME</L524EP>'],
	['REG', '<L501EP>DE</L501EP><L502EP>R096</L502EP><L503EP desc="No">1</L503EP>'],
	['PG25', '<L501EP>IT</L501EP><L510EP>TRANSLATION</L510EP><L525EP>20191127</L525EP>'],
	['PGFP', '<L501EP>DE</L501EP><L518EP>20250514</L518EP><L520EP>16</L520EP>'], ['U20', '']]
	.map(([code, inner]) => `<o><patent-family total-result-count="1"><family-member family-id="7"><publication-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>2999001</doc-number><kind>A1</kind><date>20111102</date></document-id></publication-reference><application-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>10999001</doc-number><date>20100430</date></document-id></application-reference><legal code="${code}" desc="WORDS"><L001EP>EP</L001EP><L007EP>2019-11-27</L007EP><L008EP>${code}</L008EP><L018EP>2020-01-01</L018EP><L500EP>${inner}</L500EP></legal></family-member></patent-family></o>`);

const seeds = {
	cite: [...unit('cite'), ...texts],
	claim: [...unit('claim'), ...some(demo('families'), 20).flatMap((line) => Object.values(JSON.parse(Buffer.from(line, 'latin1').toString()).claims)
		.flatMap((list) => [utf8(list.join('\f')), utf8(list.join('\n'))]))],
	cookie: unit('parse').filter((s) => /[=;"*]|gzip/.test(s)),
	evidence: unit('application').flatMap((s) => [s, `${s}\n%PDF-1.7\n`, `${s}\n\x89PNG\r\n\x1a\n`, `a.txt\n${s}`]),
	form: ['name=a&mail=a@b.example&year=12&day=2026-01-01&one=red&many=red&many=blue&terms=yes',
		...unit('parse').filter((s) => s.includes('=')), ...queries].flatMap((s) => [`\0${s}`, `\x01${s}`]),
	guess: [...unit('exchange_xml'), ...xml.map((s) => `\xef\xbb\xbf${s}`), some(demo('members'), 3).join('\r\n')],
	guard: requests.flatMap((s, i) => [`\0${s}`, `\x85${s}`, `\x80${s}${requests[i - 1] ?? ''}${s}`,
		`\xff${s.replace(/\r\n\r\n$/, '\r\nContent-Length: 5\r\n\r\n')}hello${s}`]),
	head: [...unit('head'), ...http].filter((s) => s.includes('HTTP/1.')),
	json: [...unit('base', 'application', 'wording', 'record').filter((s) => /^[[{"]/.test(s)), ...some(demo('publications'), 30),
		...some(demo('families'), 5), ...demo('applications')],
	jsonl: [...records, ...facts, ...unit('record').filter((s) => s.startsWith('{')).flatMap((s) => [0, 1, 2, 3].map((k) => String.fromCharCode(k) + s))],
	multipart: unit('multipart').flatMap((s) => (s.startsWith('multipart/') ? [`${s}\n--b--\r\n`]
		: [`multipart/form-data; boundary=b\n${s}`])),
	number: [...unit('number', 'identifier'), ...some(demo('publications'), 50).map((s) => JSON.parse(s).number ?? '')],
	ops: [...xml, ...legal],
	params: [...queries, ...unit('search_cursor'), ...unit('query').map((s) => `q=${encodeURIComponent(Buffer.from(s, 'latin1').toString())}`)],
	permalink: unit('permalink'),
	query: [...unit('parse'), ...queries],
	searchquery: unit('query', 'token'),
	token: [...unit('token', 'text'), ...texts.map((t) => `power\n${t}`), ...texts.map((t) => `${t.slice(0, 30)}\n${t}`)],
	uspto: xml,
	view: [...unit('parse', 'text'), ...strings('tests/unit/tools/sample.c'), '<script>', '&amp;', '"\'', '</title>', '</textarea>', '\n\n'],
};

const MOST = 400, LONGEST = 16384;
for (const [name, inputs] of Object.entries(seeds)) {
	const folder = `${dir}/${name}`;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const good = [...new Set(inputs)].filter((s) => s.length <= LONGEST);
	if (good.length < 5) throw new Error(`${name}: the tests gave only ${good.length} inputs`);
	for (const input of some(good, MOST)) {
		const bytes = Buffer.from(input, 'latin1');
		writeFileSync(`${folder}/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`, bytes);
	}
}
