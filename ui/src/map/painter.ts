/** Paints a part of a picture on a canvas whose transform is the scene's. */
import type { Card, Id, Ink, Line } from '../backend/host';
import { shared, type Rect } from './geometry';
import { levelOf, type Level } from './levels';
import { paintName } from './names';
import type { Palette } from './palette';
import { Pen } from './pen';
import type { Part, PreparedLine } from './picture';

/** How the picture is to be shown just now. */
export interface Look {
  palette: Palette;
  /** Cards and lines that are painted elsewhere: they are being dragged. */
  hidden: ReadonlySet<Id>;
  /** Trust of these bands stands out, that of others is faint; all alike where it is empty. */
  bands: ReadonlySet<Ink>;
}

/** The least width of a reporting line, in CSS pixels: from afar, trees are to be seen as trees. */
const THINNEST = 0.7;

/** How faint a line is whose band is not asked for. */
const FAINT = 0.12;

/** Height of the type of scores, in units: the scene's `Label::SIZE`. */
const LABEL_SIZE = 9.5;

/** Things painted between two chances to pause. */
const BATCH = 24;

/** Milliseconds that things take to paint, roughly, without a GPU. */
const COST = { line: 0.005, pixelOfLine: 0.00007, dot: 0.004, compact: 0.05, full: 0.15 } as const;

/** Adds up, roughly, what painting within a scene rectangle takes. */
export class Budget {
  readonly #card: number;
  readonly #length: number;

  /** `left` milliseconds, for painting at `zoom` (CSS pixels a unit) with `scale` device pixels a unit. */
  constructor(
    private left: number,
    readonly within: Rect,
    zoom: number,
    scale: number,
  ) {
    this.#card = COST[levelOf(zoom)];
    this.#length = COST.pixelOfLine * scale;
  }

  /** Takes account of a card. */
  card(): void {
    this.left -= this.#card;
  }

  /** Takes account of a line that lies in `reach`. */
  line(reach: Rect): void {
    const { width, height } = shared(reach, this.within);
    this.left -= COST.line + Math.max(width, height) * this.#length;
  }

  /** Whether more was taken than there was. */
  get overdrawn(): boolean {
    return this.left < 0;
  }
}

/** How opaque a line is drawn. */
function opacityOf(line: Line, look: Look): number {
  const aside = line.kind === 'trust' && look.bands.size > 0 && !look.bands.has(line.stroke.ink);
  return aside ? line.opacity * FAINT : line.opacity;
}

/**
 * Paints a part at `zoom` (CSS pixels a unit), pausing now and then: zones, lines, cards, scores, in
 * this order. The caller clips.
 */
export function* paint(ctx: CanvasRenderingContext2D, part: Part, zoom: number, look: Look): Generator<void> {
  const level = levelOf(zoom);
  const pen = new Pen(ctx, look.palette);
  const { hidden } = look;
  pen.alpha(1);
  for (const zone of part.zones) for (const mark of zone.marks) pen.mark(mark);
  const lines = hidden.size === 0 ? part.lines : part.lines.filter(({ line }) => !hidden.has(line.id));
  const cards = hidden.size === 0 ? part.cards : part.cards.filter((card) => !hidden.has(card.id));
  yield* inBatches(lines, BATCH, (line) => paintLine(pen, line, zoom, look));
  yield* inBatches(cards, level === 'full' ? BATCH / 4 : BATCH, (card) => paintCard(pen, card, level));
  if (level === 'full') yield* inBatches(lines, BATCH, (line) => paintLabel(pen, line, look));
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

/** Paints a line and its arrowhead at `zoom`, not its score. */
export function paintLine(pen: Pen, prepared: PreparedLine, zoom: number, look: Look): void {
  const { line } = prepared;
  pen.alpha(opacityOf(line, look));
  const thinnest = THINNEST / zoom;
  const reporting = line.kind === 'reports-to' || line.kind === 'reports-dotted';
  pen.stroke(reporting && line.stroke.width < thinnest ? { ...line.stroke, width: thinnest } : line.stroke);
  pen.ctx.stroke(prepared.path);
  if (prepared.arrow) {
    pen.fill(line.stroke.ink);
    pen.ctx.fill(prepared.arrow);
  }
}

/** Paints a line's score, where it has one. */
export function paintLabel(pen: Pen, { line }: PreparedLine, look: Look): void {
  const { label } = line;
  if (!label) return;
  const { x, y, width, height } = label.rect;
  pen.alpha(opacityOf(line, look) < line.opacity ? FAINT : 1);
  pen.ctx.beginPath();
  pen.ctx.roundRect(x, y, width, height, height / 2);
  pen.fill('card');
  pen.ctx.fill();
  pen.stroke({ ink: label.ink, width: 1, dash: 'solid' });
  pen.ctx.stroke();
  pen.fill('ink');
  pen.write(label.text, x + width / 2, y + label.baseline, LABEL_SIZE, 'semi-bold', 'middle');
}

/** Paints a card as a dot, a face with its name, or in full. */
export function paintCard(pen: Pen, card: Card, level: Level): void {
  const { ctx } = pen;
  const { x, y, width, height } = card.rect;
  pen.alpha(card.opacity);
  if (level === 'full') {
    ctx.translate(x, y);
    for (const mark of card.marks) pen.mark(mark);
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
  ctx.roundRect(x, y, width, height, 10);
  pen.fill('card');
  ctx.fill();
  pen.stroke({ ink: card.ink, width: 2, dash: 'solid' });
  ctx.stroke();
  paintName(pen, card);
}
