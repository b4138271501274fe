// node assets/build.mjs OUT
//
// Writes OUT/app.css, OUT/app.js, OUT/mark.svg and OUT/favicon.svg. The same
// sources and the same lock file give the same bytes. The names carry no
// hash; the tool that embeds the files in the module adds it.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));

// The last two years of browsers, and what they had for long before that.
const target = ['chrome109', 'edge109', 'firefox115', 'safari15.6'];

// What the content security policy of the pages forbids must not be in the
// files: a page would lose it without a word.
const forbidden = {
	'app.css': /url\(|@import|@font-face/i,
	'app.js': /\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\(["'`]style/,
};

// The licence of GOV.UK Frontend asks that its notice goes with every copy.
const { version } = JSON.parse(
	readFileSync(join(here, 'node_modules/govuk-frontend/package.json')),
);
const banner = `/*! with GOV.UK Frontend ${version}, (c) Crown Copyright, MIT licence */`;

async function
css_build()
{
	const { css } = sass.compile(join(here, 'scss/app.scss'), {
		loadPaths: [join(here, 'node_modules')],
		charset: false,
		quietDeps: true,
		logger: {
			warn(message) {
				throw new Error(`scss: ${message}`);
			},
		},
	});
	const { code } = await esbuild.transform(css, {
		loader: 'css',
		minify: true,
		target,
		banner,
		legalComments: 'none',
	});
	return code;
}

async function
js_build()
{
	const { outputFiles } = await esbuild.build({
		absWorkingDir: here,
		entryPoints: ['js/app.js'],
		bundle: true,
		minify: true,
		format: 'iife',
		target,
		banner: { js: banner },
		legalComments: 'none',
		write: false,
	});
	return outputFiles[0].text;
}

async function
main(out)
{
	const made = { 'app.css': await css_build(), 'app.js': await js_build() };

	for (const [name, text] of Object.entries(made)) {
		const found = forbidden[name].exec(text);
		if (found)
			throw new Error(`${name}: "${found[0]}" is not allowed here`);
	}
	mkdirSync(out, { recursive: true });
	for (const [name, text] of Object.entries(made))
		writeFileSync(join(out, name), text);
	for (const name of ['mark.svg', 'favicon.svg'])
		copyFileSync(join(here, 'img', name), join(out, name));
}

if (process.argv.length !== 3) {
	console.error('usage: node assets/build.mjs OUT');
	process.exit(2);
}
main(resolve(process.argv[2])).catch((error) => {
	console.error(`assets: ${error.message}`);
	process.exit(1);
});
