/** What lies under the pointer. */
import type { Card, Line, Spot } from '../backend/host';
import { inside, type Point } from './geometry';
import { FROM } from './levels';
import { labelRect } from './painter';
import { distance } from './paths';
import type { Picture } from './picture';

/** A card, a line met on its stroke or its score, or a spot. */
export type Hit = { what: 'card'; card: Card } | { what: 'line'; line: Line } | { what: 'spot'; spot: Spot };

/** How near, in CSS pixels, the pointer has to be to a line's edge. */
const REACH = 4;

/** What is under a scene point at a zoom: scores first, then cards, then spots, then the nearest line. */
export function pick(picture: Picture, point: Point, zoom: number): Hit | null {
  const lines = picture.linesAt(point, REACH / zoom);
  if (zoom >= FROM.scores) {
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const { line } = lines[at];
      if (line.label && inside(labelRect(line.label, zoom), point)) return { what: 'line', line };
    }
  }
  const cards = picture.cardsIn({ ...point, width: 0, height: 0 });
  if (cards.length > 0) return { what: 'card', card: cards[cards.length - 1] };
  const spot = picture.spotAt(point);
  if (spot) return { what: 'spot', spot };

  let nearest: Line | null = null;
  let least = Infinity;
  for (const { line, polyline } of lines) {
    const gap = distance(polyline, point) - line.stroke.width / 2;
    if (gap <= REACH / zoom && gap <= least) [nearest, least] = [line, gap];
  }
  return nearest && { what: 'line', line: nearest };
}
