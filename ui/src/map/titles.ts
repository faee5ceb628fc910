/** Titles of the ground as they are seen from afar: larger than they are told, and clear of each other. */
import type { Mark, Zone } from '../backend/host';
import { grown, meet, type Rect } from './geometry';
import { READABLE } from './levels';
import type { Pen } from './pen';

/** Height in CSS pixels that titles keep from afar. */
const TITLE = 11;
/** Height above the cards that a title may take, in units; what is higher stands above the ground. */
const ROOM = 20;
/** How far below the upper edge of the ground its title stands at most, in units. */
const HEAD = 40;
/** The longest word that is a count, not a title. */
const COUNT = 2;
/** Zooms whose titles are kept: the sheet's and the small picture's, and those before. */
const KEPT = 4;

type Words = Mark & { mark: 'text' };

/** Where a title is written, and how large, in units. */
export interface Title {
  x: number;
  y: number;
  size: number;
}

/** What a ground covers with the title that may rise above it at a zoom. */
export function reachOf(zone: Zone, zoom: number): Rect {
  return grown(zone.rect, 18 / zoom);
}

/**
 * Finds the titles' places once for all zones of a drawing, so that whatever part of it is painted, the same
 * titles give way to others.
 */
export class Titles {
  #zones: readonly Zone[] = [];
  readonly #byZoom = new Map<number, ReadonlyMap<Mark, Title>>();

  constructor(readonly drawing: { readonly zones: readonly Zone[] }) {}

  /** The titles at a zoom, by mark; those without room, and words that are no titles, are not among them. */
  at(pen: Pen, zoom: number): ReadonlyMap<Mark, Title> {
    const { zones } = this.drawing;
    if (zones !== this.#zones || this.#byZoom.size > KEPT) {
      this.#zones = zones;
      this.#byZoom.clear();
    }
    let titles = this.#byZoom.get(zoom);
    if (!titles) {
      titles = placed(pen, zones, zoom);
      this.#byZoom.set(zoom, titles);
    }
    return titles;
  }
}

function placed(pen: Pen, zones: readonly Zone[], zoom: number): ReadonlyMap<Mark, Title> {
  const titles = new Map<Mark, Title>();
  const taken: Rect[] = [];
  for (const { marks, rect } of zones) {
    for (const mark of marks) {
      if (mark.mark !== 'text' || mark.size * zoom >= READABLE || mark.weight === 'regular' || mark.text.length <= COUNT) continue;
      const { title, width } = titleOf(pen, mark, rect, zoom);
      const left = { start: title.x, middle: title.x - width / 2, end: title.x - width }[mark.anchor];
      const place = { x: left, y: title.y - title.size, width, height: title.size };
      if (title.size * zoom < READABLE || taken.some((other) => meet(other, place))) continue;
      taken.push(place);
      titles.set(mark, title);
    }
  }
  return titles;
}

function titleOf(pen: Pen, { text, x, y, weight, anchor }: Words, ground: Rect, zoom: number): { title: Title; width: number } {
  pen.font(TITLE / zoom, weight);
  const natural = pen.ctx.measureText(text).width;
  // A title is no wider than its ground, and goes where it could not be read so.
  const room = anchor === 'end' ? x - ground.x : ground.width * 0.92;
  const share = Math.min(1, room / natural);
  const [size, width] = [(TITLE / zoom) * share, natural * share];
  // The title at the head of the ground keeps clear of the cards below it; others stay in their row.
  const above = size > ROOM && y < ground.y + HEAD;
  const within = anchor === 'start' ? Math.min(x, ground.x + ground.width * 0.97 - width) : x;
  return { title: { x: within, y: above ? ground.y - 3 / zoom : y, size }, width };
}
