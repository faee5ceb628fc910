/** What lies over the picture and changes with the hand: rings, highlights, dragged cards. */
import type { Card, Id } from '../backend/host';
import type { Drag } from './drag';
import { grown, type Point, type Rect } from './geometry';
import { levelOf } from './levels';
import { paintCard, paintLabel, paintLine, type Look } from './painter';
import { Pen } from './pen';
import type { Picture, PreparedLine } from './picture';
import type { Viewport } from './viewport';

/** What the overlay shows. */
export interface Over {
  selected: ReadonlySet<Id>;
  /** The line under the pointer. */
  hovered: Id | null;
  /** The card under the pointer. */
  pointed: Id | null;
  drag: Drag | null;
  band: Rect | null;
  /** A tie being drawn: from a card to the pointer. */
  tie: { from: Id; to: Point } | null;
}

/** Paints the overlay on a canvas of `ratio` device pixels a CSS pixel. */
export function paintOver(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  view: Viewport,
  ratio: number,
  look: Look,
  over: Over,
): void {
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  const seen = view.visible();
  const scale = view.zoom * ratio;
  ctx.setTransform(scale, 0, 0, scale, -seen.x * scale, -seen.y * scale);
  ctx.lineJoin = 'round';
  const pixel = 1 / view.zoom;
  if (!over.drag) {
    const lines = betweenSelected(picture, over.selected);
    const hovered = over.hovered === null ? undefined : picture.lines.get(over.hovered);
    if (hovered && !lines.includes(hovered)) lines.push(hovered);
    for (const prepared of lines) halo(ctx, prepared, pixel, look);
    paintAll(ctx, lines, [], view.zoom, look);
  }

  const dragged = over.drag?.shown() ?? [];
  if (over.drag) {
    paintAll(ctx, over.drag.lines, dragged, view.zoom, look);
  }

  for (const id of over.selected) {
    const rect = dragged.find((card) => card.id === id)?.rect ?? picture.cards.get(id)?.rect;
    if (rect) ring(ctx, rect, pixel, look, 2);
  }
  const pointed = over.pointed === null || over.drag ? undefined : picture.cards.get(over.pointed);
  if (pointed && !over.selected.has(pointed.id)) ring(ctx, pointed.rect, pixel, look, 1);

  if (over.tie) {
    const from = picture.cards.get(over.tie.from)?.rect;
    if (from) {
      ctx.strokeStyle = look.palette.of('ink');
      ctx.lineWidth = 1.5 * pixel;
      ctx.setLineDash([6 * pixel, 4 * pixel]);
      ctx.beginPath();
      ctx.moveTo(from.x + from.width / 2, from.y + from.height / 2);
      ctx.lineTo(over.tie.to.x, over.tie.to.y);
      ctx.stroke();
      ring(ctx, from, pixel, look, 2);
    }
  }
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

/** Paints lines, cards and scores, whatever the picture itself leaves out. */
function paintAll(ctx: CanvasRenderingContext2D, lines: PreparedLine[], cards: Card[], zoom: number, look: Look): void {
  const pen = new Pen(ctx, look.palette);
  const level = levelOf(zoom);
  for (const line of lines) paintLine(pen, line, zoom, look);
  for (const card of cards) paintCard(pen, card, level);
  if (level === 'full') for (const line of lines) paintLabel(pen, line, look);
  pen.alpha(1);
}

/** The lines between selected cards, where two are selected. */
function betweenSelected(picture: Picture, selected: ReadonlySet<Id>): PreparedLine[] {
  if (selected.size !== 2) return [];
  return picture.linesOf(selected).filter(({ line }) => selected.has(line.from) && selected.has(line.to));
}

function halo(ctx: CanvasRenderingContext2D, prepared: PreparedLine, pixel: number, look: Look): void {
  ctx.globalAlpha = 0.16;
  ctx.strokeStyle = look.palette.of('ink');
  ctx.lineWidth = prepared.line.stroke.width + Math.max(10, 8 * pixel);
  ctx.lineCap = 'round';
  ctx.setLineDash([]);
  ctx.stroke(prepared.path);
  ctx.lineCap = 'butt';
}

function ring(ctx: CanvasRenderingContext2D, rect: Rect, pixel: number, look: Look, width: number): void {
  const { x, y, width: wide, height } = grown(rect, 3);
  ctx.setLineDash([]);
  ctx.strokeStyle = look.palette.of('ink');
  ctx.lineWidth = Math.max(width, width * pixel);
  ctx.globalAlpha = width > 1 ? 1 : 0.45;
  ctx.beginPath();
  ctx.roundRect(x, y, wide, height, 12);
  ctx.stroke();
  ctx.globalAlpha = 1;
}
