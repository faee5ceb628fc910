/** Cards under the hand: where they are now, and the lines that follow them. */
import type { Card, Id, Line, Move } from '../backend/host';
import { centre, shifted } from './geometry';
import { PreparedLine, type Picture } from './picture';

/** Milliseconds in which lines are found without the hand feeling it, and the longest rest between two questions. */
const QUICK = 8;
const LONGEST = 200;

/** One drag of one or more cards, from pick-up to drop. */
export class Drag {
  /** How far the cards are from where they were, in scene units. */
  dx = 0;
  dy = 0;
  /** The cards at their old places, in painting order. */
  readonly cards: Card[];
  /** Their lines as last laid out. */
  lines: PreparedLine[];
  /** What the picture must not paint meanwhile. */
  readonly ids: ReadonlySet<Id>;
  #asking = false;
  #asked = '';
  #over = false;

  constructor(
    picture: Picture,
    ids: ReadonlySet<Id>,
    readonly linesAt: (moves: Move[]) => Promise<Line[]>,
    readonly changed: () => void,
  ) {
    this.cards = [...picture.cards.values()].filter((card) => ids.has(card.id));
    this.lines = picture.linesOf(ids);
    this.ids = new Set([...ids, ...this.lines.map(({ line }) => line.id)]);
  }

  /** Whether this card is under the hand. */
  holds(id: Id): boolean {
    return this.cards.some((card) => card.id === id);
  }

  /** Moves the cards to (dx, dy) from where they were and asks for their lines there. */
  to(dx: number, dy: number): void {
    this.dx = dx;
    this.dy = dy;
    this.changed();
    void this.#ask();
  }

  /** The cards where they are now. */
  shown(): Card[] {
    return this.cards.map((card) => ({ ...card, rect: shifted(card.rect, this.dx, this.dy) }));
  }

  /** The cards' new middles. */
  moves(): Move[] {
    return this.shown().map(({ id, rect }) => ({ id, ...centre(rect) }));
  }

  /** No more lines are wanted. */
  end(): void {
    this.#over = true;
  }

  /** Asks where the lines run now; one call at a time, and again where the cards moved meanwhile. */
  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (;;) {
        const place = `${this.dx} ${this.dy}`;
        if (this.#over || place === this.#asked) return;
        this.#asked = place;
        const began = performance.now();
        const lines = await this.linesAt(this.moves());
        if (this.#over) return;
        this.lines = lines.map((line) => new PreparedLine(line));
        this.changed();
        // Where lines take long to find, every other while is the window's, or the hand would falter.
        const took = performance.now() - began;
        if (took > QUICK) await new Promise((rested) => setTimeout(rested, Math.min(took, LONGEST)));
      }
    } catch {
      // The drop itself reports what is wrong; until then the lines stay as they were.
    } finally {
      this.#asking = false;
    }
  }
}
