/** What lies under the pointer. */
import type { Card, Line } from '../backend/host';
import { inside, type Point } from './geometry';
import { levelOf } from './levels';
import { distance } from './paths';
import type { Picture } from './picture';

/** A card, or a line met on its stroke or its score. */
export type Hit = { what: 'card'; card: Card } | { what: 'line'; line: Line };

/** How near, in CSS pixels, the pointer has to be to a line's edge. */
const REACH = 4;

/** What is under a scene point at a zoom: scores first, then cards, then the nearest line. */
export function pick(picture: Picture, point: Point, zoom: number): Hit | null {
  const lines = picture.linesAt(point, REACH / zoom);
  if (levelOf(zoom) === 'full') {
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const { line } = lines[at];
      if (line.label && inside(line.label.rect, point)) return { what: 'line', line };
    }
  }
  const cards = picture.cardsIn({ ...point, width: 0, height: 0 });
  if (cards.length > 0) return { what: 'card', card: cards[cards.length - 1] };

  let nearest: Line | null = null;
  let least = Infinity;
  for (const { line, polyline } of lines) {
    const gap = distance(polyline, point) - line.stroke.width / 2;
    if (gap <= REACH / zoom && gap <= least) [nearest, least] = [line, gap];
  }
  return nearest && { what: 'line', line: nearest };
}
