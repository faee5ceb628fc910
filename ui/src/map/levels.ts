/** How much of a card is drawn, by zoom. */

/** A dot of the avatar's colour; a face with the name; everything. */
export type Level = 'dot' | 'compact' | 'full';

/** The level at a zoom in CSS pixels a unit. */
export function levelOf(zoom: number): Level {
  if (zoom < 0.22) return 'dot';
  return zoom < 0.5 ? 'compact' : 'full';
}
