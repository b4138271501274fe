// The peer: what a careful Fastify + pg application would do for the same
// answers. Two processes; pools of a size that serves it best (more
// connections make it slower on two cores); named statements are prepared
// once a connection; no log, no schema, no other header fields than those
// that a client needs. Ours sends all its fields and logs each request.
import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { statement } from './sql.mjs';

const { PORT, NODE_MODULES, SOCKET, FRAME } = process.env;
const require = createRequire(NODE_MODULES);

const PATENT = { name: 'patent', text: statement('app/patent/native.sql', 'patent_native_find') };
const NEWEST = { name: 'newest', text: statement('app/patent/newest.sql', 'patent_newest') };

const STATUS = { pending: 'Pending', granted: 'Granted', expired: 'Expired', lapsed: 'Lapsed', withdrawn: 'Withdrawn', revoked: 'Revoked' };
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => text.replace(/[&<>"']/g, (c) => ENTITIES[c]);

const day = (iso) => (iso === null ? '' : `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`);

function named(names) {
	for (const lang of ['en', 'zh', 'ja', Object.keys(names)[0]])
		if (names[lang])
			return { text: names[lang], lang: lang === 'zh' ? 'zh-Hans' : lang };
	return { text: '', lang: '' };
}

function row(patent) {
	const title = named(patent.title);
	const number = escape(patent.number);
	return `\n<tr><th scope="row"><a class="govuk-link cp-no" href="/en/patents/${number}" translate="no">${number}</a></th>`
		+ `<td lang="${title.lang}">${escape(title.text)}</td><td class="cp-nb">${day(patent.published)}</td>`
		+ `<td>${STATUS[patent.status] ?? 'Status not known'}</td></tr>\n`;
}

function page(pieces, id, rows) {
	const values = { id: escape(id), name: escape(named(rows[0].name).text), rows: rows.map(row).join('') };
	let out = '';
	for (let i = 0; i < pieces.length; i++)
		out += i % 2 === 0 ? pieces[i] : values[pieces[i]];
	return out;
}

// The same validator as ours, and the answer without a body when it fits.
function answer(request, reply, type, body) {
	const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
	reply.header('etag', etag).header('cache-control', 'no-cache');
	if (request.headers['if-none-match'] === etag)
		return reply.code(304).send();
	return reply.type(type).send(body);
}

async function serve() {
	const pg = require('pg');
	pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
	const pool = new pg.Pool({ host: SOCKET, database: 'canopy', user: 'canopy_reader', max: 8, options: '-c search_path=canopy' });
	const app = require('fastify')({ logger: false });
	const pieces = FRAME ? JSON.parse(readFileSync(FRAME, 'utf8')) : [];

	app.get('/', async () => 'ready');
	app.get('/api/v1/patents/:number', async (request, reply) => {
		const { rows } = await pool.query({ ...PATENT, values: [request.params.number] });
		if (rows.length === 0)
			return reply.code(404).send();
		return answer(request, reply, 'application/json', rows[0].json);
	});
	app.get('/en/members/:id/patents', async (request, reply) => {
		const { rows } = await pool.query({ ...NEWEST, values: [request.params.id] });
		if (rows.length === 0)
			return reply.code(404).send();
		return answer(request, reply, 'text/html; charset=utf-8', page(pieces, request.params.id, rows));
	});
	await app.listen({ port: Number(PORT), host: '127.0.0.1' });
}

if (cluster.isPrimary) {
	for (let i = 0; i < 2; i++)
		cluster.fork();
	process.on('SIGTERM', () => process.exit());
} else {
	await serve();
}
