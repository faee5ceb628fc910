/** Everything that can be done by a key or from the command palette, in one table. */
import { host, type Lens } from '../backend/host';
import { redo, releaseCards, removeStakeholders, removeTie, undo } from './actions';
import { busy } from './busy.svelte';
import { carriers } from './carriers.svelte';
import { comparison } from './comparison.svelte';
import { addNotMet, mark } from './editing';
import { paste } from './paste.svelte';
import { filters } from './filters.svelte';
import { incident } from './incident.svelte';
import { map } from './map.svelte';
import { mapCommands, people, person } from './mapCommands';
import { plans } from './plans.svelte';
import { routes } from './routes.svelte';
import { scorecard } from './scorecard.svelte';
import { session } from './session.svelte';
import { survey } from './survey.svelte';
import { theme } from './theme.svelte';
import { time } from './time.svelte';
import { toasts } from './toasts.svelte';
import { views } from './views.svelte';
import { whatIf } from './whatif.svelte';
import { windows } from './windows.svelte';
import { t } from '../words/en';
import { SHOWN } from './words';

/** Something to do. */
export interface Command {
  id: string;
  text: string;
  /** As written in tooltips: "Ctrl+Shift+Z"; the first is the one told. Empty where it has none. */
  keys: string[];
  heading: keyof typeof t.commands.headings;
  /** Whether it makes sense now. */
  ready: () => boolean;
  /** Whether it changes the account, which nothing does while an earlier day is looked at. */
  changes?: boolean;
  run: () => void;
}

const words = t.commands;
const always = (): boolean => true;
const opened = (): boolean => session.overview !== null;

function lens(code: Lens, key: string): Command {
  return { id: `lens-${code}`, text: words.lenses[code], keys: [key], heading: 'map', ready: opened, run: () => void map.setLens(code) };
}

/** Chooses files and shows what is in them. */
export async function startImport(): Promise<void> {
  try {
    const offer = await busy.during(t.said.reading, host.importChoose());
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
    toasts.say(words.chooseTwo);
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
  else if (relationship) toasts.done(words.chooseArrow);
  else void removeStakeholders(people());
}

export const commands: Command[] = [
  { id: 'search', text: words.search, keys: ['Ctrl+K', '/'], heading: 'window', ready: opened, run: () => windows.open({ what: 'search' }) },
  { id: 'undo', changes: true, text: words.undo, keys: ['Ctrl+Z'], heading: 'account', ready: () => session.overview?.undo != null, run: () => void undo() },
  { id: 'redo', changes: true, text: words.redo, keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], heading: 'account', ready: () => session.overview?.redo != null, run: () => void redo() },
  { id: 'import', changes: true, text: words.import, keys: ['Ctrl+I'], heading: 'account', ready: opened, run: () => void startImport() },
  { id: 'export', text: words.export, keys: ['Ctrl+E'], heading: 'account', ready: opened, run: () => windows.open({ what: 'export' }) },
  { id: 'open', text: words.open, keys: ['Ctrl+O'], heading: 'account', ready: always, run: () => void session.choose() },
  { id: 'open-window', text: words.openWindow, keys: ['Ctrl+Shift+O'], heading: 'account', ready: always, run: () => void session.inWindow(null) },
  { id: 'save-as', text: words.saveAs, keys: ['Ctrl+Shift+S'], heading: 'account', ready: opened, run: () => windows.open({ what: 'save-as' }) },
  { id: 'close', text: words.close, keys: ['Ctrl+W'], heading: 'account', ready: opened, run: () => void session.close() },
  { id: 'settings', text: words.settings, keys: ['Ctrl+,'], heading: 'account', ready: opened, run: () => windows.open({ what: 'settings' }) },
  { id: 'history', text: words.history, keys: ['H'], heading: 'account', ready: opened, run: () => windows.toggle('history') },
  { id: 'coach', text: words.coach, keys: ['C'], heading: 'account', ready: opened, run: () => windows.toggle('coach') },
  { id: 'actions', text: words.actions, keys: ['D'], heading: 'account', ready: opened, run: () => windows.toggle('actions') },
  { id: 'plan-action', changes: true, text: words.planAction, keys: ['Shift+D'], heading: 'people', ready: opened, run: () => plans.begin('step') },
  { id: 'routes', text: words.routes, keys: ['G'], heading: 'map', ready: opened, run: () => windows.toggle('routes') },
  { id: 'route-to', text: words.routeTo, keys: ['Shift+G'], heading: 'map', ready: () => person() !== null, run: () => { const id = person(); if (id) routes.lead(id); } },
  { id: 'what-if', text: words.whatIf, keys: ['Q'], heading: 'map', ready: opened, run: () => windows.toggle('what-if') },
  { id: 'what-if-leaves', text: words.leaves, keys: ['Shift+Q'], heading: 'map', ready: () => people().length > 0, run: () => whatIf.leave(people().slice(0, 5)) },
  { id: 'carriers', text: words.carriers, keys: ['Y'], heading: 'map', ready: opened, run: () => windows.toggle('carriers') },
  { id: 'carriers-show', text: words.carriersShow, keys: ['Shift+Y'], heading: 'map', ready: opened, run: () => carriers.toggle() },
  { id: 'survey', text: words.survey, keys: ['U'], heading: 'account', ready: opened, run: () => survey.toggle() },
  { id: 'scorecard', text: words.scorecard, keys: ['K'], heading: 'account', ready: opened, run: () => scorecard.toggle() },

  { id: 'add-person', changes: true, text: words.addPerson, keys: ['N'], heading: 'people', ready: opened, run: () => windows.open({ what: 'add-person', tieTo: person() }) },
  { id: 'add-not-met', changes: true, text: words.addNotMet, keys: ['Shift+N'], heading: 'people', ready: opened, run: () => void addNotMet() },
  { id: 'paste', changes: true, text: words.paste, keys: ['Ctrl+Shift+V'], heading: 'people', ready: opened, run: () => paste.show() },
  { id: 'tie', changes: true, text: words.tie, keys: ['T'], heading: 'people', ready: () => person() !== null, run: () => { const from = person(); if (from) map.startTie(from); } },
  { id: 'score', changes: true, text: words.score, keys: ['S'], heading: 'people', ready: () => person() !== null, run: startScoring },
  { id: 'incident', changes: true, text: words.incident, keys: ['E'], heading: 'people', ready: opened, run: () => incident.show() },
  { id: 'remove', changes: true, text: words.remove, keys: ['Delete', 'Backspace'], heading: 'people', ready: () => person() !== null, run: removeSelected },
  { id: 'mark-left', changes: true, text: words.markLeft, keys: ['X'], heading: 'people', ready: () => person() !== null, run: () => void mark(people(), 'left') },
  { id: 'release', changes: true, text: words.release, keys: ['R'], heading: 'people', ready: () => map.selected.some((id) => map.isPlaced(id)), run: () => void releaseCards(map.selected.filter((id) => map.isPlaced(id))) },

  lens('four-worlds', '1'),
  lens('org-chart', '2'),
  lens('power-grid', '3'),
  lens('team-by-stakeholder', '4'),
  lens('register', '5'),
  lens('timeline', '6'),
  ...SHOWN.map(({ what, text, key }): Command => ({ id: `show-${what}`, text: words.show(text), keys: [key], heading: 'map', ready: () => opened() && map.drawsTies, run: () => map.setShown(what, !map.shown[what]) })),
  { id: 'fit', text: words.fit, keys: ['F', '0'], heading: 'map', ready: opened, run: () => map.engine?.fit() },
  { id: 'zoom-in', text: words.zoomIn, keys: ['+', '='], heading: 'map', ready: opened, run: () => map.engine?.zoomBy(1.25) },
  { id: 'zoom-out', text: words.zoomOut, keys: ['-'], heading: 'map', ready: opened, run: () => map.engine?.zoomBy(0.8) },
  { id: 'select-all', text: words.selectAll, keys: ['Ctrl+A'], heading: 'map', ready: opened, run: () => map.select([...(map.engine?.picture.cards.keys() ?? [])]) },
  { id: 'filter', text: words.filter, keys: ['Ctrl+F'], heading: 'map', ready: opened, run: () => (filters.open = true) },
  { id: 'filter-clear', text: words.filterClear, keys: ['Ctrl+Shift+F'], heading: 'map', ready: () => filters.on, run: () => filters.clear() },
  { id: 'focus', text: words.focus, keys: ['O'], heading: 'map', ready: () => person() !== null, run: () => { const id = person(); if (id) filters.focus(id); } },
  { id: 'focus-less', text: words.focusLess, keys: [','], heading: 'map', ready: () => map.filter.focus !== null, run: () => refocus(-1) },
  { id: 'focus-more', text: words.focusMore, keys: ['.'], heading: 'map', ready: () => map.filter.focus !== null, run: () => refocus(1) },

  { id: 'compare', text: words.compare, keys: ['W'], heading: 'map', ready: () => opened() && comparison.offered, run: () => (comparison.open = true) },
  { id: 'compare-end', text: words.compareEnd, keys: ['Shift+W'], heading: 'map', ready: () => map.compared !== null, run: () => map.setCompared(null) },

  { id: 'time', text: words.time, keys: ['A'], heading: 'map', ready: opened, run: () => time.toggle() },
  { id: 'time-play', text: words.timePlay, keys: ['P'], heading: 'map', ready: () => opened() && time.shown, run: () => (time.playing ? time.pause() : time.play()) },
  { id: 'time-today', text: words.timeToday, keys: ['Shift+A'], heading: 'map', ready: () => map.asOf !== null, run: () => time.look(time.today) },

  ...mapCommands,

  { id: 'view-save', text: words.viewSave, keys: ['V'], heading: 'views', ready: opened, run: () => (views.naming = true) },
  { id: 'view-update', text: words.viewUpdate, keys: ['Ctrl+S'], heading: 'views', ready: () => map.viewing !== null, run: () => { if (map.viewing) void views.update(map.viewing.id); } },
  { id: 'present', text: words.present, keys: ['F5'], heading: 'views', ready: () => views.list.length > 0, run: () => void views.present() },

  { id: 'inspector', text: words.inspector, keys: ['I'], heading: 'window', ready: opened, run: () => windows.showInspector(!windows.shows('details')) },
  { id: 'theme', text: words.theme, keys: ['L'], heading: 'window', ready: always, run: () => theme.next() },
  { id: 'keys', text: words.keys, keys: ['?', 'F1'], heading: 'window', ready: always, run: () => windows.open({ what: 'keys' }) },
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
  if (command?.ready() && !(command.changes && time.refuses())) command.run();
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
