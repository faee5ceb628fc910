/** The card that a dragged card would report to, once the hand has rested over it. */
import type { Id } from '../backend/host';

/** Milliseconds the hand rests over a card before dropping means reporting there. */
export const DWELL = 250;

/** Follows what the dragged cards are held over. */
export class DropTarget {
  #over: Id | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The card they would report to if they were dropped now. */
  ready: Id | null = null;

  /** `changed` is told when somebody becomes the target or is it no longer. */
  constructor(readonly changed: (target: Id | null) => void) {}

  /** The hand is over this card, or over none. */
  over(id: Id | null): void {
    if (id === this.#over) return;
    this.#over = id;
    clearTimeout(this.#timer);
    this.#aim(null);
    if (id !== null) this.#timer = setTimeout(() => this.#aim(id), DWELL);
  }

  /** Nothing is dragged any more; returns the target there was. */
  end(): Id | null {
    const { ready } = this;
    this.over(null);
    return ready;
  }

  #aim(id: Id | null): void {
    if (id === this.ready) return;
    this.ready = id;
    this.changed(id);
  }
}
