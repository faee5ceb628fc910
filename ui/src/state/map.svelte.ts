/** What the map shows and what is selected on it. The drawing itself is the engine's. */
import { host, type Id, type LegendEntry, type Lens, type Line, type Patch, type SavedView, type Shown } from '../backend/host';
import type { MapEngine } from '../map/engine';
import type { Hit } from '../map/picking';
import { busy } from './busy.svelte';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';

/** What each lens shows unless asked otherwise. */
const BY_DEFAULT: Record<Lens, Shown> = {
  'four-worlds': { trust: true, reporting: true, influence: true, conflict: true, supplies: true },
  'org-chart': { trust: false, reporting: true, influence: false, conflict: false, supplies: false },
};

/** Milliseconds of rest after which the view is remembered. */
const REST = 800;

class MapState {
  lens = $state<Lens>('four-worlds');
  #shownBy = $state<Record<Lens, Shown>>(structuredClone(BY_DEFAULT));
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
  #engine: MapEngine | null = null;
  #views = new Map<Lens, { x: number; y: number; zoom: number }>();
  #saving: ReturnType<typeof setTimeout> | undefined;

  get shown(): Shown {
    return this.#shownBy[this.lens];
  }

  get engine(): MapEngine | null {
    return this.#engine;
  }

  /** The map is on the screen, or no longer. */
  attach(engine: MapEngine | null): void {
    this.#engine = engine;
    if (engine) void this.reload();
  }

  /** An account was opened: look as it was left. */
  open(view: SavedView | null): void {
    this.clear();
    this.lens = view?.lens ?? 'four-worlds';
    this.#shownBy = structuredClone(BY_DEFAULT);
    if (view) {
      this.#shownBy[view.lens] = { ...view.shown };
      this.#views.set(view.lens, view);
      this.selected = view.selected === null ? [] : [view.selected];
    }
    if (this.#engine) void this.reload();
  }

  clear(): void {
    this.selected = this.bands = this.legend = this.related = [];
    this.hovered = this.tying = this.scoring = this.relationship = null;
    this.people = this.ties = 0;
    this.loaded = false;
    this.#views.clear();
    clearTimeout(this.#saving);
  }

  setLens(lens: Lens): void {
    if (lens === this.lens) return;
    this.#keepPlace();
    this.lens = lens;
    void this.reload();
    this.#saveSoon();
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

  /** Asks for the scene again and shows it. */
  async reload(): Promise<void> {
    const engine = this.#engine;
    if (!engine) return;
    try {
      const drawing = inTurn(async () => {
        const { lens, shown } = this;
        const scene = await host.scene(lens, { ...shown });
        if (engine !== this.#engine || lens !== this.lens) return;
        engine.load(scene, () => this.#place());
        engine.setBands(new Set(this.bands));
        this.loaded = true;
        this.#took();
      });
      await busy.during('Drawing the map…', drawing);
    } catch (thrown) {
      toasts.failed(thrown, 'The account is untouched; only the drawing is missing.');
    }
  }

  /** Changes the drawing as an action says. */
  apply(patch: Patch): void {
    this.#engine?.apply(patch);
    const gone = new Set(patch.gone);
    if (this.selected.some((id) => gone.has(id))) this.select(this.selected.filter((id) => !gone.has(id)));
    if (this.tying && (gone.has(this.tying.from) || (this.tying.to && gone.has(this.tying.to)))) this.endTie();
    this.#took();
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
    return this.#engine?.picture.cards.get(id)?.name ?? '';
  }

  isPlaced(id: Id): boolean {
    return this.#engine?.picture.cards.get(id)?.placed ?? false;
  }

  startTie(from: Id): void {
    this.tying = { from, to: null };
    this.#engine?.tieFrom(from);
    this.#engine?.focus(from);
  }

  endTie(): void {
    this.tying = null;
    this.#engine?.tieFrom(null);
  }

  viewChanged(): void {
    if (!this.#engine) return;
    this.zoom = this.#engine.view.zoom;
    this.#saveSoon();
  }

  /** Remembers the view now. */
  async saveView(): Promise<void> {
    clearTimeout(this.#saving);
    if (!this.#engine || !this.loaded) return;
    const { x, y, zoom } = this.#engine.view;
    const selected = this.selected.at(0) ?? null;
    try {
      await host.viewSave({ lens: this.lens, shown: { ...this.shown }, x, y, zoom, selected });
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
    if (!this.#engine || !this.loaded) return;
    const { x, y, zoom } = this.#engine.view;
    this.#views.set(this.lens, { x, y, zoom });
  }

  #place(): void {
    const place = this.#views.get(this.lens);
    if (place) this.#engine?.look(place.x, place.y, place.zoom);
    else this.#engine?.fit();
  }

  #took(): void {
    const picture = this.#engine?.picture;
    if (!picture) return;
    this.legend = picture.legend;
    this.people = picture.cards.size;
    this.ties = picture.lines.size;
    this.selected = this.selected.filter((id) => picture.cards.has(id));
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
