/** What is done to the account by hand on the map: each is one change, and each can be taken back. */
import { host, type Bulk, type Group, type Id, type Lens, type Move, type Status, type Update } from '../backend/host';
import { aligned, distributed, type Line, type Way } from '../map/align';
import { inside, type Point } from '../map/geometry';
import { REACH } from '../map/reach';
import { t } from '../words/en';
import { act, moveCards, undo } from './actions';
import { blank } from './blank';
import { busy } from './busy.svelte';
import { canvas } from './canvas.svelte';
import { filters } from './filters.svelte';
import { map } from './map.svelte';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';
import { windows } from './windows.svelte';

const GROUPS: Group[] = ['customer', 'functions', 'leadership', 'suppliers'];

function told(update: Update | null, detail = ''): void {
  if (update && update.label !== '') toasts.done(update.label, { label: t.said.undo, run: () => void undo() }, detail);
}

/** Writes a field, a hat or a tag of several at once. */
export async function change(ids: Id[], bulk: Bulk): Promise<void> {
  if (ids.length === 0) return;
  const update = await act(() => host.stakeholdersChange(ids, bulk, null));
  if (ids.length > 1) told(update);
}

export function rename(id: Id, name: string): Promise<Update | null> {
  return act(() => host.stakeholdersChange([id], { change: 'set', field: 'name', text: name }, null));
}

/** Marks people as known, not met yet or left; of one who left, what hangs on them is told. It was so from `on`, else from today. */
export async function mark(ids: Id[], status: Status, on: string | null = null): Promise<void> {
  const hanging = status === 'left' && ids.length === 1 ? await host.hanging(ids[0]).catch(() => []) : [];
  const update = await act(() => host.stakeholdersChange(ids, { change: 'set', field: 'status', text: status }, on));
  told(update, hanging.length > 0 ? `${t.map.said.left(map.nameOf(ids[0]))}: ${hanging.join(' ')}` : '');
}

/** Lets people report to somebody by a solid line, or to nobody. */
export async function reportTo(ids: Id[], boss: Id | null): Promise<void> {
  told(await act(() => host.reportTo(ids, boss)));
}

/** Copies with all their fields; the copies are selected. */
export async function duplicate(ids: Id[]): Promise<void> {
  if (ids.length === 0) return;
  const update = await act(() => host.stakeholdersDuplicate(ids));
  if (!update) return;
  told(update);
  map.select(update.added);
  if (update.added[0]) map.engine?.focus(update.added[0]);
}

export async function choosePhoto(id: Id): Promise<void> {
  await act(() => host.photoChoose(id));
}

export async function removePhoto(id: Id): Promise<void> {
  told(await act(() => host.photoRemove(id)));
}

/** Brings the selected cards to a common edge or middle. */
export async function align(to: Line): Promise<void> {
  await move(aligned(selectedCards(), to));
}

/** Makes the gaps between the selected cards equal. */
export async function distribute(way: Way): Promise<void> {
  await move(distributed(selectedCards(), way));
}

async function move(moves: Move[]): Promise<void> {
  if (moves.length > 0) await moveCards(moves);
}

function selectedCards(): { id: Id; rect: { x: number; y: number; width: number; height: number } }[] {
  return map.selected.flatMap((id) => map.engine?.picture.cards.get(id) ?? []);
}

/** Whether so many selected cards can be arranged in the lens on screen. */
export function arrangeable(least: number): boolean {
  return REACH[map.lens].moves && selectedCards().length >= least;
}

/**
 * Adds somebody at a point of the map, tied to `tieTo` where that is given, and lets the name be written
 * at once. Whoever a tie was drawn to is not met yet.
 */
export async function addAt(at: Point, tieTo: Id | null): Promise<void> {
  const { picture } = map.engine ?? {};
  const zone = picture?.zones.find(({ rect, key }) => inside(rect, at) && GROUPS.includes(key as Group));
  const beside = tieTo === null ? undefined : picture?.cards.get(tieTo)?.ink;
  const group = GROUPS.find((each) => each === (zone?.key ?? beside)) ?? 'customer';
  const draft = blank(t.map.newPerson, group, tieTo === null ? {} : { status: 'not-met' });
  const kind = tieTo === null ? null : map.lens === 'org-chart' ? 'reports-to' : 'trust';
  const update = await act(() => host.stakeholderAdd(draft, tieTo, kind));
  const id = update?.added[0];
  if (id === undefined) return;
  map.select([id]);
  if (REACH[map.lens].moves) await moveCards([{ id, x: at.x, y: at.y }]);
  if (!map.engine?.picture.cards.has(id)) return;
  map.engine.focus(id);
  canvas.renaming = id;
}

/** Adds somebody of whom no more is known than that they are there; the name is written at once, or later. */
export async function addNotMet(): Promise<void> {
  const beside = map.selected.length === 1 ? map.engine?.picture.cards.get(map.selected[0])?.ink : undefined;
  const group = GROUPS.find((each) => each === beside) ?? 'customer';
  const update = await act(() => host.stakeholderAdd(blank(t.map.notMet, group, { status: 'not-met' }), null, null));
  const id = update?.added[0];
  if (id === undefined) return;
  map.visit(id);
  if (map.engine?.picture.cards.has(id)) canvas.renaming = id;
  else windows.showInspector(true);
}

/** A tie was drawn: to somebody, whose kind is then chosen, or to the ground, where somebody new is. */
export function tieDrawn(from: Id, to: Id | Point): void {
  if (typeof to === 'string') map.askTie(from, to);
  else void addAt(to, from);
}

/** Lays the lens out anew; the account stays as it is. */
export async function tidy(): Promise<void> {
  try {
    const patch = await busy.during(t.said.drawing, inTurn(() => host.tidy()));
    if (patch) map.apply(patch);
    else toasts.done(t.map.said.nothingToTidy);
  } catch (thrown) {
    toasts.failed(thrown);
  }
}

/** Keeps one person and their neighbours to a depth; everybody where the depth is 0. */
export function focusOn(id: Id | null, depth: number): void {
  if (depth > 0 && id !== null) {
    filters.focus(id, depth);
    toasts.say(t.map.said.focused(map.nameOf(id), depth));
  } else if (map.filter.focus !== null) filters.set({ focus: null });
}

/** Opens somebody in another lens, with the card in the middle. */
export async function showIn(lens: Lens, id: Id): Promise<void> {
  map.select([id]);
  if (map.lens === lens) return;
  await map.setLens(lens);
  map.engine?.reveal(id, true);
}

/** Opens the inspector of a relationship. */
export function openRelationship(from: Id, to: Id, tie: Id | null = null): void {
  map.relate(from, to, tie);
  windows.showInspector(true);
}
