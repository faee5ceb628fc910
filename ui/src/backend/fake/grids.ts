/** The lenses of the invented account that are grids: simple rows and columns, enough to look at. */
import type { Id, Mark, Opens, Rect, Spot, Stakeholder, Zone } from '../host';
import { HEIGHT, WIDTH } from './places';
import type { Account } from './record';
import { Scores } from './score';
import { VOCABULARY } from './vocabulary';

/** What a lens puts where. */
export interface Laid {
  at: Map<Id, Rect>;
  zones: Zone[];
  spots: Spot[];
}

const words = (x: number, y: number, text: string, ink = 'ink', size = 12, anchor: 'start' | 'middle' = 'start'): Mark => ({ mark: 'text', x, y, text, size, weight: 'semi-bold', anchor, ink });
const ground = (rect: Rect, fill: string): Mark => ({ mark: 'box', rect, radius: 10, fill, stroke: null });
const spotOf = (key: string, rect: Rect, opens: Opens, marks: Mark[], spoken: string): Spot => ({ key, rect, opens, opacity: 1, marks, spoken });

export const ATTITUDES = [null, ...VOCABULARY.attitudes.map((word) => word.code).reverse()];
export const INFLUENCES = [...VOCABULARY.influences.map((word) => word.code).reverse(), null];
const GAP = 16;

/** How wide a column of the power grid is and how high its rows are, for the account at hand. */
function gridOf(account: Account): { cell: (one: Stakeholder) => [number, number]; cells: Map<string, Stakeholder[]>; most: number } {
  const cell = (one: Stakeholder): [number, number] => [ATTITUDES.indexOf(one.attitude), INFLUENCES.indexOf(one.influence)];
  const cells = new Map<string, Stakeholder[]>();
  for (const one of account.people.values()) {
    if (one.group !== 'customer') continue;
    const key = cell(one).join();
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  return { cell, cells, most: Math.max(1, ...[...cells.values()].map((each) => each.length)) };
}

const rowHeight = (most: number): number => most * (HEIGHT + GAP) + GAP + 24;

/** Which attitude and influence stand for a place on the power grid. */
export function atPlace(account: Account, x: number, y: number): Pick<Stakeholder, 'attitude' | 'influence'> {
  const { most } = gridOf(account);
  const column = Math.max(0, Math.min(ATTITUDES.length - 1, Math.floor(x / (WIDTH + 2 * GAP))));
  const row = Math.max(0, Math.min(INFLUENCES.length - 1, Math.floor(y / rowHeight(most))));
  return { attitude: ATTITUDES[column] as Stakeholder['attitude'], influence: INFLUENCES[row] as Stakeholder['influence'] };
}

/** The customer's people by influence and attitude. */
export function powerGrid(account: Account): Laid {
  const { cells, most } = gridOf(account);
  const [width, height] = [WIDTH + 2 * GAP, rowHeight(most)];
  const at = new Map<Id, Rect>();
  const zones: Zone[] = [];
  ATTITUDES.forEach((attitude, column) =>
    INFLUENCES.forEach((influence, row) => {
      const rect = { x: column * width + 3, y: row * height + 3, width: width - 6, height: height - 6 };
      const title = [VOCABULARY.influences.find((word) => word.code === influence)?.spoken ?? 'Unknown', VOCABULARY.attitudes.find((word) => word.code === attitude)?.spoken ?? 'Unknown'].join(' · ');
      zones.push({ key: `${influence ?? 'unknown'} ${attitude ?? 'unknown'}`, rect, marks: [ground(rect, 'customer-zone'), words(rect.x + 10, rect.y + 18, title, 'muted', 10)] });
      (cells.get([column, row].join()) ?? []).forEach((one, index) => {
        at.set(one.id, { x: rect.x + GAP - 3, y: rect.y + 28 + index * (HEIGHT + GAP), width: WIDTH, height: HEIGHT });
      });
    }),
  );
  return { at, zones, spots: [] };
}

/** Our people against theirs, each cell the two scores. */
export function matrix(account: Account, today: string): Laid {
  const scores = new Scores(account, today);
  const everybody = [...account.people.values()];
  const ours = everybody.filter((one) => one.group === 'functions' || one.group === 'leadership').slice(0, 60);
  const theirs = everybody.filter((one) => one.group === 'customer').slice(0, 60);
  const at = new Map<Id, Rect>();
  const spots: Spot[] = [];
  const [wide, high] = [WIDTH + GAP, HEIGHT + GAP];
  theirs.forEach((one, column) => at.set(one.id, { x: (column + 1) * wide, y: 0, width: WIDTH, height: HEIGHT }));
  ours.forEach((mine, row) => {
    at.set(mine.id, { x: 0, y: (row + 1) * high, width: WIDTH, height: HEIGHT });
    theirs.forEach((other, column) => {
      const [there, back] = [scores.of(mine.id, other.id), scores.of(other.id, mine.id)];
      const rect = { x: (column + 1) * wide, y: (row + 1) * high, width: WIDTH, height: HEIGHT };
      const told = (points: number | null): string => points?.toString() ?? '?';
      const known = there.tie !== null || back.tie !== null;
      const marks: Mark[] = [ground({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, known ? 'card' : 'paper')];
      if (known) marks.push(words(50, 34, told(there.score.points), there.score.band ?? 'unknown', 14, 'middle'), words(118, 34, told(back.score.points), back.score.band ?? 'unknown', 14, 'middle'));
      const spoken = known ? `${mine.name} trusts ${other.name} ${told(there.score.points)}, ${other.name} trusts ${mine.name} ${told(back.score.points)}` : `${mine.name} and ${other.name} do not know each other`;
      spots.push(spotOf(`${mine.id} ${other.id}`, rect, { what: 'pair', from: mine.id, to: other.id }, marks, spoken));
    });
  });
  return { at, zones: [], spots };
}

const DAY = 86_400_000;

/** The assessments of each on a time axis of two pixels a day. */
export function timeline(account: Account, today: string): Laid {
  const at = new Map<Id, Rect>();
  const spots: Spot[] = [];
  const events = [...account.assessments.values()].flatMap((each) => {
    const tie = account.ties.get(each.tie);
    return tie ? [{ ...each, from: tie.from, to: tie.to }] : [];
  });
  const first = events.reduce((least, { on }) => (on < least ? on : least), today);
  const x = (on: string): number => WIDTH + 40 + ((Date.parse(on) - Date.parse(first)) / DAY) * 2;
  const rows = [...new Set(events.map((event) => event.to))].slice(0, 200);
  rows.forEach((id, row) => {
    const y = 40 + row * (HEIGHT + GAP);
    at.set(id, { x: 0, y, width: WIDTH, height: HEIGHT });
    for (const event of events.filter((other) => other.to === id)) {
      const mark: Mark = { mark: 'box', rect: { x: 0, y: 0, width: 12, height: 12 }, radius: 6, fill: 'ink', stroke: null };
      const nameOf = (one: Id): string => account.people.get(one)?.name ?? '';
      spots.push(spotOf(event.id, { x: x(event.on) - 6, y: y + HEIGHT / 2 - 6, width: 12, height: 12 }, { what: 'pair', from: event.from, to: event.to }, [mark], `${event.on}: ${nameOf(event.from)}'s trust in ${nameOf(event.to)} was scored`));
    }
  });
  const rect = { x: 0, y: 0, width: x(today) + 40, height: 28 };
  return { at, zones: [{ key: 'axis', rect, marks: [words(x(first), 18, first, 'muted', 10), words(x(today), 18, today, 'muted', 10, 'middle')] }], spots };
}
