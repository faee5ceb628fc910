/** Everything that can be done by a key or from the command palette, in one table. */
import { host, type Lens } from '../backend/host';
import { redo, releaseCards, removeStakeholders, removeTie, undo } from './actions';
import { busy } from './busy.svelte';
import { mark } from './editing';
import { filters } from './filters.svelte';
import { map } from './map.svelte';
import { mapCommands, people, person } from './mapCommands';
import { session } from './session.svelte';
import { theme } from './theme.svelte';
import { toasts } from './toasts.svelte';
import { views } from './views.svelte';
import { windows } from './windows.svelte';
import { t } from '../words/en';
import { SHOWN } from './words';

/** Something to do. */
export interface Command {
  id: string;
  text: string;
  /** As written in tooltips: "Ctrl+Shift+Z"; the first is the one told. Empty where it has none. */
  keys: string[];
  heading: 'Account' | 'People and ties' | 'Map' | 'Arranging' | 'Views' | 'Window';
  /** Whether it makes sense now. */
  ready: () => boolean;
  run: () => void;
}

const always = (): boolean => true;
const opened = (): boolean => session.overview !== null;

function lens(code: Lens, text: string, key: string): Command {
  return { id: `lens-${code}`, text, keys: [key], heading: 'Map', ready: opened, run: () => void map.setLens(code) };
}

/** Chooses files and shows what is in them. */
export async function startImport(): Promise<void> {
  try {
    const offer = await busy.during('Reading the files…', host.importChoose());
    windows.open({ what: 'import', offer });
  } catch (thrown) {
    toasts.failed(thrown);
  }
}

/** Opens the relationship of the two selected, or of the one selected and the manager, for scoring. */
export function startScoring(): void {
  const manager = session.overview?.manager ?? null;
  const [first, second] = map.selected.length >= 2 ? map.selected : [map.selected[0] ?? person(), manager];
  if (!first || !second || first === second) {
    toasts.say('Select two people to score how far they trust each other.');
    return;
  }
  map.relate(first, second);
  map.scoring = 'there';
  windows.showInspector(true);
}

function refocus(steps: number): void {
  const { focus } = map.filter;
  if (focus) filters.focus(focus.stakeholder, focus.depth + steps);
}

/** Removes the arrow that was clicked, or else the people selected. */
function removeSelected(): void {
  const { relationship } = map;
  if (relationship?.tie) void removeTie(relationship.tie);
  else if (relationship) toasts.done('Click the arrow that is to be removed, or one of the two people.');
  else void removeStakeholders(people());
}

export const commands: Command[] = [
  { id: 'search', text: 'Find a person or a command', keys: ['Ctrl+K', '/'], heading: 'Window', ready: opened, run: () => windows.open({ what: 'search' }) },
  { id: 'undo', text: 'Undo', keys: ['Ctrl+Z'], heading: 'Account', ready: () => session.overview?.undo != null, run: () => void undo() },
  { id: 'redo', text: 'Redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], heading: 'Account', ready: () => session.overview?.redo != null, run: () => void redo() },
  { id: 'import', text: 'Import contacts or an organogram', keys: ['Ctrl+I'], heading: 'Account', ready: opened, run: () => void startImport() },
  { id: 'export', text: 'Export the map', keys: ['Ctrl+E'], heading: 'Account', ready: opened, run: () => windows.open({ what: 'export' }) },
  { id: 'open', text: 'Open another account', keys: ['Ctrl+O'], heading: 'Account', ready: always, run: () => void session.choose() },
  { id: 'save-as', text: 'Save as', keys: ['Ctrl+Shift+S'], heading: 'Account', ready: opened, run: () => windows.open({ what: 'save-as' }) },
  { id: 'close', text: 'Close the account', keys: ['Ctrl+W'], heading: 'Account', ready: opened, run: () => void session.close() },
  { id: 'settings', text: 'Account settings', keys: ['Ctrl+,'], heading: 'Account', ready: opened, run: () => windows.open({ what: 'settings' }) },
  { id: 'history', text: 'History', keys: ['H'], heading: 'Account', ready: opened, run: () => (windows.history = !windows.history) },

  { id: 'add-person', text: 'Add a person', keys: ['N'], heading: 'People and ties', ready: opened, run: () => windows.open({ what: 'add-person', tieTo: person() }) },
  { id: 'tie', text: 'Tie to…', keys: ['T'], heading: 'People and ties', ready: () => person() !== null, run: () => { const from = person(); if (from) map.startTie(from); } },
  { id: 'score', text: 'Score trust', keys: ['S'], heading: 'People and ties', ready: () => person() !== null, run: startScoring },
  { id: 'remove', text: 'Remove the selected', keys: ['Delete', 'Backspace'], heading: 'People and ties', ready: () => person() !== null, run: removeSelected },
  { id: 'mark-left', text: 'Mark the selected as left', keys: ['X'], heading: 'People and ties', ready: () => person() !== null, run: () => void mark(people(), 'left') },
  { id: 'release', text: 'Give the cards back to the layout', keys: ['R'], heading: 'People and ties', ready: () => map.selected.some((id) => map.isPlaced(id)), run: () => void releaseCards(map.selected.filter((id) => map.isPlaced(id))) },

  lens('four-worlds', 'Four worlds', '1'),
  lens('org-chart', 'Org chart', '2'),
  lens('power-grid', 'Power grid', '3'),
  lens('team-by-stakeholder', 'Team × stakeholder', '4'),
  lens('register', 'Register', '5'),
  lens('timeline', 'Timeline', '6'),
  ...SHOWN.map(({ what, text, key }): Command => ({ id: `show-${what}`, text: `Show or hide: ${text.toLowerCase()}`, keys: [key], heading: 'Map', ready: opened, run: () => map.setShown(what, !map.shown[what]) })),
  { id: 'fit', text: 'Show the whole map', keys: ['F', '0'], heading: 'Map', ready: opened, run: () => map.engine?.fit() },
  { id: 'zoom-in', text: 'Zoom in', keys: ['+', '='], heading: 'Map', ready: opened, run: () => map.engine?.zoomBy(1.25) },
  { id: 'zoom-out', text: 'Zoom out', keys: ['-'], heading: 'Map', ready: opened, run: () => map.engine?.zoomBy(0.8) },
  { id: 'select-all', text: 'Select everybody', keys: ['Ctrl+A'], heading: 'Map', ready: opened, run: () => map.select([...(map.engine?.picture.cards.keys() ?? [])]) },
  { id: 'filter', text: 'Filter: show only some people', keys: ['Ctrl+F'], heading: 'Map', ready: opened, run: () => (filters.open = true) },
  { id: 'filter-clear', text: 'Show everybody again', keys: ['Ctrl+Shift+F'], heading: 'Map', ready: () => filters.on, run: () => filters.clear() },
  { id: 'focus', text: 'Focus on the selected', keys: ['O'], heading: 'Map', ready: () => person() !== null, run: () => { const id = person(); if (id) filters.focus(id); } },
  { id: 'focus-less', text: 'Focus: one step fewer', keys: [','], heading: 'Map', ready: () => map.filter.focus !== null, run: () => refocus(-1) },
  { id: 'focus-more', text: 'Focus: one step further', keys: ['.'], heading: 'Map', ready: () => map.filter.focus !== null, run: () => refocus(1) },

  ...mapCommands,

  { id: 'view-save', text: 'Save this view under a name', keys: ['V'], heading: 'Views', ready: opened, run: () => (views.naming = true) },
  { id: 'view-update', text: 'Save the view shown as it is now', keys: ['Ctrl+S'], heading: 'Views', ready: () => map.viewing !== null, run: () => { if (map.viewing) void views.update(map.viewing.id); } },
  { id: 'present', text: 'Present the saved views', keys: ['F5'], heading: 'Views', ready: () => views.list.length > 0, run: () => void views.present() },

  { id: 'inspector', text: 'Show or hide the inspector', keys: ['I'], heading: 'Window', ready: opened, run: () => windows.showInspector(!windows.inspector) },
  { id: 'theme', text: 'Next theme: system, light, dark, high contrast', keys: ['L'], heading: 'Window', ready: always, run: () => theme.next() },
  { id: 'keys', text: 'Keyboard help', keys: ['?', 'F1'], heading: 'Window', ready: always, run: () => windows.open({ what: 'keys' }) },
];

const byId = new Map(commands.map((command) => [command.id, command]));

/** A tooltip with the key: "Undo (Ctrl+Z)". */
export function hint(id: string, text = byId.get(id)?.text ?? ''): string {
  const key = byId.get(id)?.keys[0];
  return key ? `${text} (${key})` : text;
}

/** Does what a command says, where it makes sense now. */
export function run(id: string): void {
  const command = byId.get(id);
  if (command?.ready()) command.run();
}

/** How a key press is written in the table. */
function written(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.altKey && digit ? digit : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const letter = /^[A-Z]$/.test(key);
  const shift = event.shiftKey && (letter || key.length > 1);
  return `${control ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** Fields that text is typed into, or that have letters of their own. */
const TYPED = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"], [type="range"])';

/** The first press of a key that needs a second, such as Alt+F. */
let before = '';

/** Runs the command of a key press; whether there was one. Typing in a field is left alone. */
export function runKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || windows.dialog || session.locked) return false;
  const pressed = written(event);
  const within = (fields: string): boolean => event.target instanceof Element && event.target.closest(fields) !== null;
  if (within(TYPED) && pressed !== 'Ctrl+K') return false;
  // A choice keeps the keyboard after a click: Delete there would be a slip.
  if (within('input') && (pressed === 'Delete' || pressed === 'Backspace')) return false;
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return false;
  const [chord, prefix] = [before + (before === '' ? pressed : pressed.replace('Alt+', '')), `${pressed} `];
  before = '';
  if (commands.some(({ keys, ready }) => keys.some((key) => key.startsWith(prefix)) && ready())) {
    event.preventDefault();
    before = prefix;
    toasts.say(t.map.said.chord);
    return true;
  }
  const command = commands.find(({ keys }) => keys.includes(chord));
  if (!command?.ready()) return false;
  event.preventDefault();
  command.run();
  return true;
}
