/** Several cards brought into a row or a column, or to equal gaps. */
import type { Card, Move } from '../backend/host';
import { centre, union, type Rect } from './geometry';

/** An edge or a middle to bring cards to. */
export type Line = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** The way in which gaps are made equal. */
export type Way = 'horizontally' | 'vertically';

type Placed = Pick<Card, 'id' | 'rect'>;

/**
 * The new middles of those cards that have to move for all to share an edge or a middle of the
 * rectangle they lie in. They keep their other coordinate.
 */
export function aligned(cards: readonly Placed[], to: Line): Move[] {
  if (cards.length < 2) return [];
  const all = cards.map((card) => card.rect).reduce(union);
  return moved(cards, ({ width, height, ...rect }) => {
    const { x, y } = centre({ ...rect, width, height });
    if (to === 'left') return { x: all.x + width / 2, y };
    if (to === 'right') return { x: all.x + all.width - width / 2, y };
    if (to === 'centre') return { x: all.x + all.width / 2, y };
    if (to === 'top') return { x, y: all.y + height / 2 };
    if (to === 'bottom') return { x, y: all.y + all.height - height / 2 };
    return { x, y: all.y + all.height / 2 };
  });
}

/**
 * The new middles of those cards that have to move for the gaps between neighbours to be equal. The
 * outermost two stay; where there is no room for gaps, the cards overlap by equal shares.
 */
export function distributed(cards: readonly Placed[], way: Way): Move[] {
  if (cards.length < 3) return [];
  const across = way === 'horizontally';
  const low = ({ rect }: Placed): number => (across ? rect.x : rect.y);
  const size = ({ rect }: Placed): number => (across ? rect.width : rect.height);
  const row = [...cards].sort((a, b) => low(a) - low(b) || low(a) + size(a) - low(b) - size(b));
  const [first, last] = [row[0], row[row.length - 1]];
  const room = low(last) + size(last) - low(first);
  const gap = (room - row.reduce((sum, card) => sum + size(card), 0)) / (row.length - 1);
  let at = low(first);
  const starts = new Map<string, number>();
  for (const card of row) {
    starts.set(card.id, at);
    at += size(card) + gap;
  }
  return moved(cards, (rect, id) => {
    const { x, y } = centre(rect);
    const start = starts.get(id) ?? 0;
    return across ? { x: start + rect.width / 2, y } : { x, y: start + rect.height / 2 };
  });
}

function moved(cards: readonly Placed[], to: (rect: Rect, id: string) => { x: number; y: number }): Move[] {
  return cards.flatMap(({ id, rect }) => {
    const [now, then] = [centre(rect), to(rect, id)];
    return Math.abs(now.x - then.x) + Math.abs(now.y - then.y) < 0.01 ? [] : [{ id, ...then }];
  });
}
