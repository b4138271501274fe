// Makes a world smaller while a fault in it stays: rows and members of rows
// are left out one after the other, again and again.

const copy = (value) => JSON.parse(JSON.stringify(value));

// Every place in a value: lists of keys that lead to it, deepest last.
function places(value, path = []) {
	if (value === null || typeof value !== 'object')
		return [];
	return Object.keys(value).flatMap((key) => [[...path, key], ...places(value[key], [...path, key])]);
}

function without(value, path) {
	const smaller = copy(value);
	const parent = path.slice(0, -1).reduce((at, key) => at?.[key], smaller);
	const key = path.at(-1);
	if (Array.isArray(parent))
		parent.splice(Number(key), 1);
	else
		delete parent[key];
	return smaller;
}

export function shrink(value, isFaulty) {
	const faulty = (v) => {
		try {
			return isFaulty(v);
		} catch {
			return false;
		}
	};
	for (let changed = true; changed;) {
		changed = false;
		for (const path of places(value).reverse()) {
			if (path.reduce((at, key) => at?.[key], value) === undefined)
				continue;
			const smaller = without(value, path);
			if (faulty(smaller)) {
				value = smaller;
				changed = true;
			}
		}
	}
	return value;
}
