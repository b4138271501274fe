// Applying for a licence by hand: answers that nobody has given before, and
// the pages of both routes filled in by the names of their fields.
import { lei, uscc } from '../http/licence.mjs';
import { send } from './lib.mjs';

export const PASSWORD = 'quiet lantern seventy';

// A Japanese corporate number: the first digit checks the other twelve.
function jpcn() {
	const body = Array.from({ length: 12 }, () => Math.floor(Math.random() * 10));
	const sum = body.reverse().reduce((s, digit, i) => s + digit * (i % 2 === 0 ? 1 : 2), 0);
	return String(9 - (sum % 9)) + body.reverse().join('');
}

let count = 0;

// What an applicant of that language would answer.
export function answers(lang) {
	const n = `${process.pid}-${count++}`;
	return {
		en: {
			organisation: { country: 'DE', identifier: lei(), name: `Invented Kiln Works ${n} GmbH` },
			signatory: { signatory: 'Anneke Probst', position: 'Managing director', authority: 'representative' },
			use: { field: 'buildings', territories: ['EP', 'CN'],
				purpose: 'Waste heat of our kilns warms four hundred flats. This avoids burning gas.' },
			evidence: { statement: 'We replace two gas boilers; the inventory of last year is attached.', target_year: '2034' },
			email: `kiln-${n}@applicant.example`,
		},
		zh: {
			organisation: { country: 'CN', identifier: uscc(), name: `虚构窑炉${n}有限公司` },
			signatory: { signatory: '司徒若岚', position: '总经理', authority: 'representative' },
			use: { field: 'data-centre', territories: ['CN'],
				purpose: '将机房余热用于园区供暖，减少燃气锅炉的使用。' },
			evidence: { statement: '替换两台燃气锅炉，附上年度排放清单。', target_year: '2034' },
			email: `yaolu-${n}@applicant.example`,
		},
		ja: {
			organisation: { country: 'JP', identifier: jpcn(), name: `架空窯業${n}株式会社` },
			signatory: { signatory: '七五三木 遥', position: '代表取締役', authority: 'representative' },
			use: { field: 'transport', territories: ['JP', 'KR'],
				purpose: '構内バスの充電を太陽光の余剰時間に合わせ、軽油の使用を減らす。' },
			evidence: { statement: 'ガスボイラ二台を更新する。昨年度の排出量一覧を添える。', target_year: '2034' },
			email: `yogyo-${n}@applicant.example`,
		},
	}[lang];
}

export const RETURNED = {
	en: ['Please send the inventory, too.', 'The inventory is added.'],
	zh: ['请补充排放清单。', '已补充排放清单。'],
	ja: ['排出量一覧を添えてください。', '排出量一覧を添えました。'],
};
export const REASONS = {
	en: 'The plan and the inventory agree.',
	zh: '计划与清单一致。',
	ja: '計画と一覧が一致している。',
};

// Fills the questions of the page by name; lists are boxes to tick.
export async function fill(page, values) {
	for (const [name, value] of Object.entries(values)) {
		const field = page.locator(`main [name="${name}"]`).first();
		const kind = await field.evaluate((e) => e.tagName === 'INPUT' ? e.type : e.tagName);
		if (kind === 'SELECT')
			await field.selectOption(value);
		else if (kind === 'radio' || kind === 'checkbox')
			for (const one of [value].flat())
				await page.locator(`main [name="${name}"][value="${one}"]`).check();
		else
			await field.fill(value);
	}
}

// The names of the questions on the page.
export function questions(page) {
	return page.locator('main form :is(input:not([type=hidden]), select, textarea)')
		.evaluateAll((list) => [...new Set(list.map((e) => e.name))]);
}

// Answers the page and goes on.
export async function answer(page, values) {
	await fill(page, values);
	return send(page, 'main form:has(:is(input:not([type=hidden]), select, textarea))');
}

// Begins on a route from the page "Get a licence".
export function begin(page, route) {
	return send(page, `main form:has([name=route][value=${route}])`);
}
