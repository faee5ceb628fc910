import { describe, expect, it } from 'vitest';
import type { Rect } from './geometry';
import { spared, type Frame } from './sheet';

const frame = (x: number, y: number, scale = 0.5): Frame => ({ x, y, scale, ratio: 1, width: 1000, height: 600 });
const area = (rects: Rect[]): number => rects.reduce((sum, { width, height }) => sum + width * height, 0);

describe('a finished sheet', () => {
  it.each([
    ['to the right', 400, 0, { x: -200, y: 0 }, 200 * 600],
    ['down and to the left', -100, 240, { x: 50, y: -120 }, 1000 * 600 - 950 * 480],
    ['by nothing', 0, 0, { x: 0, y: 0 }, 0],
  ])('spares a view moved %s all it shows', (_, x, y, at, left) => {
    const known = spared(frame(x, y), frame(0, 0));
    expect(known?.at).toEqual({ x: at.x + 0, y: at.y + 0 });
    expect(area(known?.left ?? [])).toBe(left);
  });

  it('spares nothing at another scale, or where it shows nothing of the view', () => {
    expect(spared(frame(0, 0, 0.6), frame(0, 0))).toBeNull();
    expect(spared(frame(2000, 0), frame(0, 0))).toBeNull();
  });

  it('moves the view by less than a pixel, so that pixels fall on pixels', () => {
    const known = spared(frame(10.3, -7.9), frame(0, 0));
    if (!known) throw new Error('It shows most of it.');
    expect(Math.abs(known.frame.x - 10.3) * 0.5).toBeLessThanOrEqual(0.5);
    expect(Math.abs(known.frame.y + 7.9) * 0.5).toBeLessThanOrEqual(0.5);
    expect(Number.isInteger(known.frame.x * 0.5) && Number.isInteger(known.frame.y * 0.5)).toBe(true);
  });
});
