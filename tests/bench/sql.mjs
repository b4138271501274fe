// The named statements of the product, so that peers ask the very same.
import { readFileSync } from 'node:fs';

// Text of the statement ${name} of ${file}; "$1" becomes what ${parameter}
// makes of 1.
export function statement(file, name, parameter = (n) => `$${n}`) {
	const text = readFileSync(file, 'utf8').split(/^-- name: */m).find((part) => part.startsWith(`${name}(`));
	if (!text)
		throw new Error(`${file} has no statement ${name}`);
	return text.split('\n').slice(1).filter((line) => !line.startsWith('--')).join('\n')
		.replace(/\$(\d+)/g, (_, n) => parameter(Number(n))).trim();
}
