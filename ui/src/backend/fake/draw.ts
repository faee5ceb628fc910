/** Draws the invented account: a stand-in for the scene crate, good enough to look at. */
import type { Card, Id, Label, LegendEntry, Line, Mark, Rect, Scene, Shown, Sight, Spot, Stakeholder, TieKind, Zone } from '../host';
import { matrix, powerGrid, timeline } from './grids';
import { kept } from './keep';
import { HEIGHT, places, reporting, WIDTH, type Ground } from './places';
import type { Account, Point, Tie } from './record';
import { Scores } from './score';
import { VOCABULARY } from './vocabulary';

const LETTERS: Record<string, string> = { buyer: 'B', decider: 'D', specifier: 'S', gatekeeper: 'G', user: 'U', influencer: 'I', initiator: 'N', approver: 'A' };
const WIDTHS: Record<string, number> = { strained: 1.6, fragile: 2.2, even: 2.8, good: 3.4, strong: 4.2, unknown: 1.2 };
const SHAPES: Record<string, { d: string; ink: string }[]> = {
  mentor: [{ d: 'M0 -1L5 -6L10 -1Z', ink: 'strong' }, { d: 'M0 5L5 0L10 5Z', ink: 'strong' }],
  supporter: [{ d: 'M0 4L5 -4L10 4Z', ink: 'good' }],
  neutral: [{ d: 'M5 -4C7.2 -4 9 -2.2 9 0C9 2.2 7.2 4 5 4C2.8 4 1 2.2 1 0C1 -2.2 2.8 -4 5 -4Z', ink: 'even' }],
  'non-supporter': [{ d: 'M0 -4L5 4L10 -4Z', ink: 'fragile' }],
  enemy: [{ d: 'M1 -4L9 -4L9 4L1 4Z', ink: 'strained' }],
};

const text = (x: number, y: number, words: string, size: number, ink = 'ink', weight: 'regular' | 'medium' | 'semi-bold' = 'regular', anchor: 'start' | 'middle' = 'start'): Mark => ({ mark: 'text', x, y, text: words, size, weight, anchor, ink });
const box = (rect: Rect, radius: number, fill: string | null, ink: string | null = null, width = 1, dash: 'solid' | 'dashed' = 'solid'): Mark => ({ mark: 'box', rect, radius, fill, stroke: ink === null ? null : { ink, width, dash } });
const moved = (d: string, dx: number, dy: number): string => d.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x, y) => `${+x + dx} ${+y + dy}`);
const cut = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

function cardOf(one: Stakeholder, rect: Rect, placed: boolean, manager: boolean, photo: string | undefined): Card {
  const { width, height } = rect;
  const notMet = one.status === 'not-met';
  const initials = one.name.split(/\s+/).map((word) => word[0]).filter((_, at, all) => at === 0 || at === all.length - 1).join('').toUpperCase();
  const marks: Mark[] = [
    box({ x: 0, y: 0, width, height }, 9, 'card', manager ? 'ink' : 'card-edge', manager ? 1.6 : 1, notMet ? 'dashed' : 'solid'),
    box({ x: 9, y: 12, width: 34, height: 34 }, one.kind === 'person' ? 17 : 8, 'paper', one.group, 1.3, notMet ? 'dashed' : 'solid'),
    text(26, 33, initials, 11, one.group, 'semi-bold', 'middle'),
    text(51, 20, cut(one.name, 17), 12, 'ink', 'semi-bold'),
    text(51, 33, cut(notMet ? 'not met yet' : one.title, 20), 10, 'muted'),
  ];
  if (photo !== undefined) marks.push({ mark: 'photo', rect: { x: 9, y: 12, width: 34, height: 34 }, radius: one.kind === 'person' ? 17 : 8, jpeg: photo });
  one.roles.forEach((role, at) => {
    marks.push(box({ x: 51 + at * 18, y: 38, width: 14, height: 14 }, 3, 'hat'), text(58 + at * 18, 48.6, LETTERS[role], 9.5, 'ink', 'semi-bold', 'middle'));
  });
  if (one.influence === 'inner-circle' || one.influence === 'political-structure') {
    marks.push({ mark: 'path', d: moved('M0 -5L1.5 -1.6L5 -1.6L2.2 0.8L3.2 4.4L0 2.2L-3.2 4.4L-2.2 0.8L-5 -1.6L-1.5 -1.6Z', 58 + one.roles.length * 18, 45), fill: 'ink', stroke: null, opacity: 1 });
  }
  for (const shape of SHAPES[one.attitude ?? ''] ?? []) marks.push({ mark: 'path', d: moved(shape.d, width - 18, 14), fill: shape.ink, stroke: null, opacity: 1 });
  if (one.coverage !== null) {
    const filled = ['none', 'brief', 'multiple', 'in-depth'].indexOf(one.coverage) + 1;
    for (let pip = 0; pip < 4; pip += 1) marks.push(box({ x: width - 34 + pip * 7, y: 43, width: 5, height: 5 }, 2.5, pip < filled ? 'ink' : null, pip < filled ? null : 'muted', 0.8));
  }
  const said = [one.name, one.title, one.roles.join(', '), one.attitude ?? '', one.coverage ? `coverage ${one.coverage}` : '', one.status === 'known' ? '' : one.status.replace('-', ' ')];
  return { id: one.id, rect, ink: one.group, name: one.name, spoken: said.filter(Boolean).join(', '), opacity: one.status === 'left' ? 0.5 : 1, placed, marks };
}

/** Where the straight way from the middle of `a` to the middle of `b` leaves `a`. */
function edge(a: Rect, b: Rect, aside: number, gap: number): { x: number; y: number } {
  const [ax, ay] = [a.x + a.width / 2, a.y + a.height / 2];
  const [bx, by] = [b.x + b.width / 2, b.y + b.height / 2];
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const [sx, sy] = [ax - uy * aside, ay + ux * aside];
  const reach = Math.min((a.width / 2 + gap) / Math.max(Math.abs(ux), 1e-6), (a.height / 2 + gap) / Math.max(Math.abs(uy), 1e-6));
  return { x: sx + ux * reach, y: sy + uy * reach };
}

const n = (value: number): number => Math.round(value * 10) / 10;
const INKS: Record<TieKind, string> = { 'reports-to': 'reporting', 'reports-dotted': 'reporting', trust: 'unknown', influence: 'influence', conflict: 'conflict', supplies: 'supply' };

function lineOf(account: Account, scores: Scores, tie: Tie, at: Map<Id, Rect>): Line | null {
  const [a, b] = [at.get(tie.from), at.get(tie.to)];
  if (!a || !b) return null;
  const [from, to] = [account.people.get(tie.from)?.name ?? '', account.people.get(tie.to)?.name ?? ''];
  const trust = tie.kind === 'trust';
  const score = trust ? scores.of(tie.from, tie.to).score : null;
  const ink = trust ? (score?.band ?? 'unknown') : INKS[tie.kind];
  const width = trust ? WIDTHS[ink] : 1.3;
  const reporting = tie.kind === 'reports-to' || tie.kind === 'reports-dotted';
  let d: string;
  let arrow: string | null = null;
  let label: Label | null = null;
  let bounds: Rect;
  if (reporting) {
    const [x1, y1] = [a.x + a.width / 2, a.y];
    const [x2, y2] = [b.x + b.width / 2, b.y + b.height];
    const y = n((y1 + y2) / 2);
    d = `M${n(x1)} ${n(y1)}L${n(x1)} ${y}L${n(x2)} ${y}L${n(x2)} ${n(y2)}`;
    bounds = { x: Math.min(x1, x2) - 2, y: Math.min(y1, y2, y) - 2, width: Math.abs(x2 - x1) + 4, height: Math.abs(y2 - y1) + 4 };
  } else {
    const aside = trust ? 6 : 0;
    const start = edge(a, b, aside, 4);
    const end = edge(b, a, -aside, 4);
    const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
    const [ux, uy] = [(end.x - start.x) / length, (end.y - start.y) / length];
    const size = 5 + width * 1.6;
    const neck = { x: end.x - ux * size * 0.8, y: end.y - uy * size * 0.8 };
    d = `M${n(start.x)} ${n(start.y)}L${n(neck.x)} ${n(neck.y)}`;
    if (tie.kind === 'influence') d = `M${n(start.x)} ${n(start.y)}Q${n((start.x + end.x) / 2 - uy * 40)} ${n((start.y + end.y) / 2 + ux * 40)} ${n(neck.x)} ${n(neck.y)}`;
    if (score?.points !== null || !trust) {
      const wing = size * 0.55;
      arrow = `M${n(end.x)} ${n(end.y)}L${n(end.x - ux * size - uy * wing)} ${n(end.y - uy * size + ux * wing)}L${n(end.x - ux * size + uy * wing)} ${n(end.y - uy * size - ux * wing)}Z`;
    }
    if (trust) {
      const [x, y] = [start.x + ux * length * 0.42, start.y + uy * length * 0.42];
      label = { rect: { x: n(x - 11), y: n(y - 7), width: 22, height: 14 }, baseline: 10.6, text: score?.points?.toString() ?? '?', ink };
    }
    bounds = { x: Math.min(start.x, end.x) - 24, y: Math.min(start.y, end.y) - 24, width: Math.abs(end.x - start.x) + 48, height: Math.abs(end.y - start.y) + 48 };
  }
  const verb = VOCABULARY.tie_kinds.find((word) => word.code === tie.kind)?.spoken.toLowerCase() ?? '';
  const spoken = !trust ? `${from} ${verb} ${to}` : score?.points == null ? `How far ${from} trusts ${to} is unknown` : `${from} trusts ${to} ${score.points} of 100, certainty ${score.certainty} %`;
  const dashed = (trust && score?.points == null) || tie.kind === 'reports-dotted' || tie.kind === 'supplies';
  return { id: tie.id, kind: tie.kind, from: tie.from, to: tie.to, d, bounds, stroke: { ink, width, dash: dashed ? 'dashed' : 'solid' }, opacity: score ? Math.max(0.4, score.certainty / 100) : 1, arrow, score: trust ? (score?.points?.toString() ?? '?') : null, label, spoken };
}

function zoneOf(ground: Ground, account: Account): Zone {
  const title = { customer: `${account.name} · decision-making unit`, functions: 'Our functions', leadership: 'Our leadership', suppliers: 'Critical suppliers' }[ground.key] ?? ground.key;
  return { key: ground.key, rect: ground.rect, marks: [box(ground.rect, 20, `${ground.key}-zone`), text(ground.rect.x + 20, ground.rect.y + 26, title, 12, 'ink', 'semi-bold')] };
}

function legend(shown: Shown): LegendEntry[] {
  const line = (heading: string, words: string, ink: string, width: number, dash: 'solid' | 'dashed' = 'solid'): LegendEntry => ({ heading, text: words, marks: [{ mark: 'path', d: 'M1 8L23 8', fill: null, stroke: { ink, width, dash }, opacity: 1 }] });
  const entries: LegendEntry[] = [];
  if (shown.trust) for (const band of ['strong', 'good', 'even', 'fragile', 'strained', 'unknown']) entries.push(line('Trust', band, band, WIDTHS[band], band === 'unknown' ? 'dashed' : 'solid'));
  if (shown.reporting) entries.push(line('Lines', 'reports to', 'reporting', 1.3));
  if (shown.influence) entries.push(line('Lines', 'influences', 'influence', 1.3));
  if (shown.conflict) entries.push(line('Lines', 'in conflict', 'conflict', 1.3));
  if (shown.supplies) entries.push(line('Lines', 'supplies', 'supply', 1.3, 'dashed'));
  for (const word of VOCABULARY.roles) entries.push({ heading: 'Hats', text: word.spoken.toLowerCase(), marks: [box({ x: 5, y: 1, width: 14, height: 14 }, 3, 'hat'), text(12, 11.6, LETTERS[word.code], 9.5, 'ink', 'semi-bold', 'middle')] });
  VOCABULARY.coverages.forEach((word, level) => entries.push({ heading: 'Coverage', text: word.spoken.toLowerCase(), marks: [0, 1, 2, 3].map((pip) => box({ x: pip * 6, y: 6, width: 5, height: 5 }, 2.5, pip <= level ? 'ink' : null, pip <= level ? null : 'muted', 0.8)) }));
  for (const word of VOCABULARY.attitudes) entries.push({ heading: 'Attitude', text: word.spoken.toLowerCase(), marks: SHAPES[word.code].map((shape) => ({ mark: 'path', d: moved(shape.d, 7, 8), fill: shape.ink, stroke: null, opacity: 1 })) });
  return entries;
}

function has(shown: Shown, kind: TieKind): boolean {
  if (kind === 'reports-to' || kind === 'reports-dotted') return shown.reporting;
  return shown[kind];
}

const NOBODY: ReadonlyMap<Id, Point> = new Map();
/** Opacity of what a filter does not keep. */
const DIMMED = 0.25;

function laid(account: Account, sight: Sight, byHand: ReadonlyMap<Id, Point>, today: string): { at: Map<Id, Rect>; zones: Zone[]; spots: Spot[] } {
  const { lens } = sight;
  if (lens === 'register') return { at: new Map(), zones: [], spots: [] };
  if (lens === 'power-grid') return powerGrid(account);
  if (lens === 'team-by-stakeholder') return matrix(account, today);
  if (lens === 'timeline') return timeline(account, today);
  const { at, grounds, folded } = places(account, lens, sight.collapsed, byHand);
  const spots = [...folded].map(([id, people]): Spot => {
    const above = at.get(id) ?? { x: 0, y: 0, width: WIDTH, height: HEIGHT };
    const rect = { x: above.x + WIDTH / 2 - 20, y: above.y + HEIGHT + 6, width: 40, height: 18 };
    const marks = [box({ x: 0, y: 0, width: 40, height: 18 }, 9, 'hat'), text(20, 13, `+${people}`, 11, 'ink', 'semi-bold', 'middle')];
    return { key: `branch ${id}`, rect, opens: { what: 'branch', of: id }, opacity: 1, marks, spoken: `${people} folded away below ${account.people.get(id)?.name ?? ''}` };
  });
  return { at, zones: grounds.map((ground) => zoneOf(ground, account)), spots };
}

const drawsTies = (sight: Sight): boolean => sight.lens === 'four-worlds' || sight.lens === 'org-chart';

/** The account as it is looked at; cards stand where `byHand` says. */
export function draw(account: Account, sight: Sight, today: string, byHand: ReadonlyMap<Id, Point> = account.places[sight.lens] ?? NOBODY): Scene {
  const { lens, shown } = sight;
  const { at, zones, spots } = laid(account, sight, byHand, today);
  const keep = kept(account, sight.filter, today);
  if (sight.aside === 'hide') for (const id of [...at.keys()]) if (!keep.has(id)) at.delete(id);
  const cards = [...account.people.values()].flatMap((one) => {
    const rect = at.get(one.id);
    if (!rect) return [];
    const card = cardOf(one, rect, byHand.has(one.id), one.id === account.manager, account.photos.get(one.id));
    return [keep.has(one.id) ? card : { ...card, opacity: DIMMED }];
  });
  const scores = new Scores(account, today);
  const ties = drawsTies(sight) ? [...account.ties.values()].filter((tie) => has(shown, tie.kind)) : [];
  const lines = ties.flatMap((tie) => {
    const line = lineOf(account, scores, tie, at);
    if (!line) return [];
    return [keep.has(tie.from) && keep.has(tie.to) ? line : { ...line, opacity: DIMMED }];
  });
  const rects = [...at.values(), ...zones.map((zone) => zone.rect), ...spots.map((spot) => spot.rect)];
  const x = Math.min(0, ...rects.map((rect) => rect.x)) - 24;
  const y = Math.min(0, ...rects.map((rect) => rect.y)) - 24;
  const right = Math.max(400, ...rects.map((rect) => rect.x + rect.width)) + 24;
  const bottom = Math.max(300, ...rects.map((rect) => rect.y + rect.height)) + 24;
  const names = (ids: Id[]): string => ids.map((id) => account.people.get(id)?.name ?? '').join(' → ');
  const notes = lens === 'org-chart' ? reporting(account).circles.map((circle) => `A circle of reports: ${names(circle)}.`) : [];
  return { lens, bounds: { x, y, width: right - x, height: bottom - y }, zones, spots, lines, cards, legend: drawsTies(sight) ? legend(shown) : legend({ ...shown, trust: lens === 'team-by-stakeholder', reporting: false, influence: false, conflict: false, supplies: false }), notes, aside: account.people.size - keep.size };
}

/** The lines of some cards, were these where `moves` says. */
export function linesWith(account: Account, sight: Sight, moves: { id: Id; x: number; y: number }[], today: string): Line[] {
  if (!drawsTies(sight)) return [];
  const { at } = laid(account, sight, account.places[sight.lens] ?? NOBODY, today);
  for (const { id, x, y } of moves) {
    const rect = at.get(id);
    if (rect) at.set(id, { ...rect, x: x - rect.width / 2, y: y - rect.height / 2 });
  }
  const scores = new Scores(account, today);
  const ids = new Set(moves.map((move) => move.id));
  return [...account.ties.values()].filter((tie) => has(sight.shown, tie.kind) && (ids.has(tie.from) || ids.has(tie.to))).flatMap((tie) => lineOf(account, scores, tie, at) ?? []);
}
