import { expect, it } from 'vitest';
import { ringOf } from './weights';

it.each([
  { part: 1, pixel: 1, ring: 13 },
  { part: 0.5, pixel: 1, ring: 6.5 },
  { part: 0.01, pixel: 1, ring: 0 },
  // From far the widest is nine pixels wide, and what would be a hairline is left out.
  { part: 1, pixel: 6, ring: 54 },
  { part: 0.05, pixel: 6, ring: 0 },
])('a part of $part is a ring of $ring where a pixel is $pixel units', ({ part, pixel, ring }) => {
  expect(ringOf(part, pixel)).toBe(ring);
});
