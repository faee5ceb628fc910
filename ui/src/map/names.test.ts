import { describe, expect, it } from 'vitest';
import { FROM, levelOf, readable, READABLE, scaled, scoreScale } from './levels';
import { inTwo, shortened } from './names';

describe('names', () => {
  it.each([
    ['Logistics', ['Logistics']],
    ['Priya Raman', ['Priya', 'Raman']],
    ['Maria del Carmen Ortiz', ['Maria del', 'Carmen Ortiz']],
  ])('cuts %s where it is nearest the middle', (name, rows) => expect(inTwo(name)).toEqual(rows));

  it.each([
    ['Priya Raman', [['Priya', 'Raman'], ['Priya Raman'], ['Priya R.'], ['Priya'], ['PR']]],
    ['Logistics', [['Logistics'], ['L']]],
    ['Maria del Carmen Ortiz', [['Maria del', 'Carmen Ortiz'], ['Maria del Carmen Ortiz'], ['Maria D. C. O.'], ['Maria'], ['MO']]],
  ])('shortens %s step by step', (name, ways) => expect(shortened(name)).toEqual(ways));
});

describe('levels', () => {
  it.each([
    [0.05, 'dot'],
    [FROM.compact, 'compact'],
    [0.69, 'compact'],
    [FROM.full, 'full'],
  ])('shows at zoom %f a card as %s', (zoom, level) => expect(levelOf(zoom)).toBe(level));

  it.each([8, 10, 12])('writes text of %i units on a full card so that it can be read', (size) => {
    for (const zoom of [FROM.full, 0.8, 1, 3]) expect(readable(size, zoom) * zoom).toBeGreaterThanOrEqual(READABLE - 1e-9);
    expect(readable(size, 3)).toBe(size);
  });

  it.each([0.6, 0.7, 0.85, 1, 2])('writes scores at zoom %f so that they can be read', (zoom) => {
    expect(9.5 * scoreScale(9.5, zoom) * zoom).toBeGreaterThanOrEqual(READABLE - 1e-9);
  });
  it('writes no scores from afar', () => expect(scoreScale(9.5, 0.5)).toBe(0));
  it('makes a rectangle larger about its middle', () => expect(scaled({ x: 0, y: 0, width: 10, height: 4 }, 2)).toEqual({ x: -5, y: -2, width: 20, height: 8 }));
});
