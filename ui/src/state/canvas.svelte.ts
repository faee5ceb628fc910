/** What lies over the canvas for a moment: a name being written, a menu, whom a dragged card would report to. */
import type { Id } from '../backend/host';
import type { Asked } from '../map/engine';
import type { Point } from '../map/geometry';

const MINIMAP = 'rapport.minimap';

class Canvas {
  /** Whose name is being written on the card. */
  renaming = $state.raw<Id | null>(null);
  /** The menu that is open, at a point in CSS pixels from the map's corner. */
  menu = $state.raw<{ asked: Asked; at: Point } | null>(null);
  /** Whom the dragged cards would report to, and how many they are. */
  aimed = $state.raw<{ boss: Id; people: number } | null>(null);
  /** Whether the small map is wanted where it helps. */
  minimap = $state(true);
  /** Grows whenever the view moves or the drawing changes. */
  looked = $state(0);
  /** Grows whenever the drawing changes. */
  drawing = $state(0);

  start(): void {
    this.minimap = localStorage.getItem(MINIMAP) !== 'hidden';
  }

  toggleMinimap(): void {
    this.minimap = !this.minimap;
    localStorage.setItem(MINIMAP, this.minimap ? 'shown' : 'hidden');
  }

  /** Another drawing is on its way: nothing of this belongs to it. */
  clear(): void {
    this.renaming = this.menu = this.aimed = null;
  }
}

export const canvas = new Canvas();
