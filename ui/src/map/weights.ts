/** How much rests on each card, drawn as a ring round it whose width tells it. */
import type { Id } from '../backend/host';
import { grown, meet, type Rect } from './geometry';
import type { Look } from './painter';
import type { Picture } from './picture';

/** Parts of the most there is, in 0…1. */
export type Weights = ReadonlyMap<Id, number>;

/** The widest ring, in scene units. */
const WIDEST = 13;
/** Below this part nothing is drawn. */
const LEAST = 0.01;

export function paintWeights(ctx: CanvasRenderingContext2D, picture: Picture, weights: Weights, seen: Rect, pixel: number, look: Look): void {
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = look.palette.of('ink');
  for (const [id, part] of weights) {
    const rect = picture.cards.get(id)?.rect;
    if (!rect || part < LEAST || !meet(grown(rect, WIDEST), seen)) continue;
    const width = Math.max(1.5 * pixel, WIDEST * part);
    const { x, y, width: wide, height } = grown(rect, 1.5 + width / 2);
    ctx.globalAlpha = look.contrast ? 0.9 : 0.2 + 0.35 * part;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.roundRect(x, y, wide, height, Math.min(10 + width / 2, height / 2));
    ctx.stroke();
  }
  ctx.restore();
}
