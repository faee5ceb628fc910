/** Who carries the account: what rests on each, as a list, a layer on the map and columns of the register. */
import { failureOf, heardBy, host, type CarrierLine, type CarrierList, type Id } from '../backend/host';
import { map } from './map.svelte';

/** What is looked at of everybody. */
export const MEASURES = ['betweenness', 'brokerage', 'cut_off', 'constraint', 'core', 'threads'] as const;
export type Measure = (typeof MEASURES)[number];

/** How much of a measure somebody has, to order and to draw by; null where they have none. */
export function amount(line: CarrierLine, measure: Measure): number | null {
  const { coordinator, gatekeeper, representative, consultant, liaison } = line.roles;
  switch (measure) {
    case 'betweenness':
      return line.of_ways;
    case 'brokerage':
      return gatekeeper + representative + consultant + liaison + coordinator;
    case 'cut_off':
      return line.cut_off;
    case 'constraint':
      return line.constraint;
    case 'core':
      return line.core;
    case 'threads':
      return line.threads;
  }
}

class Carriers {
  list = $state.raw<CarrierList | null>(null);
  measure = $state<Measure>('betweenness');
  /** The map shows the measure. */
  shown = $state(false);
  /** The part that is worked out; null where nothing is. */
  progress = $state<number | null>(null);
  problem = $state('');
  #asked = 0;

  /** Those who have the measure, most first. */
  readonly ranked = $derived.by(() => {
    const all = this.list?.all ?? [];
    const rated = all.map((line) => ({ line, amount: amount(line, this.measure) }));
    return rated.filter((each): each is { line: CarrierLine; amount: number } => each.amount !== null && each.amount > 0).sort((a, b) => b.amount - a.amount);
  });
  readonly #byId = $derived(new Map(this.list?.all.map((line) => [line.who.id, line])));

  of(id: Id): CarrierLine | undefined {
    return this.#byId.get(id);
  }

  /** Works it out again: what is quick at once, and all of it where asked. */
  async load(exactly = false): Promise<void> {
    const mine = ++this.#asked;
    this.progress = 0;
    try {
      const list = await host.carriers(exactly, heardBy((part) => { if (mine === this.#asked) this.progress = part; }));
      if (mine !== this.#asked) return;
      this.list = list;
      this.problem = '';
      this.draw();
    } catch (thrown) {
      if (mine !== this.#asked) return;
      const { code, message } = failureOf(thrown);
      if (code !== 'cancelled') this.problem = message;
    }
    this.progress = null;
  }

  /** Stops what is being worked out; the estimate stays. */
  async stop(): Promise<void> {
    await this.load(false);
  }

  look(measure: Measure): void {
    this.measure = measure;
    this.draw();
  }

  /** Shows the measure on the map, or no longer. */
  toggle(): void {
    this.shown = !this.shown;
    if (this.shown && this.list === null) void this.load();
    else this.draw();
  }

  /** Has the map show the measure, where it is shown. */
  draw(): void {
    const most = this.ranked.at(0)?.amount ?? 0;
    const parts = this.shown && most > 0 ? new Map(this.ranked.map(({ line, amount: of }) => [line.who.id, of / most])) : null;
    map.weigh(parts);
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#asked += 1;
    this.list = this.progress = null;
    this.problem = '';
    this.shown = false;
    this.measure = 'betweenness';
  }
}

export const carriers = new Carriers();
