/** Who can take whom to whom: what is asked, what the network answers, and which route the map shows. */
import { failureOf, host, type Id, type RouteTold, type Routes, type Whom } from '../backend/host';
import { map } from './map.svelte';
import { windows } from './windows.svelte';

/** Somebody, or some people, with what they are called. */
export interface Meant {
  whom: Whom;
  name: string;
}

/** How many routes are asked for. */
const MOST = 5;

/** Whether two speak of the same people. */
function same(one: Meant, other: Meant): boolean {
  return JSON.stringify(one.whom) === JSON.stringify(other.whom);
}

class RoutesState {
  /** Where routes start; null = at the manager. */
  from = $state.raw<{ id: Id; name: string } | null>(null);
  to = $state.raw<Meant | null>(null);
  avoid = $state.raw<Meant[]>([]);
  found = $state.raw<Routes | null>(null);
  problem = $state('');
  /** The route that the map shows: one of the best, or, as -1, the widest. */
  at = $state(0);
  #asked = 0;

  /** The route that the map shows. */
  get shown(): RouteTold | null {
    const { found, at } = this;
    return at < 0 ? (found?.widest ?? null) : (found?.best.at(at) ?? null);
  }

  /** Whether the widest route is one of the best. */
  get widestIsBest(): number {
    const way = (told: RouteTold | null): string => told?.hops.map(({ to }) => to.id).join() ?? '';
    const widest = way(this.found?.widest ?? null);
    return this.found?.best.findIndex((told) => way(told) === widest) ?? -1;
  }

  /** Asks for the way to somebody. */
  lead(id: Id): void {
    const from = this.from?.id === id ? null : this.from;
    this.from = from;
    windows.show('routes');
    this.set({ to: { whom: { whom: 'stakeholder', id }, name: map.nameOf(id) } });
  }

  /** Asks otherwise. */
  set(asked: Partial<Pick<RoutesState, 'from' | 'to' | 'avoid'>>): void {
    Object.assign(this, asked);
    this.at = 0;
    void this.load();
  }

  /** Never through them. */
  bar(meant: Meant): void {
    if (!this.avoid.some((other) => same(other, meant))) this.set({ avoid: [...this.avoid, meant] });
  }

  /** Through them again. */
  allow(meant: Meant): void {
    this.set({ avoid: this.avoid.filter((other) => other !== meant) });
  }

  /** Shows one of the routes found on the map; -1 = the widest. */
  choose(at: number): void {
    this.at = at;
    this.draw(true);
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    const { from, to, avoid } = this;
    if (to === null) {
      this.found = null;
      this.draw();
      return;
    }
    try {
      const found = await host.routes({ from: from?.id ?? null, to: to.whom, avoid: avoid.map(({ whom }) => whom), most: MOST });
      if (mine !== this.#asked) return;
      const first = this.found === null;
      this.found = found;
      this.problem = '';
      if (this.at >= found.best.length) this.at = 0;
      this.draw(first);
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.found = null;
      this.problem = failureOf(thrown).message;
      this.draw();
    }
  }

  /** Has the map show the route chosen, as long as routes are looked at; brought into view where asked. */
  draw(reveal = false): void {
    const shown = windows.shows('routes') ? this.shown : null;
    map.trace(shown && { steps: shown.hops.map(({ from, to, tie }, step) => ({ from: from.id, to: to.id, tie, weak: step === shown.weakest })) }, reveal);
  }

  /** Puts the sentence of a route where others can paste it; whether it could be. */
  async copy(told: RouteTold): Promise<boolean> {
    const text = `${told.sentence} (${told.weak_point})`;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copiedByHand(text);
    }
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#asked += 1;
    this.from = this.to = this.found = null;
    this.avoid = [];
    this.problem = '';
    this.at = 0;
  }
}

/** The way to copy where the web view gives no clipboard. */
function copiedByHand(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  // The only way there is where the clipboard is closed to pages.
  const done = document.execCommand?.('copy') ?? false;
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

export const routes = new RoutesState();
