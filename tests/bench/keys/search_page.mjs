// A page of search results: a word, its hits by rank, total and facets.
import { load, OURS, psql } from '../lib.mjs';
import { RARE_WORD } from '../corpus.mjs';

export default async function start() {
	const url = `${OURS}/en/patents?q=${RARE_WORD}`;
	const found = Number(await psql(`SELECT count(*) FROM search_document WHERE keys @> ARRAY['${RARE_WORD}']`));
	const page = await (await fetch(url)).text();
	if (found === 0 || !page.includes('cp-hit__title'))
		throw new Error(`nothing is found at ${url}`);
	return { unit: 'pages/s', ours: () => load(url, { clients: 8 }), peers: {} };
}
