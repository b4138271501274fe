// Makes native JSON Lines of patents from records that come in other shapes.
// Reads a file, writes to standard output:
//
//	node convert.mjs uspto FILE	USPTO search results, JSON Lines
//	node convert.mjs zh FILE	Chinese applications, JSON Lines
//	node convert.mjs corpus FILE	a generated corpus, TSV as COPY writes it
//
// Nothing is invented: what a source does not say is left out.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

// Without what is empty, as in an export.
const compact = (o) =>
	Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined && v !== null && v !== '' && (typeof v !== 'object' || Object.keys(v).length > 0)));

const clean = (list = []) => [...new Set(list.map((s) => (s ?? '').trim()).filter(Boolean))];

// "US-11554686-B2"
export function fromUspto(r) {
	return compact({
		number: r.guid.replace(/-/g, ''),
		application_number: r.applicationNumber && `US${r.applicationNumber}`,
		title: compact({ en: r.title?.trim() }),
		abstract: compact({ en: r.abstract?.trim() }),
		applicants: clean(r.applicants),
		owners: clean(r.assignees),
		cpc: clean([...(r.cpcInventive ?? []), ...(r.cpcAdditional ?? [])]),
		ipc: clean(r.ipc),
		filed: r.filingDates?.[0],
		published: r.publicationDate,
	});
}

export function fromZh(r) {
	return compact({
		number: r.publicationNumber,
		title: compact({ zh: r.title?.trim() }),
		abstract: compact({ zh: r.abstract?.trim() }),
		cpc: r.cpc,
		extra: compact({ keywords: compact({ en: r.keywordsEn }) }),
	});
}

// Columns: see the head of the corpus' generator.
export function fromCorpus(line) {
	const c = line.split('\t').map((s) => (s === '\\N' ? undefined : s));
	return compact({
		number: c[1],
		family: c[2],
		title: compact({ en: c[13], zh: c[15], ja: c[17] }),
		abstract: compact({ en: c[14], zh: c[16], ja: c[18] }),
		owners: [c[9]],
		cpc: c[11].slice(1, -1).split(','),
		filed: c[6],
		published: c[7],
		status: c[5],
		status_source: 'generated corpus',
		status_as_of: '2026-01-01',
	});
}

const shapes = {
	uspto: (line) => fromUspto(JSON.parse(line)),
	zh: (line) => fromZh(JSON.parse(line)),
	corpus: fromCorpus,
};

export async function* converted(shape, path) {
	for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
		if (line.trim() !== '')
			yield `${JSON.stringify(shapes[shape](line))}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const [shape, path] = process.argv.slice(2);
	if (!shapes[shape] || !path) {
		console.error('usage: node convert.mjs uspto|zh|corpus FILE');
		process.exit(2);
	}
	for await (const line of converted(shape, path))
		if (!process.stdout.write(line))
			await new Promise((resolve) => process.stdout.once('drain', resolve));
}
