/**
 * The cards and spots as transparent buttons over the canvas, so that the keyboard, screen readers and
 * tests find them by role and name. One of them takes part in the tab order; arrows walk to the others.
 */
import type { Card, Id, Spot } from '../backend/host';
import { centre, grown, meet, type Rect } from './geometry';
import type { Picture } from './picture';
import type { Viewport } from './viewport';

/** With more cards and spots than this, only those in view have a button, and no more than this many. */
export const MOST_BUTTONS = 600;

/** What a button stands for: a stakeholder by id, a spot by its key. */
export type Place = { what: 'card'; id: Id } | { what: 'spot'; key: string };

/** A card or a spot, as it is found by its name among both. */
interface Thing {
  name: string;
  rect: Rect;
  spoken: string;
  of: Card | Spot;
}

const SPOT = 'spot ';

function thingOf(of: Card | Spot): Thing {
  return { name: 'id' in of ? of.id : SPOT + of.key, rect: of.rect, spoken: of.spoken, of };
}

/** The layer of buttons, moved with the map as a whole. */
export class Buttons {
  readonly #buttons = new Map<string, { button: HTMLButtonElement; thing: Thing }>();
  #entry: string | null = null;

  constructor(readonly layer: HTMLElement) {}

  /** Moves the layer with the view. */
  follow(view: Viewport): void {
    const corner = view.toScreen({ x: 0, y: 0 });
    const { style } = this.layer;
    style.transform = `translate(${corner.x}px, ${corner.y}px) scale(${view.zoom})`;
  }

  /**
   * Makes, moves and removes buttons, so many at the `most`; `selected` marks the pressed ones. Whether there is
   * more to do.
   */
  update(picture: Picture, view: Viewport, selected: ReadonlySet<Id>, most = Infinity): boolean {
    // Not at every step of a zoom: all buttons inherit it.
    this.layer.style.setProperty('--pixel', `${1 / view.zoom}px`);
    const wanted = this.#wanted(picture, view);
    let left = most;
    for (const [name, { button }] of this.#buttons) {
      if (wanted.has(name) || left === 0) continue;
      if (button === document.activeElement) {
        if (picture.cards.has(name)) continue;
        this.layer.closest<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
      }
      button.remove();
      this.#buttons.delete(name);
      left -= 1;
    }
    for (const thing of wanted.values()) {
      const known = this.#buttons.get(thing.name);
      if (known?.thing.of === thing.of) continue;
      if (left === 0) break;
      this.#write(known?.button ?? this.#make(thing), thing);
      left -= 1;
    }
    this.select(selected);
    this.#enterBy([...selected][0] ?? this.#entry, view);
    return left === 0;
  }

  /** Marks the selected ones. */
  select(selected: ReadonlySet<Id>): void {
    for (const [name, { button, thing }] of this.#buttons) {
      if (!('id' in thing.of)) continue;
      const pressed = String(selected.has(name));
      if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
    }
  }

  /** Puts the keyboard on a card or a spot; whether it has a button. */
  focus(place: Place): boolean {
    const name = place.what === 'card' ? place.id : SPOT + place.key;
    const known = this.#buttons.get(name);
    if (!known) return false;
    this.#enter(name);
    known.button.focus({ preventScroll: true });
    return true;
  }

  /** What has the keyboard. */
  focused(): Place | null {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.layer.contains(activeElement)) return null;
    const { id, spot } = activeElement.dataset;
    if (id !== undefined) return { what: 'card', id };
    return spot === undefined ? null : { what: 'spot', key: spot };
  }

  #wanted(picture: Picture, view: Viewport): Map<string, Thing> {
    const wanted = new Map<string, Thing>();
    const all = picture.cards.size + picture.spots.length <= MOST_BUTTONS;
    const seen = grown(view.visible(), 40);
    for (const each of [...(all ? picture.cards.values() : picture.cardsIn(seen)), ...picture.spots]) {
      if (wanted.size >= MOST_BUTTONS) break;
      if (!all && !meet(each.rect, seen)) continue;
      const thing = thingOf(each);
      wanted.set(thing.name, thing);
    }
    return wanted;
  }

  #make({ name, of }: Thing): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'map-card';
    if ('id' in of) button.dataset.id = name;
    else button.dataset.spot = of.key;
    button.tabIndex = -1;
    this.layer.append(button);
    return button;
  }

  #write(button: HTMLButtonElement, thing: Thing): void {
    const { rect } = thing;
    button.setAttribute('aria-label', thing.spoken);
    button.style.left = `${rect.x}px`;
    button.style.top = `${rect.y}px`;
    button.style.width = `${rect.width}px`;
    button.style.height = `${rect.height}px`;
    this.#buttons.set(thing.name, { button, thing });
  }

  /** Lets the tab key enter the map at a card, or at what is nearest the middle of the view. */
  #enterBy(name: string | null, view: Viewport): void {
    if (name !== null && this.#buttons.has(name)) {
      this.#enter(name);
      return;
    }
    let best: string | null = null;
    let least = Infinity;
    for (const [known, { thing }] of this.#buttons) {
      const middle = centre(thing.rect);
      const gap = Math.hypot(middle.x - view.x, middle.y - view.y);
      if (gap < least) [best, least] = [known, gap];
    }
    if (best !== null) this.#enter(best);
  }

  #enter(name: string): void {
    const before = this.#entry === null ? undefined : this.#buttons.get(this.#entry);
    if (before) before.button.tabIndex = -1;
    const now = this.#buttons.get(name);
    if (now) now.button.tabIndex = 0;
    this.#entry = name;
  }
}
