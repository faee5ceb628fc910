import { describe, expect, it } from 'vitest';
import type { Move } from '../backend/host';
import { rect } from '../tests/scene';
import { aligned, distributed, type Line } from './align';
import { centre, shifted, union, type Rect } from './geometry';

interface Placed {
  id: string;
  rect: Rect;
}

/** Cards here and there; the same for the same seed. */
function scattered(seed: number): Placed[] {
  let state = seed * 7919 + 1;
  const random = (below: number): number => (state = (state * 48271) % 2147483647) % below;
  return Array.from({ length: 3 + random(6) }, (_, at) => ({ id: `c${at}`, rect: rect(random(2000), random(1500), 80 + random(120), 30 + random(60)) }));
}

function after(cards: Placed[], moves: Move[]): Placed[] {
  return cards.map(({ id, rect }) => {
    const move = moves.find((each) => each.id === id);
    const { x, y } = centre(rect);
    return { id, rect: move ? shifted(rect, move.x - x, move.y - y) : rect };
  });
}

const EDGE: Record<Line, (rect: Rect) => number> = {
  left: (r) => r.x,
  centre: (r) => r.x + r.width / 2,
  right: (r) => r.x + r.width,
  top: (r) => r.y,
  middle: (r) => r.y + r.height / 2,
  bottom: (r) => r.y + r.height,
};
const seeds = Array.from({ length: 25 }, (_, at) => at + 1);

describe('aligning', () => {
  it.each(Object.keys(EDGE) as Line[])('brings all to one %s, and moves nothing the other way', (to) => {
    for (const seed of seeds) {
      const cards = scattered(seed);
      const moved = after(cards, aligned(cards, to));
      const edge = EDGE[to](cards.map((card) => card.rect).reduce(union));
      for (const [at, { rect }] of moved.entries()) {
        expect(EDGE[to](rect)).toBeCloseTo(edge, 6);
        if (['left', 'centre', 'right'].includes(to)) expect(rect.y).toBe(cards[at].rect.y);
        else expect(rect.x).toBe(cards[at].rect.x);
      }
      expect(aligned(moved, to)).toEqual([]);
    }
  });
  it('has nothing to do for one', () => expect(aligned([{ id: 'a', rect: rect(3, 4) }], 'left')).toEqual([]));
});

describe('equal gaps', () => {
  it.each(['horizontally', 'vertically'] as const)('are made %s; the outermost stay, the order too', (way) => {
    const [low, size] = way === 'horizontally' ? (['x', 'width'] as const) : (['y', 'height'] as const);
    for (const seed of seeds) {
      const cards = scattered(seed);
      const moved = after(cards, distributed(cards, way));
      const row = [...moved].sort((a, b) => a.rect[low] - b.rect[low]);
      const before = [...cards].sort((a, b) => a.rect[low] - b.rect[low]);
      expect(row[0].rect[low]).toBeCloseTo(before[0].rect[low], 6);
      const gaps = row.slice(1).map(({ rect }, at) => rect[low] - row[at].rect[low] - row[at].rect[size]);
      for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0], 6);
      expect(distributed(moved, way)).toEqual([]);
    }
  });
  it('need three', () => expect(distributed(scattered(1).slice(0, 2), 'vertically')).toEqual([]));
});
