// The named scenarios: a base world, what each adds to it or sets in its
// place, and cases with the answer and the codes written by hand.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('scenarios/', import.meta.url);
const read = (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

// [{id, name, world, cases: [{says, question, answer, codes, also}]}]
export function scenarios() {
	return readdirSync(folder).filter((file) => file !== 'base.json').sort().map((file) => {
		const { name, add = {}, set = {}, cases } = read(file);
		const world = { ...read('base.json'), ...set };
		for (const [kind, rows] of Object.entries(add))
			world[kind] = [...(world[kind] ?? []), ...rows];
		return { id: file.replace('.json', ''), name, world, cases };
	});
}
