/** What the map shows and what is selected on it. The drawing itself is the engine's. */
import { host, type Aside, type Clock, type Filter, type Gaze, type Id, type LegendEntry, type Lens, type Line, type Look, type Patch, type Shown, type Sight, type ViewSummary } from '../backend/host';
import type { MapEngine } from '../map/engine';
import type { Hit } from '../map/picking';
import type { Trace } from '../map/trace';
import type { Weights } from '../map/weights';
import { NO_FILTER } from './blank';
import { busy } from './busy.svelte';
import { canvas } from './canvas.svelte';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';
import { t } from '../words/en';

/** What each lens shows unless asked otherwise. */
const BY_DEFAULT: Record<Lens, Shown> = {
  'four-worlds': { trust: true, reporting: true, influence: true, conflict: true, supplies: true },
  'org-chart': { trust: false, reporting: true, influence: false, conflict: false, supplies: false },
  'power-grid': { trust: true, reporting: false, influence: false, conflict: false, supplies: false },
  'team-by-stakeholder': { trust: true, reporting: false, influence: false, conflict: false, supplies: false },
  register: { trust: true, reporting: true, influence: true, conflict: true, supplies: true },
  timeline: { trust: true, reporting: false, influence: false, conflict: false, supplies: false },
};

/** The moments looked at: none is the present, or no comparison. */
export interface Moment {
  asOf: string | null;
  snapshot: Id | null;
  compared: string | null;
  comparedSnapshot: Id | null;
  clock: Clock;
}

/** Lenses that join cards by lines; the others are tables and grids. */
const TIED: Lens[] = ['four-worlds', 'org-chart'];

/** Milliseconds of rest after which the view is remembered. */
const REST = 800;

class MapState {
  lens = $state<Lens>('four-worlds');
  #shownBy = $state<Record<Lens, Shown>>(structuredClone(BY_DEFAULT));
  /** Whom the lens keeps; those it does not are dimmed or hidden. */
  filter = $state.raw<Filter>(NO_FILTER);
  aside = $state<Aside>('dim');
  /** Whose branches are folded away. */
  collapsed = $state.raw<Id[]>([]);
  /** The day looked at; today where there is none, and the snapshot of it that is meant. */
  asOf = $state<string | null>(null);
  snapshot = $state<Id | null>(null);
  /** The earlier day compared with, and the snapshot of it that is meant. */
  compared = $state<string | null>(null);
  comparedSnapshot = $state<Id | null>(null);
  clock = $state<Clock>('happened');
  /** Sentences about the drawing, such as a circle of reports. */
  notes = $state.raw<string[]>([]);
  /** How many the filter does not keep. */
  left = $state(0);
  /** The saved view that was asked for last, and how the account was looked at by it. */
  viewing = $state.raw<{ id: Id; lens: Lens; sight: string } | null>(null);
  /** Selected stakeholders in the order they were chosen. */
  selected = $state.raw<Id[]>([]);
  /** Where the two selected are looked at as a relationship: the tie that was clicked, if one was. */
  relationship = $state.raw<{ tie: Id | null } | null>(null);
  /** Bands that stand out; all where there are none. */
  bands = $state.raw<string[]>([]);
  legend = $state.raw<LegendEntry[]>([]);
  /** The lines of the selected stakeholders, for screen readers and tests. */
  related = $state.raw<Line[]>([]);
  hovered = $state.raw<{ hit: Hit; x: number; y: number } | null>(null);
  /** The tie being drawn: from a stakeholder, then to one, then of a kind. */
  tying = $state.raw<{ from: Id; to: Id | null } | null>(null);
  /** The direction whose Trust Equation is asked for. */
  scoring = $state<'there' | 'back' | null>(null);
  zoom = $state(1);
  people = $state(0);
  ties = $state(0);
  drawn = $state(0);
  loaded = $state(false);
  /** Grows with every scene, so that what lies beside the canvas reads again. */
  version = $state(0);
  /** Names of those in the register, where no canvas shows them. */
  names: ReadonlyMap<Id, string> = new Map();
  #engine: MapEngine | null = null;
  #trace: Trace | null = null;
  #weights: Weights | null = null;
  #views = new Map<Lens, Gaze>();
  #saving: ReturnType<typeof setTimeout> | undefined;
  /** The scene that was asked for and whose turn has not come. */
  #reloading: Promise<void> | null = null;

  get shown(): Shown {
    return this.#shownBy[this.lens];
  }

  /** Whether the lens draws ties, so that it matters which are shown. */
  get drawsTies(): boolean {
    return TIED.includes(this.lens);
  }

  /** How the account is looked at. */
  get sight(): Sight {
    const { lens, shown, filter, aside, collapsed, asOf, snapshot, compared, comparedSnapshot, clock } = this;
    return { lens, shown: { ...shown }, filter, aside, collapsed, as_of: asOf, snapshot, compared, compared_snapshot: comparedSnapshot, clock };
  }

  /** Whether what is on screen is no longer what the saved view shows. */
  get strayed(): boolean {
    return this.viewing !== null && this.viewing.sight !== JSON.stringify(this.sight);
  }

  get engine(): MapEngine | null {
    return this.#engine;
  }

  /** The map is on the screen, or no longer. */
  attach(engine: MapEngine | null): void {
    this.#engine = engine;
    engine?.trace(this.#trace);
    engine?.weigh(this.#weights);
    if (engine) void this.reload();
  }

  /** An account was opened: look as it was left. */
  open(look: Look | null): void {
    this.clear();
    this.lens = 'four-worlds';
    this.#shownBy = structuredClone(BY_DEFAULT);
    if (look) {
      // Whoever opens an account begins in the present.
      this.#take({ ...look.sight, as_of: null, snapshot: null });
      this.#views.set(look.sight.lens, look);
      this.selected = look.selected === null ? [] : [look.selected];
    }
    void this.reload();
  }

  #take({ lens, shown, filter, aside, collapsed, as_of, snapshot, compared, compared_snapshot, clock }: Sight): void {
    this.lens = lens;
    this.#shownBy[lens] = { ...shown };
    this.filter = filter;
    this.aside = aside;
    this.collapsed = collapsed;
    this.setMoment({ asOf: as_of, snapshot, compared, comparedSnapshot: compared_snapshot, clock });
  }

  /** Looks at other moments from the next drawing on. */
  setMoment(moment: Partial<Moment>): void {
    Object.assign(this, moment);
    this.#saveSoon();
  }

  /** Looks as a saved view does: lens, ties, filter, where the cards stand, and where the eye rests. */
  showView(view: ViewSummary): Promise<void> {
    return this.lookAs(view.sight, view.at, view.id);
  }

  /** Looks at the account this way; with the card places of a saved view where one is named. */
  lookAs(sight: Sight, at: Gaze | null, view: Id | null): Promise<void> {
    this.#keepPlace();
    this.#take(sight);
    this.isView(view);
    if (at) this.#views.set(sight.lens, at);
    else this.#views.delete(sight.lens);
    this.#saveSoon();
    return this.reload();
  }

  /** What is on screen is a saved view from now on; null where it is none. */
  isView(id: Id | null): void {
    this.viewing = id === null ? null : { id, lens: this.lens, sight: JSON.stringify(this.sight) };
  }

  /** Where the eye rests. */
  get gaze(): Gaze {
    const { x, y, zoom } = this.#engine?.view ?? { x: 0, y: 0, zoom: 1 };
    return { x, y, zoom };
  }

  setFilter(filter: Filter): void {
    this.#keepPlace();
    this.filter = filter;
    void this.reload();
    this.#saveSoon();
  }

  setAside(aside: Aside): void {
    this.#keepPlace();
    this.aside = aside;
    void this.reload();
    this.#saveSoon();
  }

  /** Compares with an earlier day, or with none. */
  setCompared(day: string | null): void {
    if (day === this.compared) return;
    this.#keepPlace();
    this.compared = day;
    this.comparedSnapshot = null;
    void this.reload();
    this.#saveSoon();
  }

  clear(): void {
    this.selected = this.bands = this.legend = this.related = this.collapsed = this.notes = [];
    this.filter = NO_FILTER;
    this.aside = 'dim';
    this.asOf = this.snapshot = this.compared = this.comparedSnapshot = this.viewing = null;
    this.clock = 'happened';
    this.left = 0;
    this.hovered = this.tying = this.scoring = this.relationship = null;
    this.people = this.ties = 0;
    this.trace(null);
    this.weigh(null);
    this.loaded = false;
    this.#views.clear();
    clearTimeout(this.#saving);
  }

  async setLens(lens: Lens): Promise<void> {
    if (lens === this.lens) return;
    this.#keepPlace();
    // Where the canvas takes the register's place it asks for its scene when it is there.
    const mounted = this.lens !== 'register';
    this.lens = lens;
    this.#saveSoon();
    if (mounted || lens === 'register') await this.reload();
  }

  /** Folds the branch below somebody away, or unfolds it. */
  toggleBranch(id: Id): void {
    this.#keepPlace();
    this.collapsed = this.collapsed.includes(id) ? this.collapsed.filter((other) => other !== id) : [...this.collapsed, id];
    this.#saveSoon();
    void this.reload();
  }

  setShown(what: keyof Shown, shown: boolean): void {
    this.#keepPlace();
    this.#shownBy[this.lens] = { ...this.shown, [what]: shown };
    void this.reload();
    this.#saveSoon();
  }

  /** Lets a band stand out, or no longer. */
  toggleBand(band: string): void {
    this.bands = this.bands.includes(band) ? this.bands.filter((other) => other !== band) : [...this.bands, band];
    this.#engine?.setBands(new Set(this.bands));
  }

  /**
   * Asks for the scene again and shows it, with the card places of the saved view that is shown. Asked for
   * twice before its turn it is still one scene: the one that is right when its turn comes.
   */
  reload(): Promise<void> {
    return (this.#reloading ??= this.#load());
  }

  async #load(): Promise<void> {
    try {
      const drawing = inTurn(async () => {
        this.#reloading = null;
        const engine = this.#engine;
        // The register is a table: it needs no canvas, but the shell must know how the account is looked at.
        if (!engine && this.lens !== 'register') return;
        const { lens, sight } = this;
        const view = this.viewing?.lens === lens ? this.viewing.id : null;
        const scene = await host.scene(sight, view);
        if (engine !== this.#engine || lens !== this.lens) return;
        this.left = scene.aside;
        this.notes = scene.notes;
        if (engine) {
          engine.load(scene, () => this.#place());
          // Who was left selected may be gone since; later on, a lens that does not show them keeps them.
          if (!this.loaded) this.selected = this.selected.filter((id) => engine.picture.cards.has(id));
          canvas.clear();
          engine.setBands(new Set(this.bands));
        } else this.legend = scene.legend;
        this.loaded = true;
        this.#took();
        this.version += 1;
      });
      await busy.during(t.said.drawing, drawing);
    } catch (thrown) {
      toasts.failed(thrown, t.said.notDrawn);
    }
  }

  /** Changes the drawing as an action says. */
  apply(patch: Patch): void {
    this.#engine?.apply(patch);
    this.left = patch.aside;
    this.notes = patch.notes;
    const gone = new Set(patch.gone);
    if (canvas.renaming && gone.has(canvas.renaming)) canvas.renaming = null;
    if (this.selected.some((id) => gone.has(id))) this.select(this.selected.filter((id) => !gone.has(id)));
    if (this.tying && (gone.has(this.tying.from) || (this.tying.to && gone.has(this.tying.to)))) this.endTie();
    this.#took();
    this.version += 1;
  }

  select(ids: Id[]): void {
    if (ids.join() !== this.selected.join()) this.scoring = null;
    this.selected = ids;
    this.relationship = null;
    this.#engine?.select(new Set(ids));
    this.#findRelated();
    this.#saveSoon();
  }

  /** Looks at what is between two stakeholders, at one of its ties where that was clicked. */
  relate(from: Id, to: Id, tie: Id | null = null): void {
    this.select([from, to]);
    this.relationship = { tie };
  }

  /** Selects one and brings it to the middle. */
  visit(id: Id): void {
    this.select([id]);
    this.#engine?.reveal(id, true);
    this.#engine?.focus(id);
  }

  nameOf(id: Id): string {
    return this.#engine?.picture.cards.get(id)?.name ?? this.names.get(id) ?? '';
  }

  isPlaced(id: Id): boolean {
    // Read again with every drawing.
    void this.version;
    return this.#engine?.picture.cards.get(id)?.placed ?? false;
  }

  /** Lets a way through the map stand out, or no longer; brings it into view where asked. */
  trace(trace: Trace | null, reveal = false): void {
    this.#trace = trace;
    this.#engine?.trace(trace, reveal);
  }

  /** Shows how much rests on each card, or no longer. */
  weigh(weights: Weights | null): void {
    this.#weights = weights;
    this.#engine?.weigh(weights);
  }

  startTie(from: Id): void {
    this.tying = { from, to: null };
    this.#engine?.tieFrom(from);
    this.#engine?.focus(from);
  }

  /** A tie was drawn to somebody: its kind is asked for. */
  askTie(from: Id, to: Id): void {
    this.tying = { from, to };
    this.#engine?.tieFrom(from, to);
  }

  endTie(): void {
    this.tying = null;
    this.#engine?.tieFrom(null);
  }

  viewChanged(): void {
    if (!this.#engine) return;
    this.zoom = this.#engine.view.zoom;
    canvas.looked += 1;
    this.#saveSoon();
  }

  /** Remembers the view now. */
  async saveView(): Promise<void> {
    clearTimeout(this.#saving);
    if (!this.loaded) return;
    const { x, y, zoom } = this.gaze;
    const selected = this.selected.at(0) ?? null;
    try {
      await host.lookSave({ sight: this.sight, x, y, zoom, selected });
    } catch {
      // A view that was not remembered is not worth a message.
    }
  }

  #saveSoon(): void {
    if (!this.loaded) return;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.saveView(), REST);
  }

  #keepPlace(): void {
    if (this.#engine && this.loaded) this.#views.set(this.lens, this.gaze);
  }

  #place(): void {
    const place = this.#views.get(this.lens);
    if (place) this.#engine?.look(place.x, place.y, place.zoom);
    else this.#engine?.fit();
  }

  #took(): void {
    const picture = this.#engine?.picture;
    if (!picture) return;
    canvas.drawing += 1;
    canvas.looked += 1;
    this.legend = picture.legend;
    this.people = picture.cards.size;
    this.ties = picture.lines.size;
    this.#engine?.select(new Set(this.selected));
    const tie = this.relationship?.tie;
    if (this.selected.length !== 2) this.relationship = null;
    else if (tie && !picture.lines.has(tie)) this.relationship = { tie: null };
    this.#findRelated();
  }

  #findRelated(): void {
    this.related = this.#engine?.picture.linesOf(new Set(this.selected)).map(({ line }) => line) ?? [];
  }
}

export const map = new MapState();
