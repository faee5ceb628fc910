import { describe, expect, it } from 'vitest';
import { rect } from '../tests/scene';
import { enlarged, helps, reduced, reductionOf, ROOM } from './minimap';

const bounds = rect(-500, 200, 4000, 1000);

describe('the small map', () => {
  it('holds the whole drawing in the room it has', () => {
    for (const all of [bounds, rect(0, 0, 300, 9000), rect(0, 0, 1, 1)]) {
      const small = reductionOf(all);
      const { x, y, width, height } = reduced(small, all);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(small.width + 0.5);
      expect(y + height).toBeLessThanOrEqual(small.height + 0.5);
      expect(Math.max(small.width / ROOM.width, small.height / ROOM.height)).toBeCloseTo(1, 2);
    }
  });

  it('leads back to the point of the scene', () => {
    const small = reductionOf(bounds);
    for (const point of [{ x: -500, y: 200 }, { x: 17, y: 900 }]) {
      const { x, y } = reduced(small, { ...point, width: 0, height: 0 });
      const back = enlarged(small, { x, y });
      expect(back.x).toBeCloseTo(point.x, 6);
      expect(back.y).toBeCloseTo(point.y, 6);
    }
  });

  it.each([
    ['many, all in view', 61, bounds, false],
    ['many, an edge out of view', 61, rect(-500, 200, 2100, 1000), true],
    ['few, all in view', 16, bounds, false],
    ['few, more than half in view', 16, rect(-500, 200, 2100, 1000), false],
    ['few, less than half in view', 16, rect(-500, 200, 1900, 1000), true],
    ['few, nothing in view', 16, rect(9000, 9000), true],
  ])('helps with %s: %s people', (_, people, seen, helped) => expect(helps(people, bounds, seen)).toBe(helped));
});
