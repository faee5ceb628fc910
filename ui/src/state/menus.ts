/** What context menus offer: for a card, several cards, a line, a spot and the ground. */
import { host, type Bulk, type Id, type Lens, type Role, type Stakeholder, type Status, type Word } from '../backend/host';
import type { Asked } from '../map/engine';
import { REACH } from '../map/reach';
import { t } from '../words/en';
import { removeStakeholders, removeTie } from './actions';
import { commands, run } from './commands';
import { addAt, align, arrangeable, change, choosePhoto, distribute, duplicate, focusOn, mark, openRelationship, removePhoto, reportTo, showIn } from './editing';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { windows } from './windows.svelte';

/** An entry of a menu. */
export interface Item {
  text: string;
  /** The key that does the same. */
  key?: string;
  /** Chosen among its like, or ticked; neither where it is not there. */
  checked?: boolean;
  sort?: 'radio' | 'checkbox';
  /** A line above it. */
  apart?: boolean;
  danger?: boolean;
  run?: () => void;
  items?: Item[];
}

/** A menu: what it is about, and its entries. */
export interface Menu {
  label: string;
  items: Item[];
}

const words = t.map.menu;
const LENSES: Lens[] = ['four-worlds', 'org-chart', 'power-grid', 'team-by-stakeholder', 'register', 'timeline'];

/** What is offered for what was asked for. */
export async function menuOf(asked: Asked): Promise<Menu> {
  if (asked.what === 'cards') {
    const [one] = asked.ids;
    if (asked.ids.length > 1) return { label: words.ofSeveral(asked.ids.length), items: several(asked.ids) };
    const portrait = await host.portrait(one).catch(() => null);
    return { label: words.of(map.nameOf(one)), items: single(one, portrait?.stakeholder ?? null) };
  }
  if (asked.what === 'line') {
    const { id, from, to } = asked.line;
    return {
      label: words.ofLine,
      items: [
        { text: words.open, run: () => openRelationship(from, to, id) },
        { text: words.score, key: keyOf('score'), run: () => score([from, to]) },
        { text: words.removeTie, key: keyOf('remove'), apart: true, danger: true, run: () => void removeTie(id) },
      ],
    };
  }
  if (asked.what === 'spot') {
    const { opens } = asked.spot;
    if (opens.what === 'pair') {
      const { from, to } = opens;
      return { label: words.ofSpot, items: [{ text: words.open, key: 'Enter', run: () => openRelationship(from, to) }, { text: words.score, run: () => score([from, to]) }] };
    }
    if (opens.what === 'branch') return { label: words.ofSpot, items: [{ text: map.collapsed.includes(opens.of) ? words.unfold : words.fold, key: 'Enter', run: () => map.toggleBranch(opens.of) }] };
    return { label: words.ofSpot, items: [{ text: words.open, key: 'Enter', run: () => openPerson(opens.id) }] };
  }
  return { label: words.ofGround, items: ground(asked.at) };
}

function keyOf(id: string): string | undefined {
  return commands.find((command) => command.id === id)?.keys[0];
}

/** An entry for a command, where it makes sense now. */
function command(id: string, text: string, more: Partial<Item> = {}): Item[] {
  const known = commands.find((other) => other.id === id);
  return known?.ready() ? [{ text, key: known.keys[0], run: () => run(id), ...more }] : [];
}

function openPerson(id: Id): void {
  map.select([id]);
  windows.showInspector(true);
}

function score(ids: Id[]): void {
  map.select(ids);
  run('score');
}

function single(id: Id, one: Stakeholder | null): Item[] {
  const ids = [id];
  const { tie_kinds } = session.vocabulary;
  return [
    { text: words.open, key: 'Enter', run: () => openPerson(id) },
    { text: words.rename, key: keyOf('rename'), run: () => run('rename') },
    { text: words.score, key: keyOf('score'), run: () => score(ids) },
    ...(tie_kinds.length > 0 ? [{ text: words.tie, key: keyOf('tie'), run: () => map.startTie(id) }] : []),
    { text: words.reportsToNobody, run: () => void reportTo(ids, null) },
    ...fields(ids, one),
    {
      text: words.photo,
      apart: true,
      items: [
        { text: words.photoChoose, run: () => void choosePhoto(id) },
        { text: words.photoRemove, run: () => void removePhoto(id) },
      ],
    },
    { text: words.duplicate, key: keyOf('duplicate'), run: () => void duplicate(ids) },
    { text: words.focus, items: depths(id) },
    { text: words.lens, items: LENSES.filter((lens) => lens !== map.lens).map((lens) => ({ text: lensName(lens), key: keyOf(`lens-${lens}`), run: () => void showIn(lens, id) })) },
    ...(map.lens === 'org-chart' ? command('fold', map.collapsed.includes(id) ? words.unfold : words.fold) : []),
    ...command('release', words.release),
    { text: words.remove(1), key: keyOf('remove'), apart: true, danger: true, run: () => void removeStakeholders(ids) },
  ];
}

function several(ids: Id[]): Item[] {
  return [
    ...(ids.length === 2 ? [{ text: words.score, key: keyOf('score'), run: () => score(ids) }] : []),
    ...(arrangeable(2) ? [{ text: t.map.align.heading, items: (['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const).map((edge) => ({ text: t.map.align[edge], key: keyOf(`align-${edge}`), run: () => void align(edge) })) }] : []),
    ...(arrangeable(3) ? [{ text: t.map.distribute.heading, items: (['horizontally', 'vertically'] as const).map((way) => ({ text: t.map.distribute[way], key: keyOf(`distribute-${way}`), run: () => void distribute(way) })) }] : []),
    { text: words.reportsToNobody, run: () => void reportTo(ids, null) },
    ...fields(ids, null),
    { text: words.duplicate, key: keyOf('duplicate'), apart: true, run: () => void duplicate(ids) },
    ...command('release', words.release),
    { text: words.remove(ids.length), key: keyOf('remove'), apart: true, danger: true, run: () => void removeStakeholders(ids) },
  ];
}

function ground(at: { x: number; y: number }): Item[] {
  const free = REACH[map.lens].moves;
  return [
    ...(free ? [{ text: words.addHere, run: () => void addAt(at, null) }] : []),
    ...command('paste-names', words.paste),
    ...command('select-all', words.all, { apart: true }),
    ...command('focus-0', words.everybody),
    ...(free ? command('tidy', words.tidy) : []),
    ...command('fit', words.fit),
    ...command('undo', session.overview?.undo ? `Undo: ${session.overview.undo}` : t.said.undo, { apart: true }),
  ];
}

/** What can be written of one person, who is known, or of several. */
function fields(ids: Id[], one: Stakeholder | null): Item[] {
  const { groups, roles, attitudes, coverages, influences, statuses } = session.vocabulary;
  const set = (field: string, text: string): void => void change(ids, { change: 'set', field, text });
  const choice = (text: string, field: 'group' | 'attitude' | 'coverage' | 'influence', all: Word[], unknown: boolean): Item => ({
    text,
    items: [
      ...all.map(({ code, spoken }): Item => ({ text: spoken, sort: 'radio', checked: one?.[field] === code, run: () => set(field, code) })),
      ...(unknown ? [{ text: words.unknown, sort: 'radio' as const, checked: one !== null && one[field] === null, run: () => set(field, '') }] : []),
    ],
  });
  const hat = (role: Role, worn: boolean): Bulk => ({ change: worn ? 'remove-role' : 'add-role', role });
  const hats: Item[] = one
    ? roles.map(({ code, spoken }) => {
        const worn = one.roles.includes(code as Role);
        return { text: spoken, sort: 'checkbox', checked: worn, run: () => void change(ids, hat(code as Role, worn)) };
      })
    : [false, true].flatMap((worn) => roles.map(({ code, spoken }, at): Item => ({ text: worn ? words.take(spoken) : words.give(spoken), apart: worn && at === 0, run: () => void change(ids, hat(code as Role, worn)) })));
  return [
    { ...choice(words.group, 'group', groups, false), apart: true },
    { text: words.roles, items: hats },
    choice(words.attitude, 'attitude', attitudes, true),
    choice(words.coverage, 'coverage', coverages, true),
    choice(words.influence, 'influence', influences, true),
    { text: words.status, items: statuses.map(({ code, spoken }) => ({ text: spoken, sort: 'radio', checked: one?.status === code, run: () => void mark(ids, code as Status) })) },
  ];
}

function depths(id: Id): Item[] {
  const now = map.filter.focus;
  return [
    ...[1, 2, 3].map((depth): Item => ({ text: words.depth(depth), key: keyOf(`focus-${depth}`), sort: 'radio', checked: now?.stakeholder === id && now.depth === depth, run: () => focusOn(id, depth) })),
    { text: words.everybody, key: keyOf('focus-0'), sort: 'radio', checked: now === null, run: () => focusOn(null, 0) },
  ];
}

function lensName(lens: Lens): string {
  return session.vocabulary.lenses.find((word) => word.code === lens)?.spoken ?? lens;
}
