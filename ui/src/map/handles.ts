/** The small handles in the middles of a card's edges, from which ties are drawn. */
import { type Point, type Rect } from './geometry';
import { levelOf } from './levels';

/** Radius of a handle, and how far from its middle it is met, in CSS pixels. */
export const HANDLE = { radius: 4.5, reach: 8 } as const;

/** The middles of a card's edges. */
export function handlesOf({ x, y, width, height }: Rect): Point[] {
  return [
    { x: x + width / 2, y },
    { x: x + width, y: y + height / 2 },
    { x: x + width / 2, y: y + height },
    { x, y: y + height / 2 },
  ];
}

/** The handle of a card at a scene point, where cards are large enough for handles at this zoom. */
export function handleAt(rect: Rect, point: Point, zoom: number): Point | null {
  if (levelOf(zoom) === 'dot') return null;
  const reach = Math.min(HANDLE.reach / zoom, Math.min(rect.width, rect.height) / 4);
  return handlesOf(rect).find((each) => Math.hypot(each.x - point.x, each.y - point.y) <= reach) ?? null;
}
