// What every page is judged by. Each judge returns a list of complaints; an
// empty list is a good page.
import { readFileSync } from 'node:fs';
import { LANGS, require } from './lib.mjs';

const { HtmlValidate, StaticConfigLoader } = require('html-validate');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const validator = new HtmlValidate(new StaticConfigLoader({
	root: true,
	extends: ['html-validate:recommended'],
	rules: {
		'no-inline-style': 'error',
		'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
		// A list may have a name, says ARIA.
		'aria-label-misuse': ['error', { allowAnyNamable: true }],
		// A title names the record, whose length is not ours.
		'long-title': 'off',
		// White space costs nothing after compression.
		'no-trailing-whitespace': 'off',
	},
}));

// The markup as the server sent it.
export async function markup(html) {
	const report = await validator.validateString(html);
	return report.results.flatMap((r) => r.messages).map((m) =>
		`html ${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function accessibility(page) {
	if (!await page.evaluate(() => 'axe' in window))
		await page.evaluate(axeSource);
	const violations = await page.evaluate(async (tags) => {
		const result = await axe.run(document, { runOnly: { type: 'tag', values: tags },
			resultTypes: ['violations'] });
		return result.violations.map((v) => ({ id: v.id, nodes: v.nodes.map((n) =>
			`${n.target.join(' ')}: ${n.failureSummary.replace(/\s+/g, ' ')}`) }));
	}, TAGS);
	return violations.map((v) => `axe ${v.id} (${v.nodes.length}): ${v.nodes[0].slice(0, 300)}`);
}

// Nothing may have to be scrolled sideways (WCAG 1.4.10).
export async function overflow(page) {
	const [content, window] = await page.evaluate(() =>
		[document.documentElement.scrollWidth, document.documentElement.clientWidth]);
	return content > window ? [`${content} px wide in a window of ${window} px`] : [];
}

// Every text of the page with the language it claims: visible or not, and the
// attributes that are read to people. What is marked translate="no" is left
// out.
function texts() {
	const ATTRIBUTES = ['alt', 'aria-label', 'aria-description', 'placeholder', 'title'];
	const list = [];
	const add = (element, text) => {
		if (element.closest('script, style, [translate="no"]') === null && text.trim() !== '')
			list.push({ lang: element.closest('[lang]').lang, text: text.trim().replace(/\s+/g, ' ') });
	};
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode())
		add(walker.currentNode.parentElement, walker.currentNode.data);
	for (const element of document.querySelectorAll('body *'))
		for (const name of ATTRIBUTES)
			add(element, element.getAttribute(name) ?? '');
	return { html: document.documentElement.lang, title: document.title, list };
}

// Names and units that are written so in all three languages. What is in
// capitals (LEI, CPC, CN, SHA) or holds digits or signs is not looked at.
const NAMES = new Set(['canopy', 'lines', 'kwh', 'mwh', 'apache', 'postgresql', 'chromium']);
const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
// Simplified characters that Japanese does not write.
const SIMPLIFIED = /[这们请许专业务发书证让类试说读语议认识设计访问应该话闭开选择时间关电号码页录项权类还进过]/u;

function english(text) {
	return text.replace(/\S*[@/._:]\S*/g, ' ').split(/[^A-Za-z0-9'’-]+/)
		.filter((w) => /^[A-Za-z][a-z'’-]{2,}$/.test(w) && !NAMES.has(w.toLowerCase()));
}

// A heuristic that finds sentences nobody translated and data that does not
// say which language it is in.
export async function language(page, lang) {
	const { html, title, list } = await page.evaluate(texts);
	const wrong = [];
	if (html !== LANGS[lang])
		wrong.push(`<html lang="${html}"> in a page in ${lang}`);
	if (lang !== 'en' && !HAN.test(title) && !KANA.test(title))
		wrong.push(`title "${title}"`);
	for (const { lang: of, text } of list) {
		let foreign = false;
		if (of === 'en')
			foreign = HAN.test(text) || KANA.test(text);
		else if (of === 'zh-Hans')
			foreign = KANA.test(text) || english(text).length > 0;
		else if (of === 'ja')
			foreign = SIMPLIFIED.test(text) || english(text).length > 0;
		if (foreign)
			wrong.push(`not in ${of}: "${text.slice(0, 120)}"`);
	}
	return [...new Set(wrong)];
}
