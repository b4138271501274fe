// A publication as JSON, the API's hottest answer: beside the bare statement
// (pgbench, prepared, same socket) and beside Fastify.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load, OURS, pgbench, psql, sameAnswer, startFastify, WORK } from '../lib.mjs';
import { statement } from '../sql.mjs';

export default async function start() {
	const number = (await psql('SELECT number FROM patent ORDER BY id OFFSET 1000 LIMIT 1')).trim();
	const path = `/api/v1/patents/${number}`;
	const file = join(WORK, 'patent_json.sql');
	await writeFile(file, statement('app/patent/native.sql', 'patent_native_find', () => ':number'));
	const fastify = await startFastify();
	await sameAnswer(OURS + path, fastify.url + path, { fields: ['content-type', 'etag', 'cache-control'] });
	return {
		unit: 'answers/s',
		ours: () => load(OURS + path),
		peers: {
			pgbench: () => pgbench(file, { number }),
			fastify: () => load(fastify.url + path),
		},
		stop: fastify.stop,
	};
}
