import { expect, it } from 'vitest';
import { levelOf } from './levels';
import { inTwo } from './names';

it.each([
  ['Logistics', ['Logistics']],
  ['Priya Raman', ['Priya', 'Raman']],
  ['Maria del Carmen Ortiz', ['Maria del', 'Carmen Ortiz']],
])('cuts %s where it is nearest the middle', (name, rows) => expect(inTwo(name)).toEqual(rows));

it.each([
  [0.05, 'dot'],
  [0.22, 'compact'],
  [0.49, 'compact'],
  [0.5, 'full'],
])('shows at zoom %f a card as %s', (zoom, level) => expect(levelOf(zoom)).toBe(level));
