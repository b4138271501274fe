// A member's 20 newest patents as a page: one statement and its rendering.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load, OURS, psql, sameAnswer, startFastify, WORK } from '../lib.mjs';

// The page without its data: the peer joins these pieces with the values, as
// a compiled template does. What frames the table is so the peer's for free.
function frame(page, values) {
	const [, before, , after] = /^([^]*<tbody>\n)([^]*)(<\/tbody>[^]*)$/.exec(page);
	const holes = Object.entries(values).map(([name, value]) => [name, value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)]);
	let text = `${before}\u0000rows\u0000${after}`;
	for (const [name, value] of holes)
		text = text.replaceAll(value, `\u0000${name}\u0000`);
	return text.split('\u0000');
}

export default async function start() {
	const [id, name] = (await psql(`SELECT c.member_id, o.name ->> 'en' FROM contribution AS c
		JOIN organisation AS o ON o.id = c.member_id
		GROUP BY c.member_id, o.name ORDER BY count(*) DESC LIMIT 1`)).trim().split('|');
	const path = `/en/members/${id}/patents`;
	const page = await (await fetch(OURS + path)).text();
	const pieces = join(WORK, 'list_page.json');
	await writeFile(pieces, JSON.stringify(frame(page, { name, id })));
	const fastify = await startFastify({ FRAME: pieces });
	await sameAnswer(OURS + path, fastify.url + path, { fields: ['content-type', 'etag', 'cache-control'] });
	return {
		unit: 'pages/s',
		ours: () => load(OURS + path),
		peers: { fastify: () => load(fastify.url + path) },
		stop: fastify.stop,
	};
}
