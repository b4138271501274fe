// 200,000 native lines, read, checked, merged, audited and made searchable,
// beside the raw COPY of the rows that come of them.
import { join } from 'node:path';
import { CHUNK, chunkFile, importFile, loadMembers } from '../corpus.mjs';
import { psql, seconds, WORK } from '../lib.mjs';

const COLUMNS = `id, number, base, office, kind, application_number, family, title, abstract, claims,
	applicants, owners, inventors, cpc, ipc, priority, filed, published, granted, status, status_source,
	status_as_of, topics, topics_given, extra, changed_at`.replace(/\s+/g, ' ');
const file = join(WORK, 'rows.copy');

async function ours(round) {
	const lines = await chunkFile(round);
	return CHUNK / await seconds(() => importFile('patents', lines));
}

async function copy(round) {
	await psql(`\\copy (SELECT ${COLUMNS} FROM patent ORDER BY id OFFSET ${round * CHUNK}) TO '${file}'`);
	return CHUNK / await seconds(() => psql(`\\copy bench_patent (${COLUMNS}) FROM '${file}'`));
}

export default async function start() {
	await loadMembers();
	await psql('CREATE TABLE bench_patent (LIKE patent)');
	return {
		unit: 'rows/s',
		seconds: 200,
		ours,
		peers: { copy },
		stop: () => psql('DROP TABLE bench_patent').then(() => psql('VACUUM ANALYZE')),
	};
}
