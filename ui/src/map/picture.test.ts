import { describe, expect, it } from 'vitest';
import type { Patch } from '../backend/host';
import { card, line, rect, scene } from '../tests/scene';
import { Budget } from './painter';
import { pick } from './picking';
import { Picture } from './picture';
import { Tiles } from './tiles';

const [a, b, c] = [card('a', 0, 0), card('b', 600, 0), card('c', 0, 400)];
const lines = [line('ab', a, b), line('ba', b, a, 'trust', 12), line('ac', a, c, 'reports-to')];

function picture(): Picture {
  const it = new Picture();
  it.load(scene([a, b, c], lines));
  return it;
}

const patch = (change: Partial<Patch>): Patch => ({ bounds: rect(0, 0, 2000, 1000), zones: null, spots: null, lines: [], cards: [], gone: [], legend: null, notes: [], aside: 0, ...change });
const frame = { x: 0, y: 0, scale: 1, ratio: 1, width: 800, height: 600 };
const plenty = (): Budget => new Budget(1000, rect(0, 0, 800, 600), 1, 1);

describe('the picture', () => {
  it('keeps the painting order through patches', () => {
    const it = picture();
    it.apply(patch({ lines: [{ ...lines[0], opacity: 0.5 }], cards: [{ ...a, name: 'New A' }, card('d', 900, 0)] }));
    expect([...it.lines.keys()]).toEqual(['ab', 'ba', 'ac']);
    expect([...it.cards.keys()]).toEqual(['a', 'b', 'c', 'd']);
    expect(it.cards.get('a')?.name).toBe('New A');
    expect(it.lines.get('ab')?.line.opacity).toBe(0.5);
  });

  it('says what was there and what is there now', () => {
    const it = picture();
    const moved = { ...a, rect: rect(300, 300) };
    const damage = it.apply(patch({ cards: [moved], gone: ['c', 'ac'] }));
    expect(damage.before.cards).toEqual([c, a]);
    expect(damage.after.cards).toEqual([moved]);
    expect(damage.before.lines.map(({ line }) => line.id)).toEqual(['ac']);
    expect(it.cards.has('c')).toBe(false);
  });

  it.each([
    ['other words', { spoken: 'a trusts b, certainty 61 %' }, [], []],
    ['another score', { label: { ...lines[0].label!, text: '25' } }, [], ['ab']],
    ['a score elsewhere', { label: { ...lines[0].label!, rect: rect(9, 9, 20, 14) } }, [], ['ab']],
    ['no score any more', { label: null }, [], ['ab']],
    ['another shade', { opacity: 0.5 }, ['ab'], []],
    ['another width', { stroke: { ...lines[0].stroke, width: 3 } }, ['ab'], []],
    ['another way and another score', { d: 'M0 0L9 9', label: null }, ['ab'], []],
  ])('tells damage to lines from damage to scores: %s', (_, change, painted, scored) => {
    const damage = picture().apply(patch({ lines: [{ ...lines[0], ...change }] }));
    const ids = (of: { line: { id: string } }[]): string[] => of.map(({ line }) => line.id);
    expect([ids(damage.before.lines), ids(damage.after.lines)]).toEqual([painted, painted]);
    expect([ids(damage.scores.before), ids(damage.scores.after)]).toEqual([scored, scored]);
  });

  it('keeps outlines that stayed, so that they are parsed once', () => {
    const it = picture();
    const before = it.lines.get('ab')!.polyline;
    it.apply(patch({ lines: [{ ...lines[0], opacity: 0.5 }] }));
    expect(it.lines.get('ab')?.polyline).toBe(before);
    it.apply(patch({ lines: [{ ...lines[0], d: 'M0 0L9 9' }] }));
    expect([...it.lines.get('ab')!.polyline]).toEqual([0, 0, 9, 9]);
  });

  it('finds the lines of somebody, both ways', () => {
    expect(picture().linesOf(new Set(['b'])).map(({ line }) => line.id)).toEqual(['ab', 'ba']);
  });

  it('finds what lies on marked tiles and nothing else', () => {
    const it = picture();
    const tiles = new Tiles(frame);
    tiles.addRect(rect(100, 400, 10, 10));
    const part = it.on(tiles, plenty(), 1);
    expect(part?.cards.map(({ id }) => id)).toEqual(['c']);
    expect(part?.lines).toEqual([]);
    tiles.addRect(rect(300, 10, 4, 4));
    expect(it.on(tiles, plenty(), 1)?.lines.map(({ line }) => line.id)).toEqual(['ab', 'ba']);
  });

  it('gives up where painting would take too long', () => {
    const tiles = new Tiles(frame);
    tiles.addRect(rect(0, 0, 800, 600));
    expect(picture().on(tiles, new Budget(0.01, rect(0, 0, 800, 600), 1, 1), 1)).toBeNull();
  });
});

describe('spots', () => {
  const spot = { key: 'branch a', rect: rect(300, 300, 40, 18), opens: { what: 'branch' as const, of: 'a' }, opacity: 1, marks: [], spoken: 'three below a' };

  it('are found by place, behind cards and scores', () => {
    const it = new Picture();
    it.load({ ...scene([a, b, c], lines), spots: [spot, { ...spot, key: 'under a', rect: a.rect }] });
    expect(pick(it, { x: 310, y: 310 }, 1)).toEqual({ what: 'spot', spot });
    expect(pick(it, { x: 10, y: 10 }, 1)?.what).toBe('card');
  });

  it('are damage where a patch changes them', () => {
    const it = new Picture();
    it.load({ ...scene([a], []), spots: [spot] });
    const damage = it.apply(patch({ spots: [] }));
    expect([damage.before.spots, damage.after.spots]).toEqual([[spot], []]);
    expect(it.apply(patch({})).before.spots).toEqual([]);
  });
});

describe('picking', () => {
  it.each([
    ['a card', { x: 10, y: 10 }, 'card a'],
    ['a card over the line that ends there', { x: 60, y: 20 }, 'card a'],
    ['a line', { x: 200, y: 21 }, 'line ab'],
    ['the nearer of two lines', { x: 200, y: 29 }, 'line ba'],
    ['a score', { x: 355, y: 15 }, 'line ab'],
    ['the ground', { x: 400, y: 300 }, ''],
  ])('finds %s', (_, point, expected) => {
    const hit = pick(picture(), point, 1);
    expect(hit === null ? '' : hit.what === 'card' ? `card ${hit.card.id}` : hit.what === 'line' ? `line ${hit.line.id}` : `spot ${hit.spot.key}`).toBe(expected);
  });

  it('reaches farther where the map is small', () => {
    expect(pick(picture(), { x: 200, y: 50 }, 1)).toBeNull();
    expect(pick(picture(), { x: 200, y: 50 }, 0.2)?.what).toBe('line');
  });
});
