/** The map: ties picture, view, stage, overlay, buttons and gestures together. Knows no framework. */
import type { Id, Ink, LegendEntry, Line, Move, Patch, Scene } from '../backend/host';
import { Buttons } from './buttons';
import { Drag } from './drag';
import { between, centre, type Point } from './geometry';
import { Gestures, type Gestured } from './gestures';
import { neighbour, type Direction } from './neighbours';
import { paintOver, type Over } from './overlay';
import type { Look } from './painter';
import { Palette } from './palette';
import { TYPEFACE } from './pen';
import { pick, type Hit } from './picking';
import { Picture, type Damage } from './picture';
import { Stage } from './stage';
import { Viewport } from './viewport';

/** What the map tells and asks. */
export interface MapEvents {
  /** These are selected from now on. */
  selected(ids: Id[]): void;
  /** A line was clicked: what is between its two ends is asked for. */
  lineOpened(line: Line): void;
  personOpened(id: Id): void;
  groundOpened(at: Point): void;
  /** The other end of the tie being drawn. */
  tieEnded(to: Id): void;
  /** The pointer rests on something; `at` in CSS pixels from the map's corner. */
  hovered(hit: Hit | null, at: Point): void;
  moved(moves: Move[]): Promise<void>;
  linesAt(moves: Move[]): Promise<Line[]>;
  viewChanged(): void;
  /** A paint was finished; how many there were. */
  drawn(count: number): void;
}

/** The elements of a map. */
export interface MapElements {
  root: HTMLElement;
  picture: HTMLCanvasElement;
  overlay: HTMLCanvasElement;
  buttons: HTMLElement;
}

/** One map on the screen. */
export class MapEngine implements Gestured {
  readonly picture = new Picture();
  readonly view = new Viewport();
  readonly #look: Look;
  readonly #stage: Stage;
  readonly #buttons: Buttons;
  readonly #gestures: Gestures;
  readonly #watch: ResizeObserver;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #overCtx: CanvasRenderingContext2D;
  readonly #over: Over = {
    selected: new Set(),
    hovered: null,
    pointed: null,
    drag: null,
    band: null,
    tie: null,
  };
  #frame = 0;
  #moved = true;
  #overChanged = true;
  #buttonsDue = 0;
  #drawn = 0;
  #sized = false;
  #wish: (() => void) | null = null;
  #ratio: MediaQueryList | null = null;

  constructor(
    readonly elements: MapElements,
    readonly events: MapEvents,
  ) {
    this.#look = { palette: new Palette(elements.root), hidden: new Set(), bands: new Set() };
    this.#stage = new Stage(this.picture, this.view, this.#look, () => window.devicePixelRatio || 1);
    this.#buttons = new Buttons(elements.buttons);
    this.#ctx = context(elements.picture, false);
    this.#overCtx = context(elements.overlay, true);
    this.#gestures = new Gestures(elements.root, this);
    this.#watch = new ResizeObserver(() => this.#resize());
    this.#watch.observe(elements.root);
    this.#watchRatio();
    elements.buttons.addEventListener('focusin', () => {
      const id = this.#buttons.focused();
      if (id !== null) this.#buttons.focus(id);
    });
    // A screen reader's or the space bar's press; the mouse is the gestures' business.
    elements.buttons.addEventListener('click', (event) => {
      const id = this.#buttons.focused();
      if (event.detail === 0 && id !== null) this.events.personOpened(id);
    });
    void this.#fonts();
  }

  /** Lets go of everything. */
  end(): void {
    this.#gestures.end();
    this.#watch.disconnect();
    this.#ratio?.removeEventListener('change', this.#scaled);
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#buttonsDue);
  }

  /** Shows a scene; `place` says where to look once the map has its size. */
  load(scene: Scene, place: () => void): void {
    this.#letGo();
    this.picture.load(scene);
    this.#over.hovered = this.#over.pointed = null;
    this.#stage.invalidate(true);
    if (this.#sized) place();
    else this.#wish = place;
    this.#viewed();
    this.#tick();
  }

  /** Brings the picture up to date, on the screen before this returns. */
  apply(patch: Patch): void {
    const left = this.#letGo();
    const damage = this.picture.apply(patch);
    if (!this.#sized) return;
    if (left) {
      damage.before.lines.push(...left.before.lines);
      damage.before.cards.push(...left.before.cards);
    }
    this.#stage.mend(damage);
    this.#moved = this.#overChanged = true;
    this.#show();
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
    this.#overlay();
  }

  /** Lets trust of these bands stand out; of all where there are none. */
  setBands(bands: ReadonlySet<Ink>): void {
    this.#look.bands = bands;
    this.#repaint();
  }

  /** The theme changed. */
  recolour(): void {
    this.#look.palette = new Palette(this.elements.root);
    this.#repaint();
  }

  /** Starts or ends drawing a tie from a card. */
  tieFrom(id: Id | null): void {
    const from = id === null ? undefined : this.picture.cards.get(id);
    this.#over.tie = from ? { from: from.id, to: centre(from.rect) } : null;
    this.#overlay();
  }

  fit(): void {
    this.view.fit(this.picture.bounds);
    this.#viewed();
  }

  /** Looks at a scene point at a zoom. */
  look(x: number, y: number, zoom: number): void {
    Object.assign(this.view, { x, y, zoom });
    this.#viewed();
  }

  /** Zooms about the middle. */
  zoomBy(factor: number): void {
    this.zoom(factor, { x: this.view.width / 2, y: this.view.height / 2 });
  }

  /** Brings a card into view, in the middle where `middle` says so, and near enough to read. */
  reveal(id: Id, middle = false): void {
    const card = this.picture.cards.get(id);
    if (!card) return;
    if (middle) {
      const { x, y } = centre(card.rect);
      this.look(x, y, Math.max(this.view.zoom, 0.6));
    } else if (this.view.reveal(card.rect)) this.#viewed();
  }

  /** Puts the keyboard on a card, bringing it into view. */
  focus(id: Id): void {
    this.reveal(id);
    if (!this.#buttons.focus(id)) {
      this.#buttons.update(this.picture, this.view, this.#over.selected);
      this.#buttons.focus(id);
    }
  }

  /** The card that has the keyboard. */
  focused(): Id | null {
    return this.#buttons.focused();
  }

  /** The card next to `from` in a direction, tied ones first. */
  next(from: Id, direction: Direction): Id | null {
    const card = this.picture.cards.get(from);
    if (!card) return null;
    const tied = new Set(this.picture.linesOf(new Set([from])).map(({ line }) => (line.from === from ? line.to : line.from)));
    return neighbour(card, this.picture.cards.values(), tied, direction)?.id ?? null;
  }

  /** Moves cards by the keyboard, to be dropped with {@link drop}. */
  nudge(ids: Id[], dx: number, dy: number): void {
    if (!this.#over.drag) this.#startDrag(new Set(ids));
    const drag = this.#over.drag;
    drag?.to(drag.dx + dx, drag.dy + dy);
  }

  // What gestures mean.

  hit(at: Point): Hit | null {
    return pick(this.picture, this.view.toScene(at), this.view.zoom);
  }

  hover(at: Point | null): void {
    const hit = at && this.hit(at);
    const line = hit?.what === 'line' ? hit.line.id : null;
    const card = hit?.what === 'card' ? hit.card.id : null;
    if (at && this.#over.tie) {
      this.#over.tie = { ...this.#over.tie, to: this.view.toScene(at) };
      this.#overlay();
    }
    if (line !== this.#over.hovered || card !== this.#over.pointed) {
      this.#over.hovered = line;
      this.#over.pointed = card;
      this.elements.root.classList.toggle('pointing', hit !== null);
      this.#overlay();
    }
    this.events.hovered(hit, at ?? { x: 0, y: 0 });
  }

  click(hit: Hit | null, _at: Point, add: boolean): void {
    if (this.#over.tie) {
      if (hit?.what === 'card') this.events.tieEnded(hit.card.id);
      return;
    }
    const { selected } = this.#over;
    if (hit?.what === 'line') this.events.lineOpened(hit.line);
    else if (hit?.what === 'card') {
      const { id } = hit.card;
      if (!add) this.events.selected([id]);
      else this.events.selected(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]);
      this.#buttons.focus(id);
    } else if (!add) {
      this.events.selected([]);
      this.elements.root.focus({ preventScroll: true });
    }
  }

  doubleClick(hit: Hit | null, at: Point): void {
    if (hit?.what === 'card') this.events.personOpened(hit.card.id);
    else if (hit === null) this.events.groundOpened(this.view.toScene(at));
  }

  pan(dx: number, dy: number): void {
    this.view.panBy(dx, dy);
    this.#viewed();
  }

  zoom(factor: number, at: Point): void {
    this.view.limit(this.picture.bounds);
    this.view.zoomAt(factor, at);
    this.#viewed();
  }

  pickUp(id: Id): boolean {
    if (this.#over.tie) return false;
    const { selected } = this.#over;
    if (!selected.has(id)) this.events.selected([id]);
    this.#startDrag(selected.has(id) ? selected : new Set([id]));
    return true;
  }

  carry(dx: number, dy: number): void {
    this.#over.drag?.to(dx / this.view.zoom, dy / this.view.zoom);
  }

  drop(): void {
    const { drag } = this.#over;
    if (!drag) return;
    drag.end();
    if (drag.dx === 0 && drag.dy === 0) this.cancel();
    else void this.events.moved(drag.moves()).finally(() => this.#over.drag === drag && this.cancel());
  }

  band(from: Point, to: Point | null, done: boolean, add: boolean): void {
    const rect = to && between(this.view.toScene(from), this.view.toScene(to));
    this.#over.band = done ? null : rect;
    this.#overlay();
    if (!done || !rect) return;
    const found = this.picture.cardsIn(rect);
    const before = add ? this.#over.selected : [];
    this.events.selected([...new Set([...before, ...found.map((card) => card.id)])]);
  }

  cancel(): void {
    const left = this.#letGo();
    if (left) this.#mend(left);
    this.#overlay();
  }

  // The drag's layer.

  #startDrag(ids: ReadonlySet<Id>): void {
    const drag = new Drag(this.picture, ids, (moves) => this.events.linesAt(moves), () => this.#overlay());
    this.#over.drag = drag;
    this.#look.hidden = drag.ids;
    this.#mend(this.picture.around(ids));
  }

  /** Ends the drag; returns what the picture has to show again where it was. */
  #letGo(): Damage | null {
    const { drag } = this.#over;
    if (!drag) return null;
    drag.end();
    this.#over.drag = null;
    this.#look.hidden = new Set();
    return this.picture.around(new Set(drag.cards.map((card) => card.id)));
  }

  #mend(damage: Damage): void {
    this.#stage.mend(damage);
    this.#moved = true;
    this.#request();
  }

  // The frame.

  #viewed(): void {
    this.#stage.viewed(performance.now());
    this.#moved = true;
    this.#overlay();
    this.#buttonsSoon();
    this.events.viewChanged();
  }

  #repaint(): void {
    this.#stage.invalidate();
    this.#moved = true;
    this.#overlay();
  }

  #overlay(): void {
    this.#overChanged = true;
    this.#request();
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #tick(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#sized) return;
    const more = this.#stage.work(performance.now());
    if (more) this.#moved = true;
    this.#show();
    if (more) this.#request();
  }

  #show(): void {
    const ratio = window.devicePixelRatio || 1;
    if (this.#moved) {
      this.#stage.show(this.#ctx);
      this.#buttons.follow(this.view);
      this.#moved = false;
    }
    if (this.#overChanged) {
      paintOver(this.#overCtx, this.picture, this.view, ratio, this.#look, this.#over);
      this.#overChanged = false;
    }
    if (this.#stage.drawn !== this.#drawn) {
      if (this.#drawn === 0) performance.mark('drawn');
      this.#drawn = this.#stage.drawn;
      this.#buttonsSoon();
      this.events.drawn(this.#drawn);
    }
  }

  /** Buttons are brought up to date after the picture is on the screen, and when the hand rests. */
  #buttonsSoon(): void {
    clearTimeout(this.#buttonsDue);
    this.#buttonsDue = window.setTimeout(
      () => this.#buttons.update(this.picture, this.view, this.#over.selected),
      this.#gestures.busy ? 120 : 0,
    );
  }

  #resize(): void {
    const { root, picture, overlay } = this.elements;
    const { clientWidth: width, clientHeight: height } = root;
    if (width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    this.view.width = width;
    this.view.height = height;
    for (const canvas of [picture, overlay]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    this.#sized = true;
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
    this.#repaint();
  }
}

function context(canvas: HTMLCanvasElement, alpha: boolean): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d', { alpha });
  if (!ctx) throw new Error('This web view cannot draw: it has no canvas.');
  return ctx;
}
