/** The map: ties picture, view, stage, overlay, buttons and gestures together. Knows no framework. */
import type { Id, Ink, LegendEntry, Patch, Scene } from '../backend/host';
import { Buttons, type Place } from './buttons';
import { centre, union, type Point, type Rect } from './geometry';
import { Gestures } from './gestures';
import { Crossing, glideOf } from './glide';
import { Hand, type MapEvents, type Table } from './hand';
import { neighbour, type Direction } from './neighbours';
import { paintOver, type Over } from './overlay';
import type { Look } from './painter';
import { Palette } from './palette';
import { TYPEFACE } from './pen';
import { Photos } from './photos';
import type { Hit } from './picking';
import { Picture, type Damage } from './picture';
import { REACH, type Reach } from './reach';
import { Stage } from './stage';
import { Titles } from './titles';
import { rectsOf, type Trace } from './trace';
import { Viewport } from './viewport';
import type { Weights } from './weights';

export type { Asked, MapEvents } from './hand';

/** The elements of a map. */
export interface MapElements {
  root: HTMLElement;
  picture: HTMLCanvasElement;
  overlay: HTMLCanvasElement;
  buttons: HTMLElement;
}

/** Milliseconds after which a view that was moved by hand counts as at rest. */
const SETTLED = 120;
/** Buttons that are made or taken away between two frames. */
const BUTTONS = 40;

/** One map on the screen. */
export class MapEngine implements Table {
  readonly picture = new Picture();
  readonly view = new Viewport();
  readonly manner: Look;
  readonly hand: Hand;
  reach: Reach = REACH['four-worlds'];
  readonly #stage: Stage;
  readonly #buttons: Buttons;
  readonly #gestures: Gestures;
  readonly #watch: ResizeObserver;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #overCtx: CanvasRenderingContext2D;
  readonly #over: Over;
  #crossing: Crossing | null = null;
  #frame = 0;
  #moved = true;
  #overChanged = true;
  #buttonsDue = 0;
  /** Until when the view counts as moving. */
  #movingUntil = 0;
  #drawn = 0;
  #sized = false;
  #wish: (() => void) | null = null;
  #ratio: MediaQueryList | null = null;

  constructor(
    readonly elements: MapElements,
    readonly events: MapEvents,
    contrast: boolean,
  ) {
    const photos = new Photos(() => this.#repaint());
    const [palette, titles] = [new Palette(elements.root), new Titles(this.picture)];
    this.manner = { palette, photos, titles, contrast, hidden: new Set(), bands: new Set() };
    this.#stage = new Stage(this.picture, this.view, this.manner, () => window.devicePixelRatio || 1);
    this.#buttons = new Buttons(elements.buttons);
    this.#ctx = context(elements.picture, false);
    this.#overCtx = context(elements.overlay, true);
    this.hand = new Hand(this);
    this.#over = this.hand.over;
    this.#gestures = new Gestures(elements.root, this.hand);
    this.#watch = new ResizeObserver(() => this.#resize());
    this.#watch.observe(elements.root);
    this.#watchRatio();
    elements.buttons.addEventListener('focusin', () => {
      const place = this.#buttons.focused();
      if (place !== null) this.#buttons.focus(place);
    });
    // A screen reader's or the space bar's press; the mouse is the gestures' business.
    elements.buttons.addEventListener('click', (event) => {
      if (event.detail === 0) this.open();
    });
    void this.#fonts();
  }

  get root(): HTMLElement {
    return this.elements.root;
  }

  /** Lets go of everything. */
  end(): void {
    this.hand.lose();
    this.#gestures.end();
    this.#watch.disconnect();
    this.#ratio?.removeEventListener('change', this.#scaled);
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#buttonsDue);
  }

  /** Shows a scene; `place` says where to look once the map has its size. */
  load(scene: Scene, place: () => void): void {
    this.hand.letGo();
    const before = new Map(this.picture.cards);
    const was = this.view.kept();
    const sheet = before.size > 0 && this.#sized ? this.#stage.handOver() : null;
    this.picture.load(scene);
    this.reach = REACH[scene.lens];
    this.hand.lose();
    this.#stage.invalidate(true);
    if (this.#sized) place();
    else this.#wish = place;
    this.#crossing = sheet && Crossing.of(sheet, before, was, this.picture, performance.now());
    this.#viewed();
    this.#tick();
  }

  /** Brings the picture up to date, on the screen before this returns. */
  apply(patch: Patch): void {
    const now = performance.now();
    const from = new Map<Id, Rect>();
    for (const { id } of patch.cards) {
      const rect = this.picture.cards.get(id)?.rect;
      if (rect) from.set(id, rect);
    }
    for (const { id, rect } of this.#over.drag?.shown() ?? this.#over.glide?.shown(now) ?? []) from.set(id, rect);
    const left = this.hand.letGo();
    const damage = this.picture.apply(patch);
    this.hand.lose();
    if (!this.#sized) return;
    if (left) {
      damage.before.lines.push(...left.before.lines);
      damage.before.cards.push(...left.before.cards);
      damage.after.lines.push(...left.before.lines.flatMap(({ line }) => this.picture.lines.get(line.id) ?? []));
      damage.after.cards.push(...left.before.cards.flatMap(({ id }) => this.picture.cards.get(id) ?? []));
    }
    const glide = glideOf(patch, this.picture, from, this.view, now);
    if (glide) {
      this.#over.glide = glide;
      this.manner.hidden = glide.ids;
    }
    this.#stage.mend(damage);
    this.#moved = this.#overChanged = true;
    this.#show(now);
    this.#request();
    this.#buttonsSoon();
  }

  /** What the legend is made of. */
  get legend(): LegendEntry[] {
    return this.picture.legend;
  }

  /** Draws rings round these. */
  select(ids: ReadonlySet<Id>): void {
    this.#over.selected = ids;
    this.#buttons.select(ids);
    this.changed();
  }

  /** Lets trust of these bands stand out; of all where there are none. */
  setBands(bands: ReadonlySet<Ink>): void {
    if (bands.size === 0 && this.manner.bands.size === 0) return;
    this.manner.bands = bands;
    this.#repaint();
  }

  /** The theme changed. */
  recolour(contrast: boolean): void {
    this.manner.palette = new Palette(this.elements.root);
    this.manner.contrast = contrast;
    this.#repaint();
  }

  /** Shows a tie from a card, to the pointer or to another card, or none any more. */
  tieFrom(id: Id | null, to: Id | null = null): void {
    const from = id === null ? undefined : this.picture.cards.get(id);
    const end = to === null ? undefined : this.picture.cards.get(to);
    this.hand.lose();
    this.#over.tie = from ? { from: from.id, to: centre((end ?? from).rect), at: to } : null;
    this.changed();
  }

  fit(): void {
    this.view.fit(this.picture.bounds);
    this.#viewed();
  }

  /** Shows the whole map, unless a part of it is looked at `nearer` times as near or more. */
  fitUnless(nearer: number): void {
    const { x, y, zoom } = this.view;
    this.fit();
    if (zoom > this.view.zoom * nearer) this.look(x, y, zoom);
  }

  /** Looks at a scene point at a zoom. */
  look(x: number, y: number, zoom: number): void {
    Object.assign(this.view, { x, y, zoom });
    this.#viewed();
  }

  /** Zooms about the middle. */
  zoomBy(factor: number): void {
    this.hand.zoom(factor, { x: this.view.width / 2, y: this.view.height / 2 });
  }

  /** Brings a card into view, in the middle where `middle` says so, and near enough to read. */
  reveal(id: Id, middle = false): void {
    const card = this.picture.cards.get(id);
    if (!card) return;
    if (middle) {
      const { x, y } = centre(card.rect);
      this.look(x, y, Math.max(this.view.zoom, 0.9));
    } else if (this.view.reveal(card.rect)) this.#viewed();
  }

  /** Puts the keyboard on a card or a spot, bringing it into view. */
  focusOn(place: Place): void {
    const rect = this.#rectOf(place);
    if (rect && this.view.reveal(rect)) this.#viewed();
    if (!this.#buttons.focus(place)) {
      this.#buttons.update(this.picture, this.view, this.#over.selected);
      this.#buttons.focus(place);
    }
  }

  /** Puts the keyboard on a card, bringing it into view. */
  focus(id: Id): void {
    this.focusOn({ what: 'card', id });
  }

  /** The card that has the keyboard. */
  focused(): Id | null {
    const place = this.#buttons.focused();
    return place?.what === 'card' ? place.id : null;
  }

  /** The card or spot that has the keyboard. */
  get here(): Place | null {
    return this.#buttons.focused();
  }

  /** Does what Enter does on what has the keyboard; whether there was something. */
  open(): boolean {
    const place = this.#buttons.focused();
    if (place === null) return false;
    if (place.what === 'card') this.events.personOpened(place.id);
    else {
      const spot = this.picture.spots.find(({ key }) => key === place.key);
      if (spot) this.events.spotOpened(spot);
    }
    return true;
  }

  /** The card or spot next to another in a direction, tied ones first. */
  next(from: Place, direction: Direction): Place | null {
    const rect = this.#rectOf(from);
    if (!rect) return null;
    const name = (place: Place): string => (place.what === 'card' ? place.id : `spot ${place.key}`);
    const places = new Map<string, Place>();
    const things: { id: string; rect: Rect }[] = [];
    for (const card of this.picture.cards.values()) things.push(card);
    for (const { key, rect: at } of this.picture.spots) {
      const place: Place = { what: 'spot', key };
      places.set(name(place), place);
      things.push({ id: name(place), rect: at });
    }
    const id = from.what === 'card' ? from.id : '';
    const tied = new Set(id === '' ? [] : this.picture.linesOf(new Set([id])).map(({ line }) => (line.from === id ? line.to : line.from)));
    const found = neighbour({ id: name(from), rect }, things, tied, direction);
    return found && (places.get(found.id) ?? { what: 'card', id: found.id });
  }

  #rectOf(place: Place): Rect | undefined {
    if (place.what === 'card') return this.picture.cards.get(place.id)?.rect;
    return this.picture.spots.find(({ key }) => key === place.key)?.rect;
  }

  /** Where a card is in the window, in CSS pixels from the map's corner. */
  placeOf(id: Id): Rect | null {
    const card = this.picture.cards.get(id);
    return card ? this.view.rectToScreen(card.rect) : null;
  }

  // What the hand needs.

  /** Lets a way stand out, or no longer; brings it into view where asked. */
  trace(trace: Trace | null, reveal = false): void {
    if (trace === null && this.#over.trace === null) return;
    this.#over.trace = trace;
    const rects = trace ? rectsOf(this.picture, trace) : [];
    if (reveal && rects.length > 0 && this.view.reveal(rects.reduce(union))) this.#viewed();
    this.changed();
  }

  /** Shows how much rests on each card, or no longer. */
  weigh(weights: Weights | null): void {
    this.#over.weights = weights;
    this.changed();
  }

  changed(): void {
    this.#overChanged = true;
    this.#request();
  }

  mend(damage: Damage): void {
    this.#stage.mend(damage);
    this.#moved = true;
    this.#request();
  }

  viewed(): void {
    this.#crossing = null;
    this.#movingUntil = performance.now() + SETTLED;
    this.#viewed();
  }

  giveKeyboard(hit: Hit | null): void {
    if (hit?.what === 'card') this.#buttons.focus({ what: 'card', id: hit.card.id });
    else if (hit?.what === 'spot') this.#buttons.focus({ what: 'spot', key: hit.spot.key });
    else this.root.focus({ preventScroll: true });
  }

  // The frame.

  #viewed(): void {
    this.#stage.viewed(performance.now());
    this.#moved = true;
    this.#over.lit = null;
    this.changed();
    this.#buttonsSoon();
    this.events.viewChanged();
  }

  #repaint(): void {
    this.#stage.invalidate();
    this.#moved = true;
    this.changed();
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #tick(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#sized) return;
    const now = performance.now();
    const { drag, glide } = this.#over;
    const more = this.#stage.work(now, drag !== null || glide !== null || this.#crossing !== null);
    if (more) this.#moved = true;
    const moving = this.#animate(now);
    this.#show(now);
    if (more || moving) this.#request();
  }

  /** Takes what is on its way a step further; whether there is more to come. */
  #animate(now: number): boolean {
    const { glide } = this.#over;
    if (glide) {
      this.#overChanged = true;
      if (glide.over(now)) {
        const left = this.hand.letGo();
        if (left) this.mend(left);
      }
    }
    if (this.#crossing) {
      this.#moved = true;
      if (this.#crossing.over(now)) this.#crossing = null;
    }
    return this.#crossing !== null || this.#over.glide !== null;
  }

  #show(now: number): void {
    const ratio = window.devicePixelRatio || 1;
    if (this.#moved) {
      if (this.#crossing) this.#crossing.paint(this.#ctx, this.#stage, this.picture, this.view, ratio, now);
      else this.#stage.show(this.#ctx);
      this.#buttons.follow(this.view);
      this.#moved = false;
    }
    if (this.#overChanged) {
      if (this.#crossing) this.#overCtx.clearRect(-1e6, -1e6, 2e6, 2e6);
      else paintOver(this.#overCtx, this.picture, this.view, ratio, this.manner, this.#over, now);
      this.#overChanged = this.#crossing !== null;
    }
    if (this.#stage.drawn !== this.#drawn) {
      if (this.#drawn === 0) performance.mark('drawn');
      this.#drawn = this.#stage.drawn;
      this.#buttonsSoon();
      this.events.drawn(this.#drawn);
    }
  }

  /** Buttons are brought up to date after the picture is on the screen, when the hand rests, some at a time. */
  #buttonsSoon(): void {
    clearTimeout(this.#buttonsDue);
    this.#buttonsDue = window.setTimeout(
      () => {
        if (this.#busy || this.#buttons.update(this.picture, this.view, this.#over.selected, BUTTONS)) this.#buttonsSoon();
      },
      this.#busy ? SETTLED : 0,
    );
  }

  /** Whether the hand moves the map or what is on it. */
  get #busy(): boolean {
    return this.#gestures.busy || performance.now() < this.#movingUntil;
  }

  #resize(): void {
    const { root, picture, overlay } = this.elements;
    const { clientWidth: width, clientHeight: height } = root;
    if (width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    const whole = this.#sized && this.view.fits(this.picture.bounds);
    this.view.width = width;
    this.view.height = height;
    // Who looked at the whole goes on looking at the whole.
    if (whole) this.view.fit(this.picture.bounds);
    for (const canvas of [picture, overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    this.#sized = true;
    this.#crossing = null;
    this.#wish?.();
    this.#wish = null;
    this.#viewed();
    this.#tick();
  }

  /** On a screen of another density the canvases need other sizes, though the map's own is the same. */
  #watchRatio(): void {
    this.#ratio?.removeEventListener('change', this.#scaled);
    this.#ratio = window.matchMedia(`(resolution: ${window.devicePixelRatio || 1}dppx)`);
    this.#ratio.addEventListener('change', this.#scaled);
  }

  readonly #scaled = (): void => {
    this.#watchRatio();
    this.#resize();
    this.#repaint();
  };

  /** Text drawn before the typeface is there would have another face: draw again when it is. */
  async #fonts(): Promise<void> {
    const cuts = [400, 500, 600].map((weight) => document.fonts.load(`${weight} 12px ${TYPEFACE}`));
    await Promise.allSettled(cuts);
    // Titles were measured in whatever typeface there was.
    this.manner.titles = new Titles(this.picture);
    this.#repaint();
  }
}

function context(canvas: HTMLCanvasElement, alpha: boolean): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d', { alpha });
  if (!ctx) throw new Error('This web view cannot draw: it has no canvas.');
  return ctx;
}

export type { Point };
