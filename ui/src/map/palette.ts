/** The colour tokens as the style sheet has them now. */
import type { Ink } from '../backend/host';

/** Colours by token, read once each. */
export class Palette {
  readonly #colours = new Map<Ink, string>();
  readonly #style: CSSStyleDeclaration;

  /** Reads from the style of `element`; a palette is good for one theme. */
  constructor(element: Element) {
    this.#style = getComputedStyle(element);
  }

  /** The colour of a token. */
  of(ink: Ink): string {
    let colour = this.#colours.get(ink);
    if (colour === undefined) {
      colour = this.#style.getPropertyValue(`--${ink}`).trim() || '#888888';
      this.#colours.set(ink, colour);
    }
    return colour;
  }
}
