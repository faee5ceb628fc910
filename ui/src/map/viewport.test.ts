import { describe, expect, it } from 'vitest';
import { Viewport, ZOOM } from './viewport';

function view(x = 100, y = 50, zoom = 0.5): Viewport {
  return Object.assign(new Viewport(), { x, y, zoom, width: 800, height: 600 });
}

describe('the viewport', () => {
  it('takes points to the scene and back', () => {
    const it = view();
    for (const point of [{ x: 0, y: 0 }, { x: -37, y: 412 }, { x: 800, y: 600 }]) {
      const back = it.toScreen(it.toScene(point));
      expect(back.x).toBeCloseTo(point.x, 9);
      expect(back.y).toBeCloseTo(point.y, 9);
    }
  });

  it.each([1.5, 0.3, 100, 0.0001])('keeps what is under the pointer when zooming by %f', (factor) => {
    const it = view();
    const at = { x: 640, y: 20 };
    const before = it.toScene(at);
    it.zoomAt(factor, at);
    expect(it.toScene(at).x).toBeCloseTo(before.x, 6);
    expect(it.toScene(at).y).toBeCloseTo(before.y, 6);
    expect(it.zoom).toBeGreaterThanOrEqual(ZOOM.least);
    expect(it.zoom).toBeLessThanOrEqual(ZOOM.most);
  });

  it('moves with the hand at any zoom', () => {
    const it = view();
    const before = it.toScreen({ x: 7, y: 9 });
    it.panBy(30, -12);
    expect(it.toScreen({ x: 7, y: 9 })).toEqual({ x: before.x + 30, y: before.y - 12 });
  });

  it('fits the whole, and never magnifies', () => {
    const it = view();
    it.fit({ x: -1000, y: 0, width: 4000, height: 1000 });
    const seen = it.visible();
    expect(seen.x).toBeLessThanOrEqual(-1000);
    expect(seen.x + seen.width).toBeGreaterThanOrEqual(3000);
    it.fit({ x: 0, y: 0, width: 100, height: 4000 });
    expect(it.toScreen({ x: 0, y: 0 }).y).toBeCloseTo(54, 9);
    expect(it.toScreen({ x: 0, y: 4000 }).y).toBeCloseTo(it.height - 46, 9);
    it.fit({ x: 0, y: 0, width: 10, height: 10 });
    expect(it.zoom).toBe(1);
  });

  it('tells whether it fits the whole', () => {
    const it = view();
    const bounds = { x: -1000, y: 0, width: 4000, height: 1000 };
    it.fit(bounds);
    expect(it.fits(bounds)).toBe(true);
    it.panBy(3, 0);
    const moved = { x: it.x, y: it.y, zoom: it.zoom };
    expect(it.fits(bounds)).toBe(false);
    expect({ x: it.x, y: it.y, zoom: it.zoom }).toEqual(moved);
  });

  it('zooms out until the whole fills a third of the window', () => {
    const it = view();
    it.limit({ x: 0, y: 0, width: 1600, height: 100 });
    it.zoomAt(0.0001, { x: 0, y: 0 });
    expect(it.zoom).toBeCloseTo((800 - 32) / 1600 / 3, 9);
  });

  it('moves only as far as it must to show a card', () => {
    const it = view(0, 0, 1);
    expect(it.reveal({ x: 0, y: 0, width: 100, height: 50 })).toBe(false);
    expect(it.reveal({ x: 390, y: 0, width: 100, height: 50 }, 20)).toBe(true);
    expect([it.x, it.y]).toEqual([110, 0]);
  });
});
