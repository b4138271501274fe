// Single keys on the page of results: "/" goes to the search box, "j" and "k"
// to the next hit and the one before, "?" shows this list. They act only while
// no field has the focus, and can be switched off (WCAG 2.1.4); the choice is
// kept in the browser.

const KEPT = 'canopy-keys';

// A browser that keeps nothing has the keys on.
function
keys_on()
{
	try {
		return localStorage.getItem(KEPT) !== 'off';
	} catch {
		return true;
	}
}

function
keys_set(on)
{
	try {
		localStorage.setItem(KEPT, on ? 'on' : 'off');
	} catch {
		// Then it holds for this page alone.
	}
}

// True where a key is meant for what has the focus.
const typed_in = (element) =>
	element.isContentEditable ||
	element.matches('input, select, textarea, [contenteditable]');

// To the hit ${step} places on; from outside the list to the first one.
function
hit_go(step)
{
	const links = [...document.querySelectorAll('.cp-hit__title a')];
	const at = links.findIndex((link) =>
		link.closest('.cp-hit').contains(document.activeElement),
	);

	links[at === -1 ? 0 : at + step]?.focus();
}

export function
keys_start()
{
	const dialog = document.getElementById('keys');
	const box = document.getElementById('q');

	if (dialog === null)
		return;
	const choice = document.getElementById('keys-on');
	let on = keys_on();
	const keys = {
		'/': () => {
			box?.focus();
			box?.select();
		},
		j: () => hit_go(1),
		k: () => hit_go(-1),
		'?': () => dialog.showModal(),
	};

	choice.checked = on;
	choice.addEventListener('change', () => {
		on = choice.checked;
		keys_set(on);
	});
	for (const button of document.querySelectorAll('.cp-keys-open'))
		button.addEventListener('click', () => dialog.showModal());
	document.addEventListener('keydown', (event) => {
		if (!on || dialog.open || event.defaultPrevented ||
			event.ctrlKey || event.altKey || event.metaKey ||
			event.isComposing || typed_in(event.target) ||
			!Object.hasOwn(keys, event.key))
			return;
		event.preventDefault();
		keys[event.key]();
	});
}
