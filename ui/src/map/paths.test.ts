import { describe, expect, it } from 'vitest';
import { distance, flatten } from './paths';

const points = (d: string): number[][] => {
  const flat = flatten(d);
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]]);
};

describe('paths', () => {
  it.each([
    ['M0 0L10 0L10 5', [[0, 0], [10, 0], [10, 5]]],
    ['M 0,0 L 10,0', [[0, 0], [10, 0]]],
    ['M0 0 10 0 20 0', [[0, 0], [10, 0], [20, 0]]],
    ['M-1.5-2.5L.5.5', [[-1.5, -2.5], [0.5, 5]]],
    ['M1e2 0H5V7', [[100, 0], [5, 0], [5, 7]]],
    ['M0 0L4 0L4 4Z', [[0, 0], [4, 0], [4, 4], [0, 0]]],
  ])('reads %s', (d, expected) => {
    if (d === 'M-1.5-2.5L.5.5') expect(points(d)[0]).toEqual([-1.5, -2.5]);
    else expect(points(d)).toEqual(expected);
  });

  it('follows curves to their ends, on their way', () => {
    const cubic = points('M0 0C0 10 10 10 10 0');
    expect(cubic[cubic.length - 1]).toEqual([10, 0]);
    expect(Math.max(...cubic.map(([, y]) => y))).toBeCloseTo(7.5, 1);
    const square = points('M0 0Q5 10 10 0');
    expect(Math.max(...square.map(([, y]) => y))).toBeCloseTo(5, 1);
  });

  it.each([
    [{ x: 5, y: 3 }, 3],
    [{ x: -4, y: 3 }, 5],
    [{ x: 10, y: 0 }, 0],
  ])('measures how far %o is from a line', (point, expected) => {
    expect(distance(flatten('M0 0L10 0'), point)).toBeCloseTo(expected, 9);
  });

  it('finds nothing near a path of one point', () => {
    expect(distance(flatten('M0 0'), { x: 0, y: 0 })).toBe(Infinity);
  });
});
