/** The whole map in small, with the view as a frame. */
import type { Ink } from '../backend/host';
import { grown, type Point, type Rect } from './geometry';
import type { Picture } from './picture';

/** The most room the small map takes, in CSS pixels. */
export const ROOM = { width: 196, height: 136 } as const;
/** The share of the drawing in view from which the small map only covers what is there already. */
const ENOUGH = { few: 0.5, many: 0.9 } as const;
/** From how many people on the small map helps as soon as a part is out of view. */
export const MANY = 60;
/** The least side of a card's dot, in CSS pixels. */
const DOT = 1.6;

/** Where the scene lies in the small map: scene units times `scale`, from the corner (x, y) of the scene. */
export interface Reduction {
  x: number;
  y: number;
  scale: number;
  /** Size of the small map, in CSS pixels. */
  width: number;
  height: number;
}

/** The largest small map of `bounds` with a little ground round it. */
export function reductionOf(bounds: Rect): Reduction {
  const { x, y, width, height } = grown(bounds, Math.max(bounds.width, bounds.height) * 0.02);
  const scale = Math.min(ROOM.width / width, ROOM.height / height);
  return { x, y, scale, width: Math.max(40, Math.round(width * scale)), height: Math.max(40, Math.round(height * scale)) };
}

/** A scene rectangle in the small map. */
export function reduced({ x, y, scale }: Reduction, rect: Rect): Rect {
  return { x: (rect.x - x) * scale, y: (rect.y - y) * scale, width: rect.width * scale, height: rect.height * scale };
}

/** The scene point under a point of the small map. */
export function enlarged({ x, y, scale }: Reduction, point: Point): Point {
  return { x: x + point.x / scale, y: y + point.y / scale };
}

/** Whether the small map helps: a part of the drawing is out of view, or half of it where there are few. */
export function helps(people: number, bounds: Rect, seen: Rect): boolean {
  const wide = Math.min(bounds.x + bounds.width, seen.x + seen.width) - Math.max(bounds.x, seen.x);
  const high = Math.min(bounds.y + bounds.height, seen.y + seen.height) - Math.max(bounds.y, seen.y);
  const enough = people > MANY ? ENOUGH.many : ENOUGH.few;
  return Math.max(0, wide) * Math.max(0, high) < bounds.width * bounds.height * enough;
}

/** Paints ground and cards on a canvas of `ratio` device pixels a CSS pixel. */
export function paintSmall(ctx: CanvasRenderingContext2D, picture: Picture, reduction: Reduction, ratio: number, colour: (ink: Ink) => string): void {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, reduction.width, reduction.height);
  for (const zone of picture.zones) {
    const ground = zone.marks.find((mark) => mark.mark === 'box' && mark.fill !== null);
    if (ground?.mark !== 'box' || ground.fill === null) continue;
    const { x, y, width, height } = reduced(reduction, zone.rect);
    ctx.fillStyle = colour(ground.fill);
    ctx.fillRect(x, y, width, height);
  }
  const byInk = new Map<string, Rect[]>();
  for (const { ink, rect, opacity } of picture.cards.values()) {
    const key = `${opacity < 0.5 ? 0.35 : 1} ${ink}`;
    const known = byInk.get(key);
    if (known) known.push(rect);
    else byInk.set(key, [rect]);
  }
  for (const [key, rects] of byInk) {
    const [opacity, ink] = key.split(' ');
    ctx.globalAlpha = Number(opacity);
    ctx.fillStyle = colour(ink);
    // One outline of thousands of boxes takes a canvas a second to fill.
    for (const rect of rects) {
      const { x, y, width, height } = reduced(reduction, rect);
      const [wide, high] = [Math.max(DOT, width), Math.max(DOT, height)];
      ctx.fillRect(x + (width - wide) / 2, y + (height - high) / 2, wide, high);
    }
  }
  ctx.globalAlpha = 1;
}
