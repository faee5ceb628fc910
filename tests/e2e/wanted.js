// Runs in the page. arguments[0] is a Wanted: gives the visible elements that fit it, in the page's order.
// Without arguments: gives [role, name] of every visible element that has a role worth telling, for a failure's message.
const IMPLICIT = {
  alert: '', button: 'button, input[type=button], input[type=submit], summary', checkbox: 'input[type=checkbox]',
  combobox: 'select:not([multiple]), input[list]', dialog: 'dialog', heading: 'h1, h2, h3, h4, h5, h6', link: 'a[href]',
  listitem: 'li', main: 'main', menuitem: '', option: 'option', radio: 'input[type=radio]', region: 'section[aria-label], section[aria-labelledby]',
  row: 'tr', searchbox: 'input[type=search]', slider: 'input[type=range]', spinbutton: 'input[type=number]',
  status: 'output', tab: '', table: 'table',
  textbox: 'textarea, input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], input[type=date], input[type=password]',
};
const NAMED_BY_CONTENT = ['button', 'checkbox', 'heading', 'link', 'listitem', 'menuitem', 'option', 'radio', 'row', 'status', 'alert', 'tab'];

const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const folded = (text) => tidy(text).toLowerCase();

// The text a reader would speak: labels of images, nothing hidden.
function spoken(element) {
  if (element.nodeType === Node.TEXT_NODE) return element.textContent;
  if (element.nodeType !== Node.ELEMENT_NODE || element.getAttribute('aria-hidden') === 'true') return '';
  const label = element.getAttribute('aria-label') ?? element.getAttribute('alt');
  return label ?? [...element.childNodes].map(spoken).join(' ');
}

function nameOf(element, role) {
  const referred = element.getAttribute('aria-labelledby');
  if (referred) return tidy(referred.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(spoken).join(' '));
  if (element.hasAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  const labels = [...(element.labels ?? [])];
  if (labels.length) {
    // A label that wraps its field is not named by what the field holds.
    return tidy(labels.map((label) => [...label.childNodes].filter((node) => !node.contains(element)).map(spoken).join(' ')).join(' '));
  }
  if (element instanceof HTMLInputElement && ['button', 'submit'].includes(element.type)) return tidy(element.value);
  const content = NAMED_BY_CONTENT.includes(role) ? tidy(spoken(element)) : '';
  return content || tidy(element.getAttribute('title') ?? element.getAttribute('placeholder') ?? element.getAttribute('alt'));
}

function selectorOf(role) {
  const implicit = (IMPLICIT[role] ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  return [`[role~="${role}"]`, ...implicit.map((part) => `${part}:not([role])`)].join(', ');
}

const visible = (element) => element.checkVisibility({ visibilityProperty: true });

if (arguments.length === 0) {
  return Object.keys(IMPLICIT)
    .flatMap((role) => [...document.querySelectorAll(selectorOf(role))].filter(visible).map((element) => [role, nameOf(element, role)]))
    .filter(([, name]) => name !== '')
    .slice(0, 120);
}

const wanted = arguments[0];
const scope = wanted.within ? [...document.querySelectorAll(wanted.within)] : [document];
const found = scope.flatMap((root) => [...root.querySelectorAll(wanted.css ?? selectorOf(wanted.role))]);
return [...new Set(found)].filter(visible).filter((element) => {
  if (wanted.name === null) return true;
  const name = folded(nameOf(element, wanted.role));
  return wanted.beginning ? name.startsWith(folded(wanted.name)) : name === folded(wanted.name);
});
