/** What lies over the picture and changes with the hand: rings, highlights, dragged cards. */
import type { Card, Id } from '../backend/host';
import type { Drag } from './drag';
import { centre, grown, type Point, type Rect } from './geometry';
import type { Glide } from './glide';
import { HANDLE, handlesOf } from './handles';
import { levelOf } from './levels';
import type { Lit } from './lit';
import { paintCard, paintLabel, paintLine, type Look } from './painter';
import { Pen } from './pen';
import type { Picture, PreparedLine } from './picture';
import { litAlong, paintSteps, paintTrace, type Trace } from './trace';
import type { Viewport } from './viewport';
import { paintWeights, type Weights } from './weights';

/** What the overlay shows. */
export interface Over {
  selected: ReadonlySet<Id>;
  /** The line under the pointer. */
  hovered: Id | null;
  /** The card under the pointer. */
  pointed: Id | null;
  /** The spot under the pointer. */
  spot: string | null;
  /** The card under the pointer has handles to draw ties from. */
  handles: boolean;
  /** What stands out because the pointer rests on a card. */
  lit: Lit | null;
  /** A way that stands out until another is asked for. */
  trace: Trace | null;
  /** How much rests on each card. */
  weights: Weights | null;
  drag: Drag | null;
  /** Whom the dragged cards would report to. */
  target: Id | null;
  glide: Glide | null;
  band: Rect | null;
  /** A tie being drawn: from a card to a point, or to a card. */
  tie: { from: Id; to: Point; at: Id | null } | null;
}

/** How much of the picture is covered with paper where something stands out. */
const VEIL = 0.5;

/** Paints the overlay on a canvas of `ratio` device pixels a CSS pixel. */
export function paintOver(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  view: Viewport,
  ratio: number,
  look: Look,
  over: Over,
  now: number,
): void {
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha = 1;
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  const seen = view.visible();
  const scale = view.zoom * ratio;
  ctx.setTransform(scale, 0, 0, scale, -seen.x * scale, -seen.y * scale);
  ctx.lineJoin = 'round';
  const pixel = 1 / view.zoom;
  const { drag, glide, trace } = over;
  if (over.weights && !drag && !glide) paintWeights(ctx, picture, over.weights, seen, pixel, look);
  const lit = over.lit ?? (trace && litAlong(picture, trace));
  if (lit && !drag && !glide) {
    ctx.globalAlpha = VEIL;
    ctx.fillStyle = look.palette.of('paper');
    ctx.fillRect(seen.x, seen.y, seen.width, seen.height);
    ctx.globalAlpha = 1;
    if (!over.lit && trace) paintTrace(ctx, picture, trace, pixel, look);
    paintAll(ctx, lit.lines, lit.cards, view.zoom, look);
    if (!over.lit && trace) paintSteps(ctx, picture, trace, pixel, look);
  }
  if (!drag && !glide) {
    const lines = betweenSelected(picture, over.selected);
    const hovered = over.hovered === null ? undefined : picture.lines.get(over.hovered);
    if (hovered && !lines.includes(hovered)) lines.push(hovered);
    for (const prepared of lines) halo(ctx, prepared, pixel, look);
    paintAll(ctx, lines, [], view.zoom, look);
  }

  const moving = drag?.shown() ?? glide?.shown(now) ?? [];
  if (drag) paintAll(ctx, drag.lines, moving, view.zoom, look);
  else if (glide) paintAll(ctx, glide.lines, moving, view.zoom, look, glide.part(now));

  const rectOf = (id: Id): Rect | undefined => moving.find((card) => card.id === id)?.rect ?? picture.cards.get(id)?.rect;
  for (const id of over.selected) {
    const rect = rectOf(id);
    if (rect) ring(ctx, rect, pixel, look, 2);
  }
  const spot = over.spot === null ? undefined : picture.spots.find((each) => each.key === over.spot);
  if (spot) ring(ctx, spot.rect, pixel, look, 1);
  const pointed = over.pointed === null || drag ? undefined : rectOf(over.pointed);
  if (pointed && over.pointed !== null) {
    if (!over.selected.has(over.pointed)) ring(ctx, pointed, pixel, look, 1);
    if (over.handles) handles(ctx, pointed, pixel, look);
  }
  const target = over.target === null ? undefined : rectOf(over.target);
  if (target) ring(ctx, grown(target, 3), pixel, look, 3.5);
  if (over.tie) tie(ctx, over.tie, rectOf, pixel, look);
  if (over.band) {
    ctx.setLineDash([4 * pixel, 3 * pixel]);
    ctx.lineWidth = pixel;
    ctx.strokeStyle = look.palette.of('ink');
    ctx.fillStyle = look.palette.of('muted');
    ctx.globalAlpha = 0.08;
    ctx.fillRect(over.band.x, over.band.y, over.band.width, over.band.height);
    ctx.globalAlpha = 1;
    ctx.strokeRect(over.band.x, over.band.y, over.band.width, over.band.height);
  }
}

/** Paints lines, cards and scores, whatever the picture itself leaves out; lines as opaque as said. */
function paintAll(ctx: CanvasRenderingContext2D, lines: readonly PreparedLine[], cards: readonly Card[], zoom: number, look: Look, opacity = 1): void {
  const pen = new Pen(ctx, look.palette, look.photos);
  const level = levelOf(zoom);
  if (opacity === 1) for (const line of lines) paintLine(pen, line, zoom, look);
  else {
    // Whole lines fade in: a line's own opacity is certainty, and is kept.
    ctx.save();
    for (const prepared of lines) {
      const { line } = prepared;
      pen.alpha(line.opacity * opacity);
      pen.stroke(line.stroke);
      ctx.stroke(prepared.path);
    }
    ctx.restore();
  }
  const fresh = new Pen(ctx, look.palette, look.photos);
  for (const card of cards) paintCard(fresh, card, level, zoom);
  if (opacity === 1) for (const line of lines) paintLabel(fresh, line, zoom, look);
  fresh.alpha(1);
}

/** The lines between selected cards, where two are selected. */
function betweenSelected(picture: Picture, selected: ReadonlySet<Id>): PreparedLine[] {
  if (selected.size !== 2) return [];
  return picture.linesOf(selected).filter(({ line }) => selected.has(line.from) && selected.has(line.to));
}

function halo(ctx: CanvasRenderingContext2D, prepared: PreparedLine, pixel: number, look: Look): void {
  ctx.globalAlpha = look.contrast ? 0.4 : 0.16;
  ctx.strokeStyle = look.palette.of('ink');
  ctx.lineWidth = prepared.line.stroke.width + Math.max(10, 8 * pixel);
  ctx.lineCap = 'round';
  ctx.setLineDash([]);
  ctx.stroke(prepared.path);
  ctx.lineCap = 'butt';
  ctx.globalAlpha = 1;
}

/** A ring round a card; one of a width up to 1 is only hinted at. */
function ring(ctx: CanvasRenderingContext2D, rect: Rect, pixel: number, look: Look, width: number): void {
  const strong = look.contrast ? width + 1 : width;
  const { x, y, width: wide, height } = grown(rect, 3);
  ctx.setLineDash([]);
  ctx.strokeStyle = look.palette.of('ink');
  ctx.lineWidth = Math.max(strong, strong * pixel);
  ctx.globalAlpha = width > 1 || look.contrast ? 1 : 0.45;
  ctx.beginPath();
  ctx.roundRect(x, y, wide, height, Math.min(12, height / 2));
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function handles(ctx: CanvasRenderingContext2D, rect: Rect, pixel: number, look: Look): void {
  ctx.setLineDash([]);
  ctx.lineWidth = 1.4 * pixel;
  ctx.strokeStyle = look.palette.of('ink');
  ctx.fillStyle = look.palette.of('card');
  for (const { x, y } of handlesOf(rect)) {
    ctx.beginPath();
    ctx.arc(x, y, HANDLE.radius * pixel, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}

/** A line from a card to the pointer, or to the card that the pointer is over. */
function tie(
  ctx: CanvasRenderingContext2D,
  { from, to, at }: NonNullable<Over['tie']>,
  rectOf: (id: Id) => Rect | undefined,
  pixel: number,
  look: Look,
): void {
  const start = rectOf(from);
  if (!start) return;
  const end = at === null ? undefined : rectOf(at);
  const [a, b] = [centre(start), end ? centre(end) : to];
  ctx.strokeStyle = look.palette.of('ink');
  ctx.lineWidth = (look.contrast ? 2.5 : 1.5) * pixel;
  ctx.setLineDash([6 * pixel, 4 * pixel]);
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
  ring(ctx, start, pixel, look, 2);
  if (end) ring(ctx, end, pixel, look, 2);
}
