/** How much of a card is drawn, by zoom, and how large text has to be to be read. */
import type { Rect } from './geometry';

/** A dot of the group's colour; the name in letters as large as the card allows; everything. */
export type Level = 'dot' | 'compact' | 'full';

/** The least size of text that tells something of its own, in CSS pixels. */
export const READABLE = 8.5;

/** Zooms (CSS pixels a unit) from which a card is compact, scores are written, a card is full. */
export const FROM = { compact: 0.22, scores: 0.6, full: 0.7 } as const;

/** The level at a zoom in CSS pixels a unit. */
export function levelOf(zoom: number): Level {
  if (zoom < FROM.compact) return 'dot';
  return zoom < FROM.full ? 'compact' : 'full';
}

/** The size at which text of `size` units is written so that it can be read at a zoom. */
export function readable(size: number, zoom: number): number {
  return Math.max(size, READABLE / zoom);
}

/** By how much a score of `size` units is drawn larger so that it can be read at a zoom; 0 = not at all. */
export function scoreScale(size: number, zoom: number): number {
  return zoom < FROM.scores ? 0 : Math.max(1, READABLE / (size * zoom));
}

/** A rectangle made larger about its middle. */
export function scaled(rect: Rect, by: number): Rect {
  const [width, height] = [rect.width * by, rect.height * by];
  return { x: rect.x - (width - rect.width) / 2, y: rect.y - (height - rect.height) / 2, width, height };
}
