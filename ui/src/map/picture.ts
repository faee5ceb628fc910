/**
 * A scene prepared for painting and picking, kept in step with it by patches.
 *
 * Lines and cards stand in maps in painting order. There is no index over them: to look at every
 * bounding box takes less than a millisecond for 40,000 lines, and nothing has to be kept in step.
 */
import type { Card, Id, LegendEntry, Line, Patch, Scene, Spot, Zone } from '../backend/host';
import { grown, inside, meet, union, within, type Point, type Rect } from './geometry';
import { scaled } from './levels';
import { flatten } from './paths';
import { labelRect, type Budget } from './painter';
import type { Tiles } from './tiles';
import { reachOf } from './titles';

/** How much larger than life a score is painted at most. */
const MOST_SCALE = 1.6;

/** A line; its outlines are parsed once, when they are first asked for. */
export class PreparedLine {
  /** Where the line and its score lie. */
  readonly reach: Rect;
  #polyline: Float64Array | undefined;
  #path: Path2D | undefined;
  #arrow: Path2D | undefined;

  /** `before` is the same line as it was: outlines that stayed are not parsed again. */
  constructor(
    readonly line: Line,
    before?: PreparedLine,
  ) {
    this.reach = line.label ? union(line.bounds, scaled(line.label.rect, MOST_SCALE)) : line.bounds;
    if (!before) return;
    if (before.line.d === line.d) [this.#polyline, this.#path] = [before.#polyline, before.#path];
    if (before.line.arrow === line.arrow) this.#arrow = before.#arrow;
  }

  /** Whether it is painted as another, but for the score. */
  isPaintedAs({ line }: PreparedLine): boolean {
    const { d, arrow, opacity, stroke } = this.line;
    const { ink, width, dash } = stroke;
    return line.d === d && line.arrow === arrow && line.opacity === opacity && line.stroke.ink === ink && line.stroke.width === width && line.stroke.dash === dash;
  }

  /** Whether its score is painted as that of another. */
  isScoredAs({ line }: PreparedLine): boolean {
    const [mine, other] = [this.line.label, line.label];
    if (!mine || !other) return mine === other;
    const { x, y, width, height } = mine.rect;
    const { rect } = other;
    return other.text === mine.text && other.ink === mine.ink && rect.x === x && rect.y === y && rect.width === width && rect.height === height;
  }

  get polyline(): Float64Array {
    return (this.#polyline ??= flatten(this.line.d));
  }

  get path(): Path2D {
    return (this.#path ??= new Path2D(this.line.d));
  }

  get arrow(): Path2D | null {
    if (this.line.arrow === null) return null;
    return (this.#arrow ??= new Path2D(this.line.arrow));
  }

  /** How far from its polyline something is painted: half the stroke, or the arrowhead's wing. */
  get pad(): number {
    return this.line.stroke.width / 2 + (this.line.arrow === null ? 1 : 9);
  }
}

/** What is to be painted of a picture, each in painting order. */
export interface Part {
  zones: Zone[];
  spots: Spot[];
  lines: PreparedLine[];
  cards: Card[];
}

/**
 * What a patch changed on the paper: what was there and what is there now. From day to day most lines are
 * only told in other words, and many have but another score, which from afar is not painted.
 */
export interface Damage {
  before: Part;
  after: Part;
  /** Lines of which nothing but the score is painted otherwise, as they are now, and as they were. */
  scores: { before: PreparedLine[]; after: PreparedLine[] };
}

/** The drawing in the form in which it is painted. */
export class Picture {
  bounds: Rect = { x: 0, y: 0, width: 1, height: 1 };
  zones: Zone[] = [];
  spots: Spot[] = [];
  legend: LegendEntry[] = [];
  readonly cards = new Map<Id, Card>();
  readonly lines = new Map<Id, PreparedLine>();

  /** Replaces everything. */
  load(scene: Scene): void {
    this.cards.clear();
    this.lines.clear();
    this.bounds = scene.bounds;
    this.zones = scene.zones;
    this.spots = scene.spots;
    this.legend = scene.legend;
    for (const line of scene.lines) this.lines.set(line.id, new PreparedLine(line));
    for (const card of scene.cards) this.cards.set(card.id, card);
  }

  /** Changes what a patch changes. */
  apply(patch: Patch): Damage {
    const damage: Damage = {
      before: { zones: patch.zones ? this.zones : [], spots: patch.spots ? this.spots : [], lines: [], cards: [] },
      after: { zones: patch.zones ?? [], spots: patch.spots ?? [], lines: [], cards: [] },
      scores: { before: [], after: [] },
    };
    for (const id of patch.gone) {
      const line = this.lines.get(id);
      if (line) damage.before.lines.push(line);
    }
    for (const id of [...patch.gone, ...patch.cards.map((card) => card.id)]) {
      const card = this.cards.get(id);
      if (card) damage.before.cards.push(card);
    }
    for (const id of patch.gone) {
      this.lines.delete(id);
      this.cards.delete(id);
    }
    for (const line of patch.lines) {
      const before = this.lines.get(line.id);
      const after = new PreparedLine(line, before);
      this.lines.set(line.id, after);
      if (before?.isPaintedAs(after) && before.isScoredAs(after)) continue;
      const otherwise = before?.isPaintedAs(after) ? damage.scores : { before: damage.before.lines, after: damage.after.lines };
      if (before) otherwise.before.push(before);
      otherwise.after.push(after);
    }
    for (const card of patch.cards) {
      this.cards.set(card.id, card);
      damage.after.cards.push(card);
    }
    if (patch.zones) this.zones = patch.zones;
    if (patch.spots) this.spots = patch.spots;
    if (patch.legend) this.legend = patch.legend;
    this.bounds = patch.bounds;
    return damage;
  }

  /** What lies in a rectangle. */
  within(rect: Rect): Part {
    return {
      zones: this.zones.filter((zone) => meet(zone.rect, rect)),
      spots: this.spots.filter((spot) => meet(spot.rect, rect)),
      lines: kept(this.lines, (line) => meet(line.reach, rect)),
      cards: this.cardsIn(rect),
    };
  }

  /** What is painted on any of these tiles at a zoom; null where the budget does not allow it. */
  on(tiles: Tiles, budget: Budget, zoom: number): Part | null {
    const all = budget.within;
    const part: Part = { zones: this.zones.filter((zone) => tiles.meetRect(reachOf(zone, zoom))), spots: [], lines: [], cards: [] };
    for (const spot of this.spots) {
      if (!meet(spot.rect, all) || !tiles.meetRect(grown(spot.rect, 2))) continue;
      part.spots.push(spot);
      budget.card();
    }
    for (const card of this.cards.values()) {
      if (!meet(card.rect, all) || !tiles.meetRect(grown(card.rect, 2))) continue;
      part.cards.push(card);
      budget.card();
    }
    for (const line of this.lines.values()) {
      if (budget.overdrawn) return null;
      if (!meet(line.reach, all)) continue;
      const { label } = line.line;
      if (!(label && tiles.meetRect(labelRect(label, zoom))) && !tiles.meetLine(line.polyline, line.pad)) continue;
      part.lines.push(line);
      budget.line(line.reach);
    }
    return budget.overdrawn ? null : part;
  }

  /** The cards that touch a rectangle. */
  cardsIn(rect: Rect): Card[] {
    return kept(this.cards, (card) => meet(card.rect, rect));
  }

  /** The lines whose reach, made larger by `slack`, holds a point. */
  linesAt(point: Point, slack: number): PreparedLine[] {
    return kept(this.lines, (line) => within(line.reach, point, slack));
  }

  /** The spot at a point, the uppermost of several. */
  spotAt(point: Point): Spot | undefined {
    return this.spots.findLast((spot) => inside(spot.rect, point));
  }

  /** The lines that start or end at one of these stakeholders. */
  linesOf(ids: ReadonlySet<Id>): PreparedLine[] {
    return kept(this.lines, ({ line }) => ids.has(line.from) || ids.has(line.to));
  }

  /** Some cards and their lines, as damage: they are about to be painted otherwise. */
  around(ids: ReadonlySet<Id>): Damage {
    const part = { zones: [], spots: [], lines: this.linesOf(ids), cards: kept(this.cards, (card) => ids.has(card.id)) };
    return { before: part, after: part, scores: { before: [], after: [] } };
  }
}

function kept<T>(things: Map<Id, T>, wanted: (thing: T) => boolean): T[] {
  const out: T[] = [];
  for (const thing of things.values()) if (wanted(thing)) out.push(thing);
  return out;
}
