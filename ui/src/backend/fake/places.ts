/** Where the invented account's cards lie: simple rows, enough to look at. */
import type { Id, Lens, Rect } from '../host';
import type { Account, Point } from './record';

export const WIDTH = 168;
export const HEIGHT = 58;
const GAP_X = 64;
const GAP_Y = 44;
const PAD = 44;

/** A group's ground, or an organisation's. */
export interface Ground {
  key: string;
  rect: Rect;
}

/** Upper left corners of the cards, and the grounds below them; those put by hand stand where they were put. */
export function places(account: Account, lens: Lens, collapsed: Id[], byHand: ReadonlyMap<Id, Point>): { at: Map<Id, Rect>; grounds: Ground[]; folded: Map<Id, number> } {
  const laid = lens === 'org-chart' ? orgChart(account, collapsed) : { ...fourWorlds(account), folded: new Map<Id, number>() };
  for (const [id, { x, y }] of byHand) {
    const rect = laid.at.get(id);
    if (rect) laid.at.set(id, { ...rect, x: x - WIDTH / 2, y: y - HEIGHT / 2 });
  }
  return laid;
}

function fourWorlds(account: Account): { at: Map<Id, Rect>; grounds: Ground[] } {
  const at = new Map<Id, Rect>();
  const grounds: Ground[] = [];
  const members = (group: string): Id[] =>
    [...account.people.values()].filter((each) => each.group === group && each.id !== account.manager).map((each) => each.id);
  const block = (group: string, columns: number): { ids: Id[]; columns: number; width: number; height: number } => {
    const ids = members(group);
    const wide = Math.max(1, Math.min(columns, ids.length));
    const rows = Math.max(1, Math.ceil(ids.length / wide));
    return { ids, columns: wide, width: wide * (WIDTH + GAP_X) - GAP_X + 2 * PAD, height: rows * (HEIGHT + GAP_Y) - GAP_Y + PAD + 60 };
  };
  const put = (group: string, { ids, columns, width, height }: ReturnType<typeof block>, x: number, y: number): void => {
    grounds.push({ key: group, rect: { x, y, width, height } });
    ids.forEach((id, index) => {
      at.set(id, {
        x: x + PAD + (index % columns) * (WIDTH + GAP_X),
        y: y + 50 + Math.floor(index / columns) * (HEIGHT + GAP_Y),
        width: WIDTH,
        height: HEIGHT,
      });
    });
  };
  const many = account.people.size > 60;
  const customer = block('customer', many ? 30 : 4);
  const functions = block('functions', many ? 30 : 3);
  const leadership = block('leadership', many ? 8 : 1);
  const suppliers = block('suppliers', many ? 8 : 1);
  const middle = Math.max(leadership.height, suppliers.height, 240);
  const wide = Math.max(customer.width, functions.width, leadership.width + suppliers.width + 420);
  put('customer', customer, (wide - customer.width) / 2, 0);
  put('leadership', leadership, 0, customer.height + 110 + (middle - leadership.height) / 2);
  put('suppliers', suppliers, wide - suppliers.width, customer.height + 110 + (middle - suppliers.height) / 2);
  put('functions', functions, (wide - functions.width) / 2, customer.height + middle + 220);
  if (account.manager) at.set(account.manager, { x: (wide - WIDTH) / 2, y: customer.height + 110 + (middle - HEIGHT) / 2, width: WIDTH, height: HEIGHT });
  return { at, grounds };
}

/** Who reports to whom by a solid line; a circle is cut where it closes. */
export function reporting(account: Account): { below: Map<Id, Id[]>; above: Map<Id, Id>; circles: Id[][] } {
  const below = new Map<Id, Id[]>();
  const above = new Map<Id, Id>();
  const circles: Id[][] = [];
  for (const { kind, from, to } of account.ties.values()) {
    if (kind !== 'reports-to' || above.has(from)) continue;
    const way = [to];
    for (let up = above.get(to); up !== undefined && up !== from; up = above.get(up)) way.push(up);
    if (from === to || above.get(way[way.length - 1]) === from) {
      circles.push([from, ...way]);
      continue;
    }
    above.set(from, to);
    below.set(to, [...(below.get(to) ?? []), from]);
  }
  return { below, above, circles };
}

function orgChart(account: Account, collapsed: Id[]): { at: Map<Id, Rect>; grounds: Ground[]; folded: Map<Id, number> } {
  const at = new Map<Id, Rect>();
  const folded = new Map<Id, number>();
  const { below, above } = reporting(account);
  const all = (id: Id): number => (below.get(id) ?? []).reduce((sum, child) => sum + 1 + all(child), 0);
  const place = (id: Id, x: number, depth: number): number => {
    const children = collapsed.includes(id) ? [] : (below.get(id) ?? []);
    if (collapsed.includes(id) && all(id) > 0) folded.set(id, all(id));
    let right = x;
    for (const child of children) right = place(child, right, depth + 1) + 28;
    const width = Math.max(WIDTH, right - 28 - x);
    at.set(id, { x: x + (width - WIDTH) / 2, y: depth * (HEIGHT + 70), width: WIDTH, height: HEIGHT });
    return x + width;
  };
  let x = 0;
  for (const id of account.people.keys()) if (!above.has(id)) x = place(id, x, 0) + 60;
  return { at, grounds: [], folded };
}
