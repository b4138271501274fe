// The script of every page. Pages work without it; it adds what a browser
// can do better on the spot: the drop zone, the count of characters, showing
// a password, tabs, focus on the error summary, no second click on a button,
// single keys on the page of results (keys.js).
//
// The pages carry no inline script, so this file itself says that scripts
// run; the components look for these classes before they start.

import {
	Button,
	CharacterCount,
	Checkboxes,
	ErrorSummary,
	FileUpload,
	NotificationBanner,
	PasswordInput,
	Radios,
	SkipLink,
	Tabs,
	createAll,
} from 'govuk-frontend';
import { keys_start } from './keys.js';

document.documentElement.classList.add('js-enabled');
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [
	Button,
	CharacterCount,
	Checkboxes,
	ErrorSummary,
	FileUpload,
	NotificationBanner,
	PasswordInput,
	Radios,
	SkipLink,
	Tabs,
])
	createAll(component);

keys_start();

// On a narrow screen the navigation is one row that scrolls: bring the
// current item into view, without moving the page as scrollIntoView would.
const current = document.querySelector(
	'.govuk-service-navigation__item--active',
);
const row = current?.parentElement;
if (row) {
	const left = current.offsetLeft - row.offsetLeft;

	if (left + current.offsetWidth > row.clientWidth - 36)
		row.scrollLeft = left - (row.clientWidth - current.offsetWidth) / 2;
}
