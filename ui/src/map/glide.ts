/** Moves that keep the eye: cards glide from where they were to where they are, and lines fade in. */
import type { Card, Id, Patch } from '../backend/host';
import { centre, meet, type Rect } from './geometry';
import type { PreparedLine, Picture } from './picture';
import { place, type Sheet } from './sheet';
import type { Stage } from './stage';
import type { Viewport } from './viewport';

/** Milliseconds a move takes. */
export const LASTS = 220;
/** More cards in view than this are put in place at once. */
export const MOST_SEEN = 600;
/** On a map of more people than this, what an action moves is put in place at once. */
export const MOST_PEOPLE = 300;

/** Whether the system asks for things to stay still. */
export function still(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The way made after a part of the time, 0…1 of 0…1: quick at first, slow at the end. */
export function eased(part: number): number {
  const left = 1 - Math.min(1, Math.max(0, part));
  return 1 - left ** 3;
}

/** The rectangle at a part of the way between two. */
export function between(from: Rect, to: Rect, part: number): Rect {
  const at = (a: number, b: number): number => a + (b - a) * part;
  return { x: at(from.x, to.x), y: at(from.y, to.y), width: at(from.width, to.width), height: at(from.height, to.height) };
}

/** Cards that an action put elsewhere, and the lines it changed with them. */
export class Glide {
  /** What the picture does not paint meanwhile. */
  readonly ids: ReadonlySet<Id>;

  constructor(
    readonly cards: readonly Card[],
    readonly lines: readonly PreparedLine[],
    readonly from: ReadonlyMap<Id, Rect>,
    readonly began: number,
  ) {
    this.ids = new Set([...cards.map((card) => card.id), ...lines.map(({ line }) => line.id)]);
  }

  /** The part of the way made by now. */
  part(now: number): number {
    return eased((now - this.began) / LASTS);
  }

  over(now: number): boolean {
    return now - this.began >= LASTS;
  }

  /** The cards where they are by now. */
  shown(now: number): Card[] {
    const part = this.part(now);
    return this.cards.map((card) => ({ ...card, rect: between(this.from.get(card.id) ?? card.rect, card.rect, part) }));
  }
}

/**
 * The glide that a patch calls for: of the cards that it puts elsewhere within the view. `picture` has
 * the patch already; `from` says where cards were before. Null where nothing moves, or too much does.
 */
export function glideOf(patch: Patch, picture: Picture, from: ReadonlyMap<Id, Rect>, view: Viewport, now: number): Glide | null {
  if (patch.cards.length === 0 || patch.cards.length > MOST_PEOPLE || picture.cards.size > MOST_PEOPLE || still()) return null;
  const seen = view.visible();
  const cards = patch.cards.filter(({ id, rect }) => {
    const was = from.get(id);
    return was !== undefined && apart(was, rect) * view.zoom > 1 && (meet(was, seen) || meet(rect, seen));
  });
  if (cards.length === 0) return null;
  const ids = new Set(cards.map((card) => card.id));
  const lines = patch.lines.flatMap(({ id }) => picture.lines.get(id) ?? []);
  return new Glide(cards, lines.filter(({ line }) => ids.has(line.from) || ids.has(line.to)), from, now);
}

function apart(a: Rect, b: Rect): number {
  const [from, to] = [centre(a), centre(b)];
  return Math.hypot(from.x - to.x, from.y - to.y);
}

/** A card on its way from one drawing to another: its place in the window before, and its picture then. */
interface Traveller {
  id: Id;
  from: Rect;
  /** Device pixels of the old sheet. */
  source: Rect;
}

/** The way from one drawing to another, in the window: the old one fades, cards go to their new places. */
export class Crossing {
  readonly #travellers: Traveller[];

  private constructor(
    readonly sheet: Sheet,
    readonly was: Viewport,
    travellers: Traveller[],
    readonly began: number,
  ) {
    this.#travellers = travellers;
  }

  /** Null where nobody is seen to move, or too many are. `cards` and `was` are those of the old drawing. */
  static of(sheet: Sheet, cards: ReadonlyMap<Id, Card>, was: Viewport, now: Picture, began: number): Crossing | null {
    if (still()) return null;
    const seen = was.visible();
    const { x, y, scale, width, height } = sheet.frame;
    const travellers: Traveller[] = [];
    let moved = false;
    for (const { id, rect } of cards.values()) {
      const next = now.cards.get(id)?.rect;
      if (!next || !meet(rect, seen)) continue;
      const source = { x: (rect.x - x) * scale, y: (rect.y - y) * scale, width: rect.width * scale, height: rect.height * scale };
      if (source.x < 0 || source.y < 0 || source.x + source.width > width || source.y + source.height > height) continue;
      if (travellers.length >= MOST_SEEN) return null;
      moved ||= apart(rect, next) > 1;
      travellers.push({ id, from: was.rectToScreen(rect), source });
    }
    return moved ? new Crossing(sheet, was, travellers, began) : null;
  }

  over(now: number): boolean {
    return now - this.began >= LASTS;
  }

  /** Paints the way as far as it is made by now. */
  paint(ctx: CanvasRenderingContext2D, stage: Stage, picture: Picture, view: Viewport, ratio: number, now: number): void {
    const time = (now - this.began) / LASTS;
    const part = eased(time);
    stage.show(ctx, Math.min(1, Math.max(0, (time - 0.3) / 0.7)));
    ctx.globalAlpha = Math.max(0, 1 - time / 0.5);
    if (ctx.globalAlpha > 0) place(ctx, this.sheet, this.was, ratio);
    ctx.globalAlpha = 1;
    for (const { id, from, source } of this.#travellers) {
      const card = picture.cards.get(id);
      if (!card) continue;
      const { x, y, width, height } = between(from, view.rectToScreen(card.rect), part);
      ctx.drawImage(this.sheet.canvas, source.x, source.y, source.width, source.height, x * ratio, y * ratio, width * ratio, height * ratio);
    }
  }
}
