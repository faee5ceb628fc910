/** What stands out while the pointer rests on a card: the card, its ties and those at their other ends. */
import type { Card, Id } from '../backend/host';
import { meet, type Rect } from './geometry';
import type { Picture, PreparedLine } from './picture';

/** With more ties than this, nothing would stand out. */
const MOST = 240;

/** Cards and lines painted over the veil. */
export interface Lit {
  lines: PreparedLine[];
  cards: Card[];
}

/** What stands out for a card, as far as it lies in `seen`; null where it has no ties, or too many. */
export function litBy(picture: Picture, id: Id, seen: Rect): Lit | null {
  const all = picture.linesOf(new Set([id]));
  if (all.length === 0 || all.length > MOST) return null;
  const ids = new Set<Id>([id]);
  for (const { line } of all) ids.add(line.from).add(line.to);
  const cards = [...ids].flatMap((each) => picture.cards.get(each) ?? []);
  return { lines: all.filter((line) => meet(line.reach, seen)), cards: cards.filter((card) => meet(card.rect, seen)) };
}
