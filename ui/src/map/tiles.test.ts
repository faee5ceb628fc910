import { describe, expect, it } from 'vitest';
import { rect } from '../tests/scene';
import { flatten } from './paths';
import { Tiles } from './tiles';

const frame = { x: 100, y: 0, scale: 0.5, ratio: 1, width: 480, height: 96 };

describe('tiles', () => {
  it('gather neighbours in a row into one run, in device pixels', () => {
    const tiles = new Tiles(frame);
    tiles.addRect(rect(110, 10, 150, 20));
    expect(tiles.runs()).toEqual([{ x: 0, y: 0, width: 96, height: 48 }]);
    tiles.addRect(rect(900, 150, 10, 10));
    expect(tiles.extent()).toEqual({ x: 0, y: 0, width: 432, height: 96 });
  });

  it('have no extent where nothing on the sheet is marked', () => {
    const tiles = new Tiles(frame);
    tiles.addRect(rect(-500, -500, 10, 10));
    tiles.addLine(flatten('M-900 -900L-900 900'), 3);
    expect(tiles.extent()).toBeNull();
  });

  it('follow a line and not the rectangle round it', () => {
    const tiles = new Tiles({ ...frame, scale: 1, width: 480, height: 480 });
    tiles.addLine(flatten('M100 0L580 480'), 1);
    expect(tiles.meetRect(rect(330, 230, 4, 4))).toBe(true);
    expect(tiles.meetRect(rect(540, 20, 4, 4))).toBe(false);
    expect(tiles.meetLine(flatten('M100 480L580 0'), 1)).toBe(true);
    expect(tiles.meetLine(flatten('M400 0L580 180'), 1)).toBe(false);
  });

  it('meet a line that is mostly far outside the sheet', () => {
    const tiles = new Tiles(frame);
    tiles.addRect(rect(300, 50, 10, 10));
    expect(tiles.meetLine(flatten('M-1000000 55L1000000 55'), 1)).toBe(true);
    expect(tiles.meetLine(flatten('M-1000000 5555L1000000 5555'), 1)).toBe(false);
  });
});
