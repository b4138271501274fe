// What it takes to work everything out anew, on the corpus of the keys
// coverage: the affiliates of all groups and of the largest, the answers about
// all pooled patents. Inside testenv.sh --serve.
import { askMany, loadCoverage } from './coverage.mjs';
import { OURS, psql } from './lib.mjs';
import { processor } from './processor.mjs';

const ON = '2026-03-15';

async function affiliates(org) {
	const sent = await fetch(`${OURS}/api/v1/organisations/${org}/affiliates?on=${ON}`);
	if (sent.status !== 200)
		throw new Error(`affiliates of ${org}: ${sent.status}`);
	return (await sent.json()).items.length;
}

// Says how long it took, and how much processor of the server and database.
async function measure(what, work) {
	const begun = Date.now();
	let said;
	const spent = await processor(async () => { said = await work(); });
	console.log(`${what}: ${said}; ${((Date.now() - begun) / 1000).toFixed(3)} s, ${spent.toFixed(3)} s of processor`);
}

await loadCoverage();
const lines = async (sql) => (await psql(sql)).trim().split('\n');
const licensees = await lines("SELECT DISTINCT licensee_id FROM licence_grant WHERE search_text = 'bench' ORDER BY 1");
const roots = await lines('SELECT DISTINCT owner_id FROM control_link WHERE percent > 50 OR percent IS NULL');
const patents = await lines("SELECT p.number FROM patent AS p JOIN contribution AS c ON c.patent_id = p.id WHERE p.number LIKE 'CN3%B' ORDER BY 1");

const sizes = [];
await measure('Affiliates of everybody who controls somebody', async () => {
	for (const org of roots)
		sizes.push([await affiliates(org), org]);
	return `${roots.length} groups`;
});
const [size, largest] = sizes.sort((a, b) => b[0] - a[0])[0];
await measure('Affiliates of the largest group, ten times', async () => {
	for (let i = 0; i < 10; i++)
		await affiliates(largest);
	return `${size} of ${largest}`;
});
await measure('Answers on all pooled patents for one organisation', async () => {
	const count = {};
	for (let i = 0; i < patents.length; i += 1000)
		for (const { answer } of await askMany(patents.slice(i, i + 1000).map((patent) => ({ org: licensees[0], patent, territory: 'CN', use: 'data-centre', on: ON }))))
			count[answer] = (count[answer] ?? 0) + 1;
	return `${patents.length} patents, ${JSON.stringify(count)}`;
});
