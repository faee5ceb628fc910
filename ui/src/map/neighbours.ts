/** Walking the map by arrow keys. */
import type { Id } from '../backend/host';
import { centre, type Rect } from './geometry';

/** A direction of the arrow keys. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const UNIT: Record<Direction, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** How much nearer a card counts that is tied to the one we leave. */
const TIED = 0.55;

/**
 * The card to go to from `from`: of those within 60° of the direction, the one with the least
 * distance, where a card off the straight way counts as farther and a tied one as nearer.
 */
export function neighbour<T extends { id: Id; rect: Rect }>(
  from: T,
  cards: Iterable<T>,
  tied: ReadonlySet<Id>,
  direction: Direction,
): T | null {
  const [ux, uy] = UNIT[direction];
  const here = centre(from.rect);
  let best: T | null = null;
  let least = Infinity;
  for (const card of cards) {
    if (card.id === from.id) continue;
    const there = centre(card.rect);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const ahead = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy - dy * ux);
    if (ahead <= 0 || aside > ahead * Math.sqrt(3)) continue;
    const cost = (ahead + 2 * aside) * (tied.has(card.id) ? TIED : 1);
    if (cost < least) [best, least] = [card, cost];
  }
  return best;
}
