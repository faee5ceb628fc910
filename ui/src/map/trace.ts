/** A way through the map that stands out, step by step, with its weakest step marked. */
import type { Card, Id } from '../backend/host';
import { centre, grown, type Point, type Rect } from './geometry';
import type { Lit } from './lit';
import type { Look } from './painter';
import { TYPEFACE } from './pen';
import type { Picture } from './picture';

/** A step from one card to another along a tie. */
export interface Step {
  from: Id;
  to: Id;
  tie: Id;
  /** It carries least. */
  weak: boolean;
}

/** Steps that follow one another. */
export interface Trace {
  steps: Step[];
}

/** Radius of the number at a card, in CSS pixels. */
const NUMBER = 9;

/** Everybody on the way who has a card, in order. */
function cardsOf(picture: Picture, { steps }: Trace): Card[] {
  const ids = [...steps.slice(0, 1).map(({ from }) => from), ...steps.map(({ to }) => to)];
  return ids.flatMap((id) => picture.cards.get(id) ?? []);
}

/** Where the cards of the way stand. */
export function rectsOf(picture: Picture, trace: Trace): Rect[] {
  return cardsOf(picture, trace).map(({ rect }) => rect);
}

/** The cards and lines of the way that are drawn. */
export function litAlong(picture: Picture, trace: Trace): Lit {
  return { lines: trace.steps.flatMap(({ tie }) => picture.lines.get(tie) ?? []), cards: cardsOf(picture, trace) };
}

/** Where the line between the middles of two rectangles leaves the first. */
export function edge(from: Rect, to: Rect): Point {
  const [a, b] = [centre(from), centre(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const least = Math.min(dx === 0 ? Infinity : from.width / 2 / Math.abs(dx), dy === 0 ? Infinity : from.height / 2 / Math.abs(dy));
  const part = Number.isFinite(least) ? Math.min(1, least) : 0;
  return { x: a.x + dx * part, y: a.y + dy * part };
}

/** What lies below the lines of the way: a halo along each step, and an arrow where the lens draws no line. */
export function paintTrace(ctx: CanvasRenderingContext2D, picture: Picture, { steps }: Trace, pixel: number, look: Look): void {
  ctx.save();
  ctx.lineCap = 'round';
  ctx.setLineDash([]);
  for (const { from, to, tie, weak } of steps) {
    const [start, end] = [picture.cards.get(from)?.rect, picture.cards.get(to)?.rect];
    if (!start || !end) continue;
    const drawn = picture.lines.get(tie);
    ctx.strokeStyle = look.palette.of(weak ? 'strained' : 'ink');
    ctx.globalAlpha = look.contrast ? 0.5 : weak ? 0.34 : 0.16;
    ctx.lineWidth = (drawn?.line.stroke.width ?? 2) + Math.max(12, 9 * pixel);
    if (drawn) ctx.stroke(drawn.path);
    else straight(ctx, edge(start, end), edge(end, start), pixel, look);
  }
  ctx.restore();
}

/** The halo and the arrow of a step that has no line of its own. */
function straight(ctx: CanvasRenderingContext2D, start: Point, end: Point, pixel: number, look: Look): void {
  const line = new Path2D();
  line.moveTo(start.x, start.y);
  line.lineTo(end.x, end.y);
  ctx.stroke(line);
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const far = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [(dx / far) * 8 * pixel, (dy / far) * 8 * pixel];
  line.moveTo(end.x - ux - uy * 0.6, end.y - uy + ux * 0.6);
  line.lineTo(end.x, end.y);
  line.lineTo(end.x - ux + uy * 0.6, end.y - uy - ux * 0.6);
  ctx.globalAlpha = 1;
  ctx.lineWidth = 1.6 * pixel;
  ctx.strokeStyle = look.palette.of('ink');
  ctx.stroke(line);
}

/** What lies over the cards of the way: a ring round each, and its place in the order. */
export function paintSteps(ctx: CanvasRenderingContext2D, picture: Picture, trace: Trace, pixel: number, look: Look): void {
  ctx.save();
  ctx.setLineDash([]);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  cardsOf(picture, trace).forEach(({ rect }, index) => {
    const { x, y, width, height } = grown(rect, 2);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = ctx.fillStyle = look.palette.of('ink');
    ctx.lineWidth = Math.max(1.5, 1.5 * pixel);
    ctx.beginPath();
    ctx.roundRect(x, y, width, height, Math.min(11, height / 2));
    ctx.stroke();
    const radius = NUMBER * Math.max(pixel, 0.6);
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = look.palette.of('paper');
    ctx.font = `600 ${radius * 1.25}px ${TYPEFACE}`;
    ctx.fillText(String(index + 1), x, y + radius * 0.06);
  });
  ctx.restore();
}
