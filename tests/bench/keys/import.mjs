// 200,000 native lines, read, checked, merged, audited and made searchable,
// beside the raw COPY of the rows that come of them.
import { join } from 'node:path';
import { CHUNK, chunkFile, importFile, loadMembers } from '../corpus.mjs';
import { psql, seconds, WORK } from '../lib.mjs';

const file = join(WORK, 'rows.copy');

let columns;

async function ours(round) {
	const lines = await chunkFile(round);
	return CHUNK / await seconds(() => importFile('patents', lines));
}

async function copy(round) {
	await psql(`\\copy (SELECT ${columns} FROM patent ORDER BY id OFFSET ${round * CHUNK}) TO '${file}'`);
	return CHUNK / await seconds(() => psql(`\\copy bench_patent (${columns}) FROM '${file}'`));
}

export default async function start() {
	await loadMembers();
	await psql('CREATE TABLE bench_patent (LIKE patent)');
	columns = (await psql(`SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
		FROM pg_attribute WHERE attrelid = 'bench_patent'::regclass AND attnum > 0`)).trim();
	return {
		unit: 'rows/s',
		seconds: 150,
		ours,
		peers: { copy },
		stop: () => psql('DROP TABLE bench_patent').then(() => psql('VACUUM ANALYZE')),
	};
}
