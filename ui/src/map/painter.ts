/** Paints a part of a picture on a canvas whose transform is the scene's. */
import type { Card, Id, Ink, Label, Line, Mark, Spot, Zone } from '../backend/host';
import { shared, type Rect } from './geometry';
import { FROM, levelOf, readable, READABLE, scaled, scoreScale, type Level } from './levels';
import { paintName } from './names';
import type { Palette } from './palette';
import { Pen } from './pen';
import type { Photos } from './photos';
import type { Part, PreparedLine } from './picture';
import type { Title, Titles } from './titles';

/** How the picture is to be shown just now. */
export interface Look {
  palette: Palette;
  photos: Photos;
  titles: Titles;
  /** High contrast: lines are never faint and never hair-thin. */
  contrast: boolean;
  /** Cards and lines that are painted elsewhere: they are being dragged, or on their way. */
  hidden: ReadonlySet<Id>;
  /** Trust of these bands stands out, that of others is faint; all alike where it is empty. */
  bands: ReadonlySet<Ink>;
}

/** The least width of a reporting line, in CSS pixels: from afar, trees are to be seen as trees. */
const THINNEST = 0.7;
/** The least width of any line in high contrast, in CSS pixels, and its least opacity. */
const CONTRAST = { width: 1.6, opacity: 0.8 } as const;

/** How faint a line is whose band is not asked for. */
const FAINT = 0.12;

/** Height of the type of scores, in units: the scene's `Label::SIZE`. */
const LABEL_SIZE = 9.5;

/** Width of the bar in the group's colour on a compact card, in units. */
const BAR = 7;

/** Things painted between two chances to pause. */
const BATCH = 12;

/** Milliseconds that things take to paint, roughly, without a GPU. */
const COST = { line: 0.005, pixelOfLine: 0.00007, dot: 0.004, compact: 0.05, full: 0.15 } as const;

/** How many times its milliseconds a budget may take to find out what is to be painted. */
const SEARCH = 1.5;
/** Lines between two looks at the clock. */
const LOOKS = 128;

/** Adds up, roughly, what painting within a scene rectangle takes. */
export class Budget {
  readonly #card: number;
  readonly #length: number;
  readonly #until: number;
  #asked = 0;

  /** `left` milliseconds, for painting at `zoom` (CSS pixels a unit) with `scale` device pixels a unit. */
  constructor(
    private left: number,
    readonly within: Rect,
    zoom: number,
    scale: number,
  ) {
    this.#card = COST[levelOf(zoom)];
    this.#length = COST.pixelOfLine * scale;
    this.#until = performance.now() + left * SEARCH;
  }

  /** Takes account of a card or a spot. */
  card(): void {
    this.left -= this.#card;
  }

  /** Takes account of a line that lies in `reach`. */
  line(reach: Rect): void {
    const { width, height } = shared(reach, this.within);
    this.left -= COST.line + Math.max(width, height) * this.#length;
  }

  /** Whether more was taken than there was, or to find out took too long. */
  get overdrawn(): boolean {
    this.#asked += 1;
    if (this.#asked % LOOKS === 0 && performance.now() > this.#until) this.left = -1;
    return this.left < 0;
  }
}

/** How opaque a line is drawn. */
function opacityOf(line: Line, look: Look): number {
  const aside = line.kind === 'trust' && look.bands.size > 0 && !look.bands.has(line.stroke.ink);
  if (aside) return line.opacity * FAINT;
  return look.contrast && line.opacity > 0.3 ? Math.max(line.opacity, CONTRAST.opacity) : line.opacity;
}

/**
 * Paints a part at `zoom` (CSS pixels a unit), pausing now and then: zones, spots, lines, cards, scores,
 * in this order. The caller clips.
 */
export function* paint(ctx: CanvasRenderingContext2D, part: Part, zoom: number, look: Look): Generator<void> {
  const level = levelOf(zoom);
  const pen = new Pen(ctx, look.palette, look.photos);
  const { hidden } = look;
  pen.alpha(1);
  const titles = look.titles.at(pen, zoom);
  for (const zone of part.zones) paintZone(pen, zone, zoom, titles);
  yield* inBatches(part.spots, BATCH / 2, (spot) => paintSpot(pen, spot, zoom));
  const lines = hidden.size === 0 ? part.lines : part.lines.filter(({ line }) => !hidden.has(line.id));
  const cards = hidden.size === 0 ? part.cards : part.cards.filter((card) => !hidden.has(card.id));
  yield* inBatches(lines, BATCH, (line) => paintLine(pen, line, zoom, look));
  yield* inBatches(cards, level === 'full' ? BATCH / 4 : BATCH, (card) => paintCard(pen, card, level, zoom));
  if (paintsScores(zoom)) yield* inBatches(lines, BATCH, (line) => paintLabel(pen, line, zoom, look));
  pen.alpha(1);
}

function* inBatches<T>(things: T[], batch: number, each: (thing: T) => void): Generator<void> {
  let left = batch;
  for (const thing of things) {
    each(thing);
    left -= 1;
    if (left <= 0) {
      left = batch;
      yield;
    }
  }
}

/** Paints the ground; from afar its titles as they are placed, and other words only where they can be read. */
function paintZone(pen: Pen, zone: Zone, zoom: number, titles: ReadonlyMap<Mark, Title>): void {
  for (const mark of zone.marks) {
    const title = titles.get(mark);
    if (mark.mark !== 'text' || mark.size * zoom >= READABLE) pen.mark(mark);
    else if (title) {
      pen.fill(mark.ink);
      pen.write(mark.text, title.x, title.y, title.size, mark.weight, mark.anchor);
    }
  }
}

/** Paints a spot; words on it only where they can be read. */
export function paintSpot(pen: Pen, { rect, marks, opacity }: Spot, zoom: number): void {
  const { ctx } = pen;
  pen.alpha(opacity);
  ctx.translate(rect.x, rect.y);
  for (const mark of marks) if (mark.mark !== 'text' || mark.size * zoom >= READABLE * 0.8) pen.mark(mark);
  ctx.translate(-rect.x, -rect.y);
}

/** Paints a line and its arrowhead at `zoom`, not its score. */
export function paintLine(pen: Pen, prepared: PreparedLine, zoom: number, look: Look): void {
  const { line } = prepared;
  pen.alpha(opacityOf(line, look));
  const reporting = line.kind === 'reports-to' || line.kind === 'reports-dotted';
  const thinnest = (look.contrast ? CONTRAST.width : reporting ? THINNEST : 0) / zoom;
  pen.stroke(line.stroke.width < thinnest ? { ...line.stroke, width: thinnest } : line.stroke);
  pen.ctx.stroke(prepared.path);
  if (prepared.arrow) {
    pen.fill(line.stroke.ink);
    pen.ctx.fill(prepared.arrow);
  }
}

/** Whether scores are painted at a zoom. */
export function paintsScores(zoom: number): boolean {
  return zoom >= FROM.scores;
}

/** Where a score is painted at a zoom; of no size where it is not. */
export function labelRect(label: Label, zoom: number): Rect {
  return scaled(label.rect, scoreScale(LABEL_SIZE, zoom));
}

/** Paints a line's score, where it has one. */
export function paintLabel(pen: Pen, { line }: PreparedLine, zoom: number, look: Look): void {
  const { label } = line;
  const scale = scoreScale(LABEL_SIZE, zoom);
  if (!label || scale === 0) return;
  const { x, y, width, height } = scaled(label.rect, scale);
  pen.alpha(opacityOf(line, look) < line.opacity ? FAINT : 1);
  pen.ctx.beginPath();
  pen.ctx.roundRect(x, y, width, height, height / 2);
  pen.fill('card');
  pen.ctx.fill();
  pen.stroke({ ink: label.ink, width: look.contrast ? 1.6 : 1, dash: 'solid' });
  pen.ctx.stroke();
  pen.fill('ink');
  pen.write(label.text, x + width / 2, y + label.baseline * scale, LABEL_SIZE * scale, 'semi-bold', 'middle');
}

/** Paints a card as a dot, by name, or in full. */
export function paintCard(pen: Pen, card: Card, level: Level, zoom: number): void {
  const { ctx } = pen;
  const { x, y, width, height } = card.rect;
  pen.alpha(card.opacity);
  if (level === 'full') {
    ctx.translate(x, y);
    for (const mark of card.marks) {
      if (mark.mark !== 'text' || mark.size * zoom >= READABLE) pen.mark(mark);
      else paintLarger(pen, mark, width - mark.x - 6, zoom);
    }
    ctx.translate(-x, -y);
    return;
  }
  ctx.beginPath();
  if (level === 'dot') {
    ctx.roundRect(x + width * 0.1, y + height * 0.1, width * 0.8, height * 0.8, height * 0.4);
    pen.fill(card.ink);
    ctx.fill();
    return;
  }
  paintCompact(pen, card, zoom);
}

/** Writes a text so large that it can be read, and no wider than the room it has. */
function paintLarger(pen: Pen, { x, y, text, size, weight, anchor, ink }: Mark & { mark: 'text' }, room: number, zoom: number): void {
  pen.fill(ink);
  const larger = readable(size, zoom);
  pen.write(text, x, anchor === 'middle' ? y + (larger - size) * 0.36 : y, larger, weight, anchor, anchor === 'start' ? room : undefined);
}

/** The card's own edge, a bar in the group's colour, and the name. */
function paintCompact(pen: Pen, card: Card, zoom: number): void {
  const { ctx } = pen;
  const { x, y, width, height } = card.rect;
  const edge = card.marks[0];
  const radius = edge?.mark === 'box' ? edge.radius : 10;
  ctx.roundRect(x, y, width, height, radius);
  pen.fill('card');
  ctx.fill();
  pen.fill(card.ink);
  ctx.beginPath();
  ctx.roundRect(x, y, BAR, height, [radius, 0, 0, radius]);
  ctx.fill();
  const stroke = edge?.mark === 'box' && edge.stroke ? edge.stroke : { ink: 'card-edge', width: 1.2, dash: 'solid' as const };
  pen.stroke({ ...stroke, width: Math.max(stroke.width, 0.9 / zoom) });
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
  ctx.stroke();
  const inset = Math.min(8, 2.5 / zoom);
  paintName(pen, card, { x: x + BAR + inset, y: y + 3, width: width - BAR - 2 * inset, height: height - 6 }, zoom);
}
