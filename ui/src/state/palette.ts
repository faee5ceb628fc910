/** What the command palette finds: people, what to do with them, commands, saved views and filters. */
import { host, type Found, type ViewSummary } from '../backend/host';
import { t } from '../words/en';
import { removeStakeholders } from './actions';
import { commands, startScoring, type Command } from './commands';
import { duplicate, mark } from './editing';
import { filters, type Sort } from './filters.svelte';
import { score } from './fuzzy';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { spoken } from './words';
import { views } from './views.svelte';
import { windows } from './windows.svelte';

/** A line of the palette. */
export interface Row {
  id: string;
  text: string;
  detail: string;
  /** What sort of thing it is, or its key. */
  note: string;
  key: boolean;
  /** The person whose actions Tab shows. */
  person: Found | null;
  run: () => void;
}

/** How many of each sort are offered. */
const MOST = { people: 12, rest: 10, recent: 9, actions: 2 };

/** Lines chosen lately, the last first; they come first where several fit alike. */
let recent: string[] = [];

export function chosen(row: Row): void {
  recent = [row.id, ...recent.filter((id) => id !== row.id)].slice(0, 20);
}

function visit(id: string): void {
  windows.showInspector(true);
  // After the dialog has given the keyboard back.
  setTimeout(() => map.visit(id));
}

export function personRow(person: Found): Row {
  return {
    id: person.id,
    text: person.name,
    detail: [person.title, person.organisation].filter(Boolean).join(', '),
    note: spoken(session.vocabulary.groups, person.group),
    key: false,
    person,
    run: () => visit(person.id),
  };
}

function commandRow(command: Command): Row {
  return { id: command.id, text: command.text, detail: '', note: command.keys[0] ?? '', key: command.keys.length > 0, person: null, run: () => command.run() };
}

function viewRow(view: ViewSummary): Row {
  return { id: `view ${view.id}`, text: view.name, detail: '', note: t.palette.view, key: false, person: null, run: () => void views.show(view) };
}

const WORDS: { sort: Sort; list: 'groups' | 'roles' | 'attitudes' | 'coverages'; what: string }[] = [
  { sort: 'groups', list: 'groups', what: t.filter.group },
  { sort: 'roles', list: 'roles', what: t.filter.role },
  { sort: 'attitudes', list: 'attitudes', what: t.filter.attitude },
  { sort: 'coverages', list: 'coverages', what: t.filter.coverage },
];

function filterRows(): Row[] {
  const row = (sort: Sort, value: string, what: string, text: string): Row => ({
    id: `filter ${sort} ${value}`,
    text: filters.has(sort, value) ? t.palette.noFilter(what, text) : t.palette.filterBy(what, text),
    detail: '',
    note: t.palette.filter,
    key: false,
    person: null,
    run: () => filters.toggle(sort, value),
  });
  return [
    ...WORDS.flatMap(({ sort, list, what }) => session.vocabulary[list].map((word) => row(sort, word.code, what, word.spoken))),
    ...filters.choices.organisations.map(({ value }) => row('organisations', value, t.filter.organisation, value)),
    ...filters.choices.tags.map(({ value }) => row('tags', value, t.filter.tag, value)),
  ];
}

/** What can be done with somebody. */
export function actionsOn({ id, name }: Found): Row[] {
  const row = (action: keyof typeof t.palette.actions, key: string, run: () => void): Row => ({
    id: `${action} ${id}`,
    text: t.palette.actions[action](name),
    detail: '',
    note: commands.find((command) => command.id === key)?.keys[0] ?? '',
    key: commands.some((command) => command.id === key && command.keys.length > 0),
    person: null,
    run,
  });
  const manager = session.overview?.manager === id;
  const scoring = (): void => {
    map.select([id]);
    startScoring();
  };
  return [
    row('open', 'inspector', () => visit(id)),
    ...(manager ? [] : [row('score', 'score', scoring)]),
    row('focus', 'focus', () => filters.focus(id)),
    row('tie', 'tie', () => setTimeout(() => map.startTie(id))),
    row('duplicate', 'duplicate', () => void duplicate([id])),
    ...(manager ? [] : [row('left', 'mark-left', () => void mark([id], 'left'))]),
    row('remove', 'remove', () => void removeStakeholders([id])),
  ];
}

/** The words that start a sentence about somebody, such as "score Ada". */
const VERB = /^(\S+)\s+(?:on\s+|with\s+|trust\s+)*(\S.*)$/iu;

/** Actions on people whose names follow a verb. */
async function sentences(query: string): Promise<Row[]> {
  const [, verb, name] = VERB.exec(query.trim()) ?? [];
  if (!verb || !name) return [];
  const probe = actionsOn({ id: '', name: '', title: '', organisation: '', group: 'customer' }).filter((row) => score(verb, row.text) >= 0.4);
  if (probe.length === 0) return [];
  const people = (await host.find(name)).slice(0, MOST.actions);
  return people.flatMap((person) => actionsOn(person).filter((row) => probe.some((other) => other.id.split(' ')[0] === row.id.split(' ')[0])));
}

function best(query: string, rows: Row[], most: number): { row: Row; fits: number }[] {
  return rows
    .map((row) => ({ row, fits: score(query, row.text) + (recent.includes(row.id) ? 0.1 : 0) }))
    .filter(({ row }) => score(query, row.text) > 0)
    .sort((a, b) => b.fits - a.fits)
    .slice(0, most);
}

/** The palette's lines for a query: people as the shell finds them, then what else fits, best first. */
export async function rowsFor(query: string): Promise<Row[]> {
  const ready = commands.filter((command) => command.id !== 'search' && command.ready()).map(commandRow);
  const rest = [...ready, ...views.list.map(viewRow), ...filterRows()];
  if (query.trim() === '') {
    const lately = recent.flatMap((id) => rest.find((row) => row.id === id) ?? []);
    return [...lately, ...ready.filter((row) => !lately.includes(row))].slice(0, MOST.recent);
  }
  const [people, doing] = await Promise.all([host.find(query), sentences(query)]);
  const fitting = best(query, rest, MOST.rest);
  // A command called exactly so goes before people in whom it is found somewhere.
  const first = fitting.filter(({ fits }) => fits >= 1.2).map(({ row }) => row);
  const others = fitting.map(({ row }) => row).filter((row) => !first.includes(row));
  const named = people.slice(0, MOST.people).map(personRow);
  const heard = named.some((row) => score(query, row.text) >= 0.8);
  return heard ? [...named, ...doing, ...first, ...others] : [...doing, ...first, ...named, ...others];
}

/** The lines of one person's actions that fit. */
export function actionRows(person: Found, query: string): Row[] {
  const all = actionsOn(person);
  return query.trim() === '' ? all : best(query, all, all.length).map(({ row }) => row);
}
