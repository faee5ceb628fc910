import { describe, expect, it } from 'vitest';
import { card } from '../tests/scene';
import { neighbour, type Direction } from './neighbours';

const cards = [card('middle', 0, 0), card('right', 200, 10), card('far-right', 500, 0), card('up', 20, -150), card('far-up', -30, -260), card('below-left', -300, 120)];

function check(direction: Direction, expected: string | null, tied: string[] = []): void {
  expect(neighbour(cards[0], cards, new Set(tied), direction)?.id ?? null).toBe(expected);
}

describe('walking by arrows', () => {
  it('goes to the nearest card in the direction', () => {
    check('right', 'right');
    check('up', 'up');
    check('left', 'below-left');
  });
  it('stays where nobody is', () => check('down', null));
  it('goes along a tie to a card somewhat farther', () => check('up', 'far-up', ['far-up']));
  it('but not past a card much nearer', () => check('right', 'right', ['far-right']));
});
