/** The account at earlier moments: the day looked at, the clock, playing through time, snapshots. */
import { failureOf, host, type Clock, type Comparison, type Id, type Snapshot, type Span } from '../backend/host';
import { t } from '../words/en';
import { day as written } from '../words/format';
import { act } from './actions';
import { map, type Moment } from './map.svelte';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';
import { localDay } from './words';

const DAY = 86_400_000;
/** Milliseconds for which a played day stands still at least, and steps in which the whole is played. */
const PAUSE = 120;
const STEPS = 60;
/** Milliseconds left to the page between two drawings under a dragging hand, and until all else follows. */
const REST = 60;
export const SETTLED = 150;

const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

class Time {
  /** Whether the bar is shown. */
  open = $state(false);
  span = $state.raw<Span | null>(null);
  playing = $state(false);
  /** What differs between the two moments on screen; null where nothing is compared. */
  comparison = $state.raw<Comparison | null>(null);
  /** Whether the list of differences is shown. */
  listed = $state(false);
  #going: Promise<void> | null = null;
  /** The day that a dragging hand has reached, until it is drawn. */
  #wanted: string | null = null;
  /** Grows with every start and end of playing, so that no two play at once. */
  #run = 0;
  #compared = 0;
  #sliding = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #reading = 0;

  get today(): string {
    return session.overview?.today ?? localDay();
  }

  get first(): string {
    const first = map.clock === 'recorded' ? this.span?.first_recorded : this.span?.first_happened;
    return first !== undefined && first < this.today ? first : this.today;
  }

  /** The day looked at. */
  get day(): string {
    return map.asOf ?? this.today;
  }

  /** Days from the first to the one looked at, and to today. */
  get at(): number {
    return dayNumber(this.day) - dayNumber(this.first);
  }

  get length(): number {
    return dayNumber(this.today) - dayNumber(this.first);
  }

  /** The days on which something happened, by the clock in use. */
  get busy(): Span['happened'] {
    return (map.clock === 'recorded' ? this.span?.recorded : this.span?.happened) ?? [];
  }

  get snapshots(): Snapshot[] {
    return this.span?.snapshots ?? [];
  }

  /** Whether the bar is on screen: it always is while an earlier moment is looked at. */
  get shown(): boolean {
    return this.open || map.asOf !== null;
  }

  /** Whether an earlier moment is looked at, in which nothing can be changed; then it is said. */
  refuses(): boolean {
    if (map.asOf === null) return false;
    toasts.done(t.time.past(written(map.asOf)), { label: t.time.toToday, run: () => this.look(this.today) });
    return true;
  }

  /** Shows the bar, or takes it away and goes back to today. */
  toggle(): void {
    this.open = !this.shown;
    if (this.open) void this.read();
    else {
      this.pause();
      if (map.asOf !== null) this.look(this.today);
    }
  }

  /** Reads again what there is to look back to. */
  async read(): Promise<void> {
    const mine = ++this.#reading;
    try {
      const span = await host.span();
      if (mine === this.#reading) this.span = span;
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /**
   * Looks at a day so many days after the first one. While a hand drags, the days between two drawings are
   * passed over, so that the page keeps up with the hand.
   */
  slide(days: number): void {
    this.#wanted = dayOf(dayNumber(this.first) + Math.max(0, Math.min(this.length, days)));
    if (!this.#sliding) void this.#slide();
  }

  async #slide(): Promise<void> {
    this.#sliding = true;
    while (this.#wanted !== null) {
      const day = this.#wanted;
      this.#wanted = null;
      await this.go({ asOf: day >= this.today ? null : day, snapshot: null });
      await new Promise((done) => setTimeout(done, REST));
    }
    this.#sliding = false;
  }

  /** Looks at a day. */
  look(day: string): void {
    this.#wanted = null;
    void this.go({ asOf: day >= this.today ? null : day, snapshot: null });
  }

  /** Looks at the very moment of a snapshot. */
  lookAt({ id, day }: Snapshot): void {
    this.pause();
    this.#wanted = null;
    void this.go({ asOf: day, snapshot: id, clock: 'recorded' });
  }

  compareWith({ id, day }: Snapshot): void {
    void this.go({ compared: day, comparedSnapshot: id, clock: 'recorded' });
  }

  setClock(clock: Clock): void {
    void this.go({ clock, snapshot: null, comparedSnapshot: null });
  }

  /** Goes to the day before or after on which something happened. */
  step(by: 1 | -1): void {
    const days = this.busy.map(({ day }) => day);
    const next = by > 0 ? days.find((day) => day > this.day) : days.findLast((day) => day < this.day);
    if (next !== undefined) this.look(next);
    else if (by > 0) this.look(this.today);
  }

  /** Goes to another moment. However often that is asked for meanwhile, the latest is gone to next. */
  go(moment: Partial<Moment>): Promise<void> {
    map.setMoment(moment);
    return (this.#going ??= this.#go());
  }

  async #go(): Promise<void> {
    try {
      const travelled = await inTurn(async () => {
        this.#going = null;
        const patch = map.engine ? await host.travel(map.sight) : null;
        if (patch) map.apply(patch);
        return patch !== null;
      });
      if (!travelled) await map.reload();
      // What lies beside the map reads again once the hand rests.
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => (session.version += 1), SETTLED);
    } catch (thrown) {
      this.#going = null;
      this.pause();
      toasts.failed(thrown, t.said.notDrawn);
    }
  }

  /** Plays from the day looked at, or from the first where that is today. */
  play(): void {
    if (this.playing || this.length === 0) return;
    this.playing = true;
    this.#wanted = null;
    void this.#play(++this.#run);
  }

  pause(): void {
    this.playing = false;
    this.#run += 1;
  }

  async #play(run: number): Promise<void> {
    const step = Math.max(1, Math.round(this.length / STEPS));
    let at = map.asOf === null ? 0 : this.at;
    while (run === this.#run && session.overview) {
      const stood = new Promise((done) => setTimeout(done, PAUSE));
      const day = dayOf(dayNumber(this.first) + at);
      await this.go({ asOf: day >= this.today ? null : day, snapshot: null });
      if (at >= this.length) break;
      await stood;
      at = Math.min(at + step, this.length);
    }
    if (run === this.#run) this.playing = false;
  }

  /** Reads what differs between the moments on screen, of which the earlier is compared with. */
  async compare(): Promise<void> {
    const mine = ++this.#compared;
    try {
      const comparison = await host.differences();
      if (mine === this.#compared) this.comparison = comparison;
    } catch (thrown) {
      if (mine !== this.#compared) return;
      this.comparison = null;
      toasts.failed(failureOf(thrown));
    }
  }

  /** Nothing is compared any more. */
  endComparison(): void {
    this.#compared += 1;
    this.comparison = null;
    this.listed = false;
  }

  async take(name: string, refused: (message: string) => void): Promise<boolean> {
    return this.#change(() => host.snapshotTake(name), refused);
  }

  async rename(id: Id, name: string, refused: (message: string) => void): Promise<boolean> {
    return this.#change(() => host.snapshotRename(id, name), refused);
  }

  async remove(id: Id): Promise<void> {
    if (map.snapshot === id || map.comparedSnapshot === id) await this.go({ snapshot: null, comparedSnapshot: null });
    await this.#change(() => host.snapshotRemove(id));
  }

  async #change(doing: Parameters<typeof act>[0], refused?: (message: string) => void): Promise<boolean> {
    const update = await act(doing, refused && ((failure) => refused(failure.message)));
    if (update) await this.read();
    return update !== null;
  }

  /** Another account, or none, is open. */
  clear(): void {
    this.pause();
    this.endComparison();
    this.open = false;
    this.span = null;
    this.#wanted = null;
    clearTimeout(this.#settling);
  }
}

export const time = new Time();
