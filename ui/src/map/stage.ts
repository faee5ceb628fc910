/**
 * The picture on the screen: a finished sheet larger than the view is moved and scaled while the hand
 * moves, the next one is painted in slices meanwhile, and a patch mends the finished one in place.
 */
import { grown, holds, shared } from './geometry';
import { Budget, labelRect, paint, paintsScores, type Look } from './painter';
import type { Damage, Part, Picture, PreparedLine } from './picture';
import { frameFor, place, Sheet, spared, stretch, type Frame, type Spared } from './sheet';
import { Tiles } from './tiles';
import { reachOf } from './titles';
import type { Viewport } from './viewport';

/** Milliseconds of painting in one frame while cards move, while the view moves, and when nothing does. */
const SHORT_SLICE = 2;
const SLICE = 4;
const LONG_SLICE = 20;
/** What a first paint may take before it is shown unfinished. */
const FIRST = 220;
/** Milliseconds that mending at once may take, roughly; what takes more is painted over and mended in slices. */
const AT_ONCE = 8;
/** Milliseconds, roughly, that painting over may take; of more than that nothing is seen until it is mended. */
const MOST_AT_ONCE = 12;
/** Lines between two looks at the clock. */
const LOOKS = 32;
/** Margin of the sheet round the view, as a share of the view. */
const MARGIN = 0.3;
/** Milliseconds after a change that was painted over, in which the next is expected: a slider may be dragged. */
const CALM = 300;
/** Rest before a new zoom is painted, in milliseconds, where painting takes more than a slice. */
const REST = 70;
/** The longer side of the picture of the whole, in pixels. */
const THUMBNAIL = 1400;

interface Job {
  sheet: Sheet;
  steps: Generator<void>;
  /** Whether it is the small picture of the whole. */
  whole: boolean;
  /** Whether nothing of it was taken over. */
  anew: boolean;
  spent: number;
  /** What changed since it was begun. */
  missed: Damage[];
}

/** Keeps the finished picture and paints the next. */
export class Stage {
  /** Finished paints so far. */
  drawn = 0;
  #front: Sheet | null = null;
  #spare = new Sheet();
  readonly #scratch = new Sheet();
  #whole: Sheet | null = null;
  #wholeStale = true;
  #job: Job | null = null;
  #stale = true;
  #cold: Iterator<PreparedLine> | null = null;
  #fresh = true;
  #restUntil = 0;
  #movingUntil = 0;
  /** Milliseconds the last full paint took. */
  #cost = 0;

  constructor(
    readonly picture: Picture,
    readonly view: Viewport,
    readonly look: Look,
    readonly ratio: () => number,
  ) {}

  /** Everything has to be painted anew; `fresh` where the old picture is worth nothing meanwhile. */
  invalidate(fresh = false): void {
    this.#stale = true;
    this.#wholeStale = true;
    this.#job = null;
    if (!fresh) return;
    this.#fresh = true;
    this.#cold = this.picture.lines.values();
    this.#front = null;
    this.#whole = null;
  }

  /** The finished sheet, for good: {@link invalidate} as fresh follows. */
  handOver(): Sheet | null {
    const front = this.#front;
    this.#front = null;
    return front;
  }

  /** The view moved: a new zoom waits for the hand to rest. */
  viewed(now: number): void {
    this.#movingUntil = now + 120;
    const zoomed = this.#front && this.#front.frame.scale !== this.view.zoom * this.ratio();
    if (zoomed && this.#cost > SLICE) this.#restUntil = now + REST;
  }

  /** Brings changed parts up to date: at once where that is quick, else on top now and in slices after. */
  mend(damage: Damage): void {
    this.#wholeStale = true;
    if (this.#job) this.#job.missed.push(damage);
    if (!this.#front) return;
    // A sheet that is to be painted anew in any case need not be exact until then.
    if (this.#stale || !this.#mendSheet(this.#front, [damage])) {
      this.#paintOver(this.#front, damage);
      this.#stale = true;
      this.#movingUntil = performance.now() + CALM;
    }
    this.drawn += 1;
  }

  /** Paints on top what is there now, unless that alone would hold the page up. */
  #paintOver(sheet: Sheet, { after, scores }: Damage): void {
    const { frame } = sheet;
    const zoom = frame.scale / frame.ratio;
    const budget = new Budget(MOST_AT_ONCE, stretch(frame), zoom, frame.scale);
    const lines = paintsScores(zoom) ? [...after.lines, ...scores.after] : after.lines;
    for (const { reach } of lines) budget.line(reach);
    for (let card = 0; card < after.cards.length; card += 1) budget.card();
    if (!budget.overdrawn) this.#finish(sheet, { ...after, lines, zones: [] });
  }

  /** Paints again what damage touches; false, and nothing painted, where that would take too long. */
  #mendSheet(sheet: Sheet, damages: Damage[]): boolean {
    const zoom = sheet.frame.scale / sheet.frame.ratio;
    const tiles = new Tiles(sheet.frame);
    const until = performance.now() + AT_ONCE;
    for (const damage of damages) if (!mark(tiles, damage, zoom, until)) return false;
    const extent = tiles.extent();
    if (!extent) return true;
    const { frame } = sheet;
    const { scale } = frame;
    const within = { x: frame.x + extent.x / scale, y: frame.y + extent.y / scale, width: extent.width / scale, height: extent.height / scale };
    const part = this.picture.on(tiles, new Budget(AT_ONCE, within, zoom, scale), zoom);
    if (!part) return false;
    // To paint on a sheet of its own and copy tiles is many times faster than to clip to them.
    this.#scratch.begin(frame, this.look.palette.of('paper'), extent);
    this.#finish(this.#scratch, part);
    sheet.take(tiles, this.#scratch);
    return true;
  }

  /** Goes on painting for a slice, a shorter one where cards move, being `busy`; whether there is more to do. */
  work(now: number, busy = false): boolean {
    if (!this.#job) this.#begin(now);
    const job = this.#job;
    const moving = busy || now < this.#movingUntil;
    if (!job) return (this.#restUntil > now && this.#wanting()) || (moving ? this.#cold !== null : this.#warm());
    const from = performance.now();
    const until = from + (this.#fresh ? FIRST : busy ? SHORT_SLICE : moving ? SLICE : LONG_SLICE);
    for (;;) {
      if (job.steps.next().done) break;
      if (performance.now() > until) {
        job.spent += performance.now() - from;
        if (this.#fresh) this.#show(job.sheet);
        this.#fresh = false;
        return true;
      }
    }
    this.#job = null;
    this.#fresh = false;
    if (job.whole) {
      this.#whole = job.sheet;
      this.#wholeStale = job.missed.length > 0;
    } else {
      this.#show(job.sheet);
      this.#stale = job.missed.length > 0 && !this.#mendSheet(job.sheet, job.missed);
      if (job.anew) this.#cost = job.spent + performance.now() - from;
      this.drawn += 1;
    }
    return true;
  }

  /** Puts what there is on the window's canvas, this opaque on the paper. */
  show(ctx: CanvasRenderingContext2D, opacity = 1): void {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 1;
    ctx.fillStyle = this.look.palette.of('paper');
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.globalAlpha = opacity;
    const front = this.#front;
    const seen = this.view.visible();
    const pixel = 1 / (this.view.zoom * this.ratio());
    const covers = front && holds(grown(stretch(front.frame), pixel), seen);
    if (!covers && this.#whole) place(ctx, this.#whole, this.view, this.ratio());
    if (front) place(ctx, front, this.view, this.ratio());
    ctx.globalAlpha = 1;
  }

  /** Parses outlines that the first patch will need, while nothing moves; whether there are more. */
  #warm(): boolean {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const next = this.#cold?.next();
      if (!next || next.done) {
        this.#cold = null;
        return false;
      }
      void next.value.polyline;
    }
    return true;
  }

  #begin(now: number): void {
    if (this.#stale || this.#wanting()) {
      if (now < this.#restUntil && this.#front) return;
      this.#start(this.#spare, frameFor(this.view, this.ratio(), MARGIN), false);
    } else if (this.#wholeStale && this.#front && !holds(stretch(this.#front.frame), this.picture.bounds)) {
      this.#start(this.#whole ?? new Sheet(), this.#frameOfAll(), true);
    }
  }

  #start(sheet: Sheet, frame: Frame, whole: boolean): void {
    const front = this.#front;
    const known = front && !whole && !this.#stale ? spared(frame, front.frame) : null;
    const steps = front && known ? this.#goOn(sheet, front, known) : this.#anew(sheet, frame);
    this.#job = { sheet, steps, whole, anew: known === null, spent: 0, missed: [] };
  }

  #anew(sheet: Sheet, frame: Frame): Generator<void> {
    sheet.begin(frame, this.look.palette.of('paper'));
    return paint(sheet.ctx, this.picture.within(stretch(frame)), frame.scale / frame.ratio, this.look);
  }

  /** Takes over what the finished sheet shows and paints what it does not. */
  *#goOn(sheet: Sheet, front: Sheet, { frame, at, left }: Spared): Generator<void> {
    const { scale, ratio } = frame;
    const { zones } = this.picture.within(stretch(frame));
    sheet.begin(frame, this.look.palette.of('paper'));
    sheet.copy(front, at);
    for (const strip of left) {
      const { x, y, width, height } = strip;
      const part = this.picture.within({ x: frame.x + x / scale, y: frame.y + y / scale, width: width / scale, height: height / scale });
      sheet.begin(frame, this.look.palette.of('paper'), strip);
      // Of grounds beside the strip too: a title may rise above its ground.
      yield* paint(sheet.ctx, { ...part, zones }, scale / ratio, this.look);
    }
    sheet.end();
  }

  #show(sheet: Sheet): void {
    if (sheet === this.#front) return;
    this.#spare = this.#front ?? new Sheet();
    this.#front = sheet;
  }

  /** Whether the finished sheet does not serve the view: another zoom, or an edge is near. */
  #wanting(): boolean {
    const front = this.#front;
    if (!front) return true;
    if (front.frame.scale !== this.view.zoom * this.ratio()) return true;
    const seen = this.view.visible();
    const near = grown(seen, Math.min(seen.width, seen.height) * MARGIN * 0.25);
    return !holds(stretch(front.frame), shared(near, this.picture.bounds));
  }

  /** Paints a part to the end. */
  #finish({ ctx, frame }: Sheet, part: Part): void {
    const steps = paint(ctx, part, frame.scale / frame.ratio, this.look);
    while (!steps.next().done);
  }

  #frameOfAll(): Frame {
    const all = grown(this.picture.bounds, Math.max(this.picture.bounds.width, this.picture.bounds.height) * 0.25);
    const scale = Math.min(THUMBNAIL / all.width, THUMBNAIL / all.height, 1);
    return {
      x: all.x,
      y: all.y,
      scale,
      ratio: 1,
      width: Math.ceil(all.width * scale),
      height: Math.ceil(all.height * scale),
    };
  }
}

/** Marks what damage covers at a zoom; false where it takes too long to find out. */
function mark(tiles: Tiles, { before, after, scores }: Damage, zoom: number, until: number): boolean {
  for (const { zones, spots, cards } of [before, after]) {
    for (const zone of zones) tiles.addRect(reachOf(zone, zoom));
    for (const spot of spots) tiles.addRect(grown(spot.rect, 2));
    for (const card of cards) tiles.addRect(grown(card.rect, 2));
  }
  const lines = [...before.lines, ...after.lines];
  for (const [at, { polyline, pad }] of lines.entries()) {
    if (at % LOOKS === LOOKS - 1 && performance.now() > until) return false;
    tiles.addLine(polyline, pad);
  }
  if (!paintsScores(zoom)) return true;
  for (const { line } of [...lines, ...scores.before, ...scores.after]) {
    if (line.label) tiles.addRect(grown(labelRect(line.label, zoom), 1));
  }
  return true;
}
