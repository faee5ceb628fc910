/** How much rests on each card, drawn as a ring round it whose width tells it. */
import type { Id } from '../backend/host';
import { grown, meet, type Rect } from './geometry';
import type { Look } from './painter';
import type { Picture } from './picture';

/** Parts of the most there is, in 0…1. */
export type Weights = ReadonlyMap<Id, number>;

/** The widest ring: in scene units, and in CSS pixels where the map is small. */
const WIDEST = { units: 13, pixels: 9 };
/** Rings thinner than this, in CSS pixels, are not drawn: what is small from far is small. */
const LEAST = 0.7;

/** How wide the ring of a part is, in scene units, where a CSS pixel is so many; 0 where there is none. */
export function ringOf(part: number, pixel: number): number {
  const width = Math.max(WIDEST.units, WIDEST.pixels * pixel) * part;
  return width < LEAST * pixel ? 0 : width;
}

export function paintWeights(ctx: CanvasRenderingContext2D, picture: Picture, weights: Weights, seen: Rect, pixel: number, look: Look): void {
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = look.palette.of('ink');
  for (const [id, part] of weights) {
    const rect = picture.cards.get(id)?.rect;
    const width = ringOf(part, pixel);
    if (!rect || width === 0 || !meet(grown(rect, 2 * width), seen)) continue;
    const { x, y, width: wide, height } = grown(rect, 1.5 + width / 2);
    ctx.globalAlpha = look.contrast ? 0.9 : 0.2 + 0.35 * part;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.roundRect(x, y, wide, height, Math.min(10 + width / 2, height / 2));
    ctx.stroke();
  }
  ctx.restore();
}
