/** Mouse, pen and wheel on the map, told as what they mean. */
import type { Point } from './geometry';
import type { Hit } from './picking';

/** How far the pointer moves before a press is a drag, in CSS pixels. */
const SLACK = 4;

/** What the map does about gestures. Points are CSS pixels from the map's upper left corner. */
export interface Gestured {
  hit(at: Point): Hit | null;
  hover(at: Point | null): void;
  /** `add` where shift or control is held. */
  click(hit: Hit | null, at: Point, add: boolean): void;
  doubleClick(hit: Hit | null, at: Point): void;
  /** A menu is asked for with the pointer. */
  menu(at: Point): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  /** The card whose handle is at a point. */
  handle(at: Point): string | null;
  startTie(id: string): void;
  drawTie(at: Point): void;
  /** The tie is dropped at a point; null when it is given up. */
  endTie(at: Point | null): void;
  /** A card was picked up at a point; whether it can be. */
  pickUp(id: string, at: Point): boolean;
  carry(dx: number, dy: number): void;
  drop(): void;
  /** A rectangle is drawn on the ground; null when it is given up. */
  band(from: Point, to: Point | null, done: boolean, add: boolean): void;
  /** The drag under way is given up. */
  cancel(): void;
}

type State =
  | { doing: 'nothing' }
  | { doing: 'pressing'; hit: Hit | null; from: Point; how: 'pan' | 'band' | 'card' | 'tie' }
  | { doing: 'panning'; last: Point }
  | { doing: 'carrying'; from: Point }
  | { doing: 'tying' }
  | { doing: 'banding'; from: Point };

/** Listens on the map's element until {@link Gestures.end}. */
export class Gestures {
  #state: State = { doing: 'nothing' };
  #space = false;
  /** The map was moved while the space bar was down: letting go of it presses nothing. */
  #panned = false;
  readonly #ending = new AbortController();

  constructor(
    readonly element: HTMLElement,
    readonly to: Gestured,
  ) {
    const { signal } = this.#ending;
    element.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    element.addEventListener('pointermove', (event) => this.#move(event), { signal });
    element.addEventListener('pointerup', (event) => this.#up(event), { signal });
    element.addEventListener('pointercancel', () => this.cancel(), { signal });
    element.addEventListener('pointerleave', () => this.to.hover(null), { signal });
    element.addEventListener('dblclick', (event) => this.#double(event), { signal });
    element.addEventListener('contextmenu', (event) => this.#menu(event), { signal });
    element.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    window.addEventListener('keydown', (event) => this.#key(event, true), { signal, capture: true });
    window.addEventListener('keyup', (event) => this.#key(event, false), { signal, capture: true });
    window.addEventListener('blur', () => this.cancel(), { signal });
  }

  /** Stops listening. */
  end(): void {
    this.#ending.abort();
  }

  /** Whether the hand is moving something. */
  get busy(): boolean {
    return this.#state.doing !== 'nothing' && this.#state.doing !== 'pressing';
  }

  /** Gives up what is under way. */
  cancel(): void {
    const { doing } = this.#state;
    this.#state = { doing: 'nothing' };
    this.#cursor('');
    if (doing === 'carrying') this.to.cancel();
    if (doing === 'tying') this.to.endTie(null);
    if (doing === 'banding') this.to.band({ x: 0, y: 0 }, null, true, false);
  }

  #at(event: MouseEvent): Point {
    const box = this.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event: PointerEvent): void {
    if (event.button > 1 || !(event.target instanceof Element) || event.target.closest('[data-aside]')) return;
    const at = this.#at(event);
    const hand = this.#space || event.button === 1;
    const from = hand ? null : this.to.handle(at);
    const hit = hand ? null : this.to.hit(at);
    const how = hand ? 'pan' : from !== null ? 'tie' : hit?.what === 'card' ? 'card' : event.shiftKey ? 'band' : 'pan';
    this.#state = { doing: 'pressing', hit, from: at, how };
    this.element.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault();
  }

  #move(event: PointerEvent): void {
    const at = this.#at(event);
    const state = this.#state;
    if (state.doing === 'nothing') {
      if (event.target instanceof Element && event.target.closest('[data-aside]')) this.to.hover(null);
      else this.to.hover(at);
      return;
    }
    if (state.doing === 'pressing') {
      if (Math.hypot(at.x - state.from.x, at.y - state.from.y) < SLACK) return;
      const handle = state.how === 'tie' ? this.to.handle(state.from) : null;
      this.to.hover(null);
      if (handle !== null) {
        this.to.startTie(handle);
        this.#state = { doing: 'tying' };
      } else if (state.how === 'card' && state.hit?.what === 'card' && this.to.pickUp(state.hit.card.id, state.from)) {
        this.#state = { doing: 'carrying', from: state.from };
      } else if (state.how === 'band') this.#state = { doing: 'banding', from: state.from };
      else this.#state = { doing: 'panning', last: state.from };
      this.#cursor(['banding', 'tying'].includes(this.#state.doing) ? 'crosshair' : 'grabbing');
      this.#move(event);
      return;
    }
    if (state.doing === 'panning') {
      this.#panned = this.#space;
      this.to.pan(at.x - state.last.x, at.y - state.last.y);
      state.last = at;
    } else if (state.doing === 'carrying') this.to.carry(at.x - state.from.x, at.y - state.from.y);
    else if (state.doing === 'tying') this.to.drawTie(at);
    else this.to.band(state.from, at, false, event.shiftKey);
  }

  #up(event: PointerEvent): void {
    const at = this.#at(event);
    const state = this.#state;
    this.#state = { doing: 'nothing' };
    this.#cursor('');
    if (state.doing === 'pressing') {
      if (event.button === 0 && !this.#space) {
        this.to.click(state.hit, at, event.shiftKey || event.ctrlKey || event.metaKey);
      }
    } else if (state.doing === 'carrying') this.to.drop();
    else if (state.doing === 'tying') this.to.endTie(at);
    else if (state.doing === 'banding') this.to.band(state.from, at, true, event.ctrlKey);
  }

  #double(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('[data-aside]')) return;
    const at = this.#at(event);
    this.to.doubleClick(this.to.hit(at), at);
  }

  /** The keyboard's own way to a menu is the map's business. */
  #menu(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('[data-aside]')) return;
    event.preventDefault();
    if (event.button !== 2 && !event.ctrlKey) return;
    this.cancel();
    this.to.menu(this.#at(event));
  }

  #wheel(event: WheelEvent): void {
    if (event.target instanceof Element && event.target.closest('[data-aside]')) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const step = Math.max(-240, Math.min(240, event.deltaY * lines));
    if (step !== 0) this.to.zoom(Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0016)), this.#at(event));
  }

  #key(event: KeyboardEvent, down: boolean): void {
    if (event.key === ' ') {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      this.#space = down && !typing;
      if (!down && this.#panned) event.preventDefault();
      if (!down) this.#panned = false;
      if (this.#state.doing === 'nothing') this.#cursor(this.#space && this.element.matches(':hover') ? 'grab' : '');
    } else if (down && event.key === 'Escape' && this.busy) {
      event.stopPropagation();
      event.preventDefault();
      this.cancel();
    }
  }

  #cursor(cursor: string): void {
    this.element.style.cursor = cursor;
  }
}
