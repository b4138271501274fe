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

// Brings axe into every page of a context, which is quicker than into each.
export function equip(context) {
	return context.addInitScript({ content: axeSource });
}

export async function accessibility(page) {
	if (!await page.evaluate(() => 'axe' in window))
		await page.evaluate(axeSource);
	const violations = await page.evaluate(async (tags) => {
		const result = await axe.run(document, { runOnly: { type: 'tag', values: tags },
			resultTypes: ['violations'], preload: false });
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
// attributes that are read to people. Left out is what is marked
// translate="no", and what somebody has typed.
function texts() {
	const ATTRIBUTES = ['alt', 'aria-label', 'aria-description', 'placeholder', 'title'];
	const list = [];
	const add = (element, text) => {
		if (element.closest('script, style, textarea, [translate="no"]') === null && text.trim() !== '')
			list.push({ lang: element.closest('[lang]').lang, text: text.trim().replace(/\s+/g, ' ') });
	};
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode())
		add(walker.currentNode.parentElement, walker.currentNode.data);
	for (const element of document.querySelectorAll('body *'))
		for (const name of ATTRIBUTES)
			add(element, element.getAttribute(name) ?? '');
	const names = [...document.querySelectorAll('h1 [translate="no"], h1 [lang], h1[lang], h1[translate="no"]')];
	return { html: document.documentElement.lang, list, title: document.title,
		named: names.map((e) => e.textContent.trim()) };
}

// Words that are written so in all three languages. What is in capitals (LEI,
// CPC, CN, SHA) or holds digits or signs is not looked at.
const NAMES = new Set(['canopy', 'cookie', 'json', 'lines']);
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
// Simplified characters that Japanese does not write.
const SIMPLIFIED = /[这们请许专业务发书证让类试说读语议认识设计访问应该话闭开选择时间关电码页录项权还进过]/gu;
const SENTENCE = /([A-Za-z][a-z'’-]+ ){4}[A-Za-z][a-z'’-]+/;

function count(text, signs) {
	return (text.match(signs) ?? []).length;
}

function words(text) {
	return text.replace(/\S*[@/._:]\S*/g, ' ').split(/[^A-Za-z0-9'’-]+/)
		.filter((w) => /^[A-Za-z][a-z'’-]{2,}$/.test(w) && !NAMES.has(w.toLowerCase()));
}

// English in a text that claims to be Chinese or Japanese: all of it, or a
// sentence in it. A name or a term within a sentence is none.
function english(text) {
	return SENTENCE.test(text) || (count(text, CJK) === 0 && words(text).length > 0);
}

const FOREIGN = {
	en: (text) => count(text, CJK) > words(text).join('').length,
	'zh-Hans': (text) => count(text, KANA) > count(text, CJK) / 4 || english(text),
	ja: (text) => count(text, SIMPLIFIED) > 0 || english(text),
};

// A heuristic that finds sentences nobody translated and data that does not
// say which language it is in.
export async function language(page, lang) {
	const { html, title, named, list } = await page.evaluate(texts);
	const wrong = [];
	if (html !== LANGS[lang])
		wrong.push(`<html lang="${html}"> in a page in ${lang}`);
	if (lang !== 'en' && count(title, CJK) === 0 && !named.some((name) => title.includes(name)))
		wrong.push(`not in ${lang}: title "${title}"`);
	for (const { lang: of, text } of list)
		if (FOREIGN[of]?.(text))
			wrong.push(`not in ${of}: "${text.slice(0, 120)}"`);
	return [...new Set(wrong)];
}
