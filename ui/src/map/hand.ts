/** What gestures do to the map: hovering, choosing, dragging cards, drawing ties and rectangles. */
import type { Id, Line, Move, Spot } from '../backend/host';
import { Drag } from './drag';
import { between, centre, inside, type Point } from './geometry';
import type { Gestured } from './gestures';
import { handleAt } from './handles';
import { FROM } from './levels';
import { litBy } from './lit';
import type { Over } from './overlay';
import type { Look } from './painter';
import { pick, type Hit } from './picking';
import type { Damage, Picture } from './picture';
import type { Reach } from './reach';
import { DropTarget } from './target';
import type { Viewport } from './viewport';

/** What a context menu is asked for; points are in scene units. */
export type Asked =
  | { what: 'cards'; ids: Id[] }
  | { what: 'line'; line: Line }
  | { what: 'spot'; spot: Spot }
  | { what: 'ground'; at: Point };

/** What the map tells and asks. */
export interface MapEvents {
  /** These are selected from now on. */
  selected(ids: Id[]): void;
  /** A line was clicked: what is between its two ends is asked for. */
  lineOpened(line: Line): void;
  spotOpened(spot: Spot): void;
  personOpened(id: Id): void;
  groundOpened(at: Point): void;
  /** A name was clicked twice. */
  nameOpened(id: Id): void;
  /** A menu is asked for; `at` in CSS pixels from the map's corner. */
  menuAsked(asked: Asked, at: Point): void;
  /** The other end of the tie being drawn. */
  tieEnded(to: Id): void;
  /** A tie was drawn by hand from a card to a card, or to a point of the ground. */
  tieDrawn(from: Id, to: Id | Point): void;
  /** The pointer rests on something; `at` in CSS pixels from the map's corner. */
  hovered(hit: Hit | null, at: Point): void;
  /** Whom the dragged cards would report to if they were dropped now. */
  aimed(target: Id | null): void;
  moved(moves: Move[]): Promise<void>;
  /** Cards were dropped on somebody to whom they report from now on. */
  reported(ids: Id[], boss: Id): Promise<void>;
  linesAt(moves: Move[]): Promise<Line[]>;
  viewChanged(): void;
  /** A paint was finished; how many there were. */
  drawn(count: number): void;
}

/** What the hand needs of the map. */
export interface Table {
  readonly root: HTMLElement;
  readonly picture: Picture;
  readonly view: Viewport;
  /** How the picture is shown. */
  readonly manner: Look;
  readonly events: MapEvents;
  /** What may be done in the lens on screen. */
  readonly reach: Reach;
  /** The overlay is to be painted again. */
  changed(): void;
  mend(damage: Damage): void;
  /** The view was moved or zoomed by hand. */
  viewed(): void;
  /** The keyboard goes where the pointer clicked. */
  giveKeyboard(hit: Hit | null): void;
}

/** Milliseconds the pointer rests on a card before its ties stand out. */
const REST = 160;

/** The hand over one map. */
export class Hand implements Gestured {
  readonly over: Over = {
    selected: new Set(),
    hovered: null,
    pointed: null,
    spot: null,
    handles: false,
    lit: null,
    trace: null,
    weights: null,
    drag: null,
    target: null,
    glide: null,
    band: null,
    tie: null,
  };
  readonly #target: DropTarget;
  /** The pointer, in CSS pixels, when the drag under way began. */
  #grip: Point = { x: 0, y: 0 };
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly table: Table) {
    this.#target = new DropTarget((target) => {
      this.over.target = target;
      table.events.aimed(target);
      table.changed();
    });
  }

  /** Forgets what the pointer was over: the drawing is another. */
  lose(): void {
    const { over } = this;
    over.hovered = over.pointed = over.spot = over.lit = null;
    over.handles = false;
    clearTimeout(this.#resting);
    this.table.root.classList.remove('pointing', 'gripping');
    this.table.events.hovered(null, { x: 0, y: 0 });
  }

  hit(at: Point): Hit | null {
    return pick(this.table.picture, this.table.view.toScene(at), this.table.view.zoom);
  }

  hover(at: Point | null): void {
    const { over, table } = this;
    const hit = at && (this.#onHandle(at) ?? this.hit(at));
    const line = hit?.what === 'line' ? hit.line.id : null;
    const card = hit?.what === 'card' ? hit.card.id : null;
    const spot = hit?.what === 'spot' ? hit.spot.key : null;
    if (at && over.tie) {
      over.tie = { ...over.tie, to: table.view.toScene(at), at: card };
      table.changed();
    }
    if (line !== over.hovered || card !== over.pointed || spot !== over.spot) {
      over.hovered = line;
      over.spot = spot;
      this.#point(card);
      table.root.classList.toggle('pointing', hit !== null);
      table.changed();
    }
    table.root.classList.toggle('gripping', at !== null && this.handle(at) !== null);
    table.events.hovered(hit, at ?? { x: 0, y: 0 });
  }

  click(hit: Hit | null, _at: Point, add: boolean): void {
    const { over, table } = this;
    if (over.tie) {
      if (hit?.what === 'card') table.events.tieEnded(hit.card.id);
      return;
    }
    const { selected } = over;
    if (hit?.what === 'line') table.events.lineOpened(hit.line);
    else if (hit?.what === 'spot') {
      table.giveKeyboard(hit);
      table.events.spotOpened(hit.spot);
    } else if (hit?.what === 'card') {
      const { id } = hit.card;
      if (!add) table.events.selected([id]);
      else table.events.selected(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]);
      table.giveKeyboard(hit);
    } else if (!add) {
      table.events.selected([]);
      table.giveKeyboard(null);
    }
  }

  doubleClick(hit: Hit | null, at: Point): void {
    const { events, view } = this.table;
    if (hit?.what === 'card') {
      if (this.#onName(hit, view.toScene(at))) events.nameOpened(hit.card.id);
      else events.personOpened(hit.card.id);
    } else if (hit === null) events.groundOpened(view.toScene(at));
  }

  menu(at: Point): void {
    const { events, view } = this.table;
    const hit = this.hit(at);
    this.lose();
    this.table.changed();
    if (hit?.what === 'card') this.menuOf(hit.card.id, at);
    else if (hit?.what === 'line') events.menuAsked(hit, at);
    else if (hit?.what === 'spot') events.menuAsked(hit, at);
    else events.menuAsked({ what: 'ground', at: view.toScene(at) }, at);
  }

  /** Asks for the menu of a card, or of all selected where it is one of them. */
  menuOf(id: Id, at: Point): void {
    const { selected } = this.over;
    if (!selected.has(id)) this.table.events.selected([id]);
    this.table.events.menuAsked({ what: 'cards', ids: selected.has(id) ? [...selected] : [id] }, at);
  }

  pan(dx: number, dy: number): void {
    this.table.view.panBy(dx, dy);
    this.table.viewed();
  }

  zoom(factor: number, at: Point): void {
    const { view, picture } = this.table;
    view.limit(picture.bounds);
    view.zoomAt(factor, at);
    this.table.viewed();
  }

  // Dragging cards.

  pickUp(id: Id, at: Point): boolean {
    const { over, table } = this;
    if (over.tie || !table.reach.moves) return false;
    if (!over.selected.has(id)) table.events.selected([id]);
    this.#grip = at;
    this.#startDrag(over.selected.has(id) ? over.selected : new Set([id]));
    return true;
  }

  carry(dx: number, dy: number): void {
    const { over, table } = this;
    const { drag } = over;
    if (!drag) return;
    drag.to(dx / table.view.zoom, dy / table.view.zoom);
    if (!table.reach.reports) return;
    const under = table.view.toScene({ x: this.#grip.x + dx, y: this.#grip.y + dy });
    const cards = table.picture.cardsIn({ ...under, width: 0, height: 0 });
    this.#target.over(cards.findLast((card) => !drag.holds(card.id))?.id ?? null);
  }

  drop(): void {
    const { drag } = this.over;
    const boss = this.#target.end();
    if (!drag) return;
    drag.end();
    const { events } = this.table;
    const done = (): void => {
      if (this.over.drag === drag) this.cancel();
    };
    if (boss !== null) void events.reported(drag.cards.map((card) => card.id), boss).finally(done);
    else if (drag.dx === 0 && drag.dy === 0) this.cancel();
    else void events.moved(drag.moves()).finally(done);
  }

  /** Moves cards by the keyboard, to be dropped with {@link drop}. */
  nudge(ids: Id[], dx: number, dy: number): void {
    if (!this.table.reach.moves) return;
    if (!this.over.drag) this.#startDrag(new Set(ids));
    const { drag } = this.over;
    drag?.to(drag.dx + dx, drag.dy + dy);
  }

  cancel(): void {
    this.#target.end();
    const left = this.letGo();
    if (left) this.table.mend(left);
    this.table.changed();
  }

  /** Ends the drag or the glide; returns what the picture has to show again where it was. */
  letGo(): Damage | null {
    const { over, table } = this;
    const ids = over.drag?.cards.map((card) => card.id) ?? over.glide?.cards.map((card) => card.id);
    over.drag?.end();
    over.drag = over.glide = null;
    table.manner.hidden = new Set();
    return ids ? table.picture.around(new Set(ids)) : null;
  }

  #startDrag(ids: ReadonlySet<Id>): void {
    const { table, over } = this;
    const left = this.letGo();
    if (left) table.mend(left);
    this.lose();
    const drag = new Drag(table.picture, ids, (moves) => table.events.linesAt(moves), () => table.changed());
    over.drag = drag;
    table.manner.hidden = drag.ids;
    table.mend(table.picture.around(ids));
  }

  // Drawing a tie from a card's edge.

  handle(at: Point): Id | null {
    const { over, table } = this;
    if (!table.reach.ties || over.tie || over.pointed === null) return null;
    const card = table.picture.cards.get(over.pointed);
    return card && handleAt(card.rect, table.view.toScene(at), table.view.zoom) ? card.id : null;
  }

  startTie(id: Id): void {
    const card = this.table.picture.cards.get(id);
    if (!card) return;
    this.lose();
    this.over.tie = { from: id, to: centre(card.rect), at: null };
  }

  drawTie(at: Point): void {
    const { over, table } = this;
    if (!over.tie) return;
    const hit = this.hit(at);
    const id = hit?.what === 'card' && hit.card.id !== over.tie.from ? hit.card.id : null;
    over.tie = { ...over.tie, to: table.view.toScene(at), at: id };
    table.changed();
  }

  endTie(at: Point | null): void {
    const { over, table } = this;
    const { tie } = over;
    over.tie = null;
    table.changed();
    if (!tie || at === null) return;
    const hit = this.hit(at);
    if (hit?.what === 'card') {
      if (hit.card.id !== tie.from) table.events.tieDrawn(tie.from, hit.card.id);
    } else table.events.tieDrawn(tie.from, table.view.toScene(at));
  }

  band(from: Point, to: Point | null, done: boolean, add: boolean): void {
    const { over, table } = this;
    const rect = to && between(table.view.toScene(from), table.view.toScene(to));
    over.band = done ? null : rect;
    table.changed();
    if (!done || !rect) return;
    const found = table.picture.cardsIn(rect);
    const before = add ? over.selected : [];
    table.events.selected([...new Set([...before, ...found.map((card) => card.id)])]);
  }

  // What the pointer rests on.

  #point(card: Id | null): void {
    const { over, table } = this;
    if (card === over.pointed) return;
    over.pointed = card;
    over.handles = card !== null && table.reach.ties && !over.tie && table.view.zoom >= FROM.compact;
    over.lit = null;
    clearTimeout(this.#resting);
    if (card === null || over.tie) return;
    this.#resting = setTimeout(() => {
      if (over.pointed !== card || over.drag || over.tie) return;
      over.lit = litBy(table.picture, card, table.view.visible());
      table.changed();
    }, REST);
  }

  /** The pointed card, where the pointer is on one of its handles, which reach beyond its edge. */
  #onHandle(at: Point): Hit | null {
    const id = this.handle(at);
    const card = id === null ? undefined : this.table.picture.cards.get(id);
    return card ? { what: 'card', card } : null;
  }

  /** Whether a point is on the name of a card. */
  #onName(hit: Hit & { what: 'card' }, point: Point): boolean {
    const { rect, marks } = hit.card;
    if (this.table.view.zoom < FROM.full) return this.table.view.zoom >= FROM.compact;
    const name = marks.find((mark) => mark.mark === 'text' && mark.weight === 'semi-bold' && mark.anchor === 'start');
    if (name?.mark !== 'text') return false;
    const { x, y, size } = name;
    return inside({ x: rect.x + x, y: rect.y + y - size * 1.2, width: rect.width - x, height: size * 1.6 }, point);
  }
}
