/**
 * The cards as transparent buttons over the canvas, so that the keyboard, screen readers and tests
 * find people by role and name. One of them takes part in the tab order; arrows walk to the others.
 */
import type { Card, Id } from '../backend/host';
import { centre, grown, meet } from './geometry';
import type { Picture } from './picture';
import type { Viewport } from './viewport';

/** With more cards than this, only those in view have a button, and no more than this many. */
export const MOST_BUTTONS = 600;

/** The layer of buttons, moved with the map as a whole. */
export class Buttons {
  readonly #buttons = new Map<Id, { button: HTMLButtonElement; card: Card }>();
  #entry: Id | null = null;

  constructor(readonly layer: HTMLElement) {}

  /** Moves the layer with the view. */
  follow(view: Viewport): void {
    const corner = view.toScreen({ x: 0, y: 0 });
    const { style } = this.layer;
    style.transform = `translate(${corner.x}px, ${corner.y}px) scale(${view.zoom})`;
    style.setProperty('--pixel', `${1 / view.zoom}px`);
  }

  /** Makes, moves and removes buttons; `selected` marks the pressed ones. */
  update(picture: Picture, view: Viewport, selected: ReadonlySet<Id>): void {
    const wanted = this.#wanted(picture, view);
    for (const [id, { button }] of this.#buttons) {
      if (wanted.has(id)) continue;
      if (button === document.activeElement) {
        if (picture.cards.has(id)) continue;
        this.layer.closest<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
      }
      button.remove();
      this.#buttons.delete(id);
    }
    for (const card of wanted.values()) {
      const known = this.#buttons.get(card.id);
      if (known?.card === card) continue;
      this.#write(known?.button ?? this.#make(card.id), card);
    }
    this.select(selected);
    this.#enterBy([...selected][0] ?? this.#entry, picture, view);
  }

  /** Marks the selected ones. */
  select(selected: ReadonlySet<Id>): void {
    for (const [id, { button }] of this.#buttons) {
      const pressed = String(selected.has(id));
      if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
    }
  }

  /** Puts the keyboard on a card; whether it has a button. */
  focus(id: Id): boolean {
    const known = this.#buttons.get(id);
    if (!known) return false;
    this.#enter(id);
    known.button.focus({ preventScroll: true });
    return true;
  }

  /** The card that has the keyboard. */
  focused(): Id | null {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && this.layer.contains(activeElement)
      ? (activeElement.dataset.id ?? null)
      : null;
  }

  #wanted(picture: Picture, view: Viewport): Map<Id, Card> {
    const wanted = new Map<Id, Card>();
    const all = picture.cards.size <= MOST_BUTTONS;
    const seen = grown(view.visible(), 40);
    const near = all ? picture.cards.values() : picture.cardsIn(seen);
    for (const card of near) {
      if (wanted.size >= MOST_BUTTONS) break;
      if (all || meet(card.rect, seen)) wanted.set(card.id, card);
    }
    return wanted;
  }

  #make(id: Id): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'map-card';
    button.dataset.id = id;
    button.tabIndex = -1;
    this.layer.append(button);
    return button;
  }

  #write(button: HTMLButtonElement, card: Card): void {
    button.setAttribute('aria-label', card.spoken);
    button.style.left = `${card.rect.x}px`;
    button.style.top = `${card.rect.y}px`;
    button.style.width = `${card.rect.width}px`;
    button.style.height = `${card.rect.height}px`;
    this.#buttons.set(card.id, { button, card });
  }

  /** Lets the tab key enter the map at `id`, or at the card nearest the middle of the view. */
  #enterBy(id: Id | null, picture: Picture, view: Viewport): void {
    if (id !== null && this.#buttons.has(id)) {
      this.#enter(id);
      return;
    }
    let best: Id | null = null;
    let least = Infinity;
    for (const known of this.#buttons.keys()) {
      const card = picture.cards.get(known);
      if (!card) continue;
      const middle = centre(card.rect);
      const gap = Math.hypot(middle.x - view.x, middle.y - view.y);
      if (gap < least) [best, least] = [known, gap];
    }
    if (best !== null) this.#enter(best);
  }

  #enter(id: Id): void {
    const before = this.#entry === null ? undefined : this.#buttons.get(this.#entry);
    if (before) before.button.tabIndex = -1;
    const now = this.#buttons.get(id);
    if (now) now.button.tabIndex = 0;
    this.#entry = id;
  }
}
