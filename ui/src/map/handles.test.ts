import { expect, it } from 'vitest';
import { rect } from '../tests/scene';
import { covering } from './photos';
import { handleAt, handlesOf } from './handles';

const card = rect(100, 100, 172, 58);

it.each(handlesOf(card))('meets the handle at %o, and a little round it', (middle) => {
  expect(handleAt(card, { x: middle.x + 6, y: middle.y - 4 }, 1)).toEqual(middle);
  expect(handleAt(card, { x: middle.x + 20, y: middle.y - 20 }, 1)).toBeNull();
});

it('leaves the middle of a card for the card', () => {
  for (const zoom of [0.25, 0.5, 1, 4]) expect(handleAt(card, { x: 186, y: 129 }, zoom)).toBeNull();
});

it('has no handles on dots', () => expect(handleAt(card, { x: 186, y: 100 }, 0.1)).toBeNull());

it.each([
  [400, 300, 1, { x: 50, y: 0, width: 300, height: 300 }],
  [300, 400, 1, { x: 0, y: 50, width: 300, height: 300 }],
  [100, 100, 2, { x: 0, y: 25, width: 100, height: 50 }],
])('cuts a photo of %i × %i to its middle', (width, height, proportion, part) => expect(covering(width, height, proportion)).toEqual(part));
