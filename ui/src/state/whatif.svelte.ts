/** What if: what is supposed, what follows from it, and the scenarios that were kept. Nothing of it changes the account. */
import { failureOf, host, type Id, type Intent, type RouteShift, type ScenarioLine, type Supposed, type WhatFollows } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { map } from './map.svelte';
import { plans } from './plans.svelte';
import { time } from './time.svelte';
import { toasts } from './toasts.svelte';
import { windows } from './windows.svelte';

class WhatIf {
  supposed = $state.raw<Supposed[]>([]);
  follows = $state.raw<WhatFollows | null>(null);
  kept = $state.raw<ScenarioLine[]>([]);
  /** The scenario whose suppositions these are, or were. */
  from = $state.raw<{ id: Id; name: string } | null>(null);
  problem = $state('');
  #names = $state.raw<ReadonlyMap<Id, string>>(new Map());
  #asked = 0;

  nameOf(id: Id): string {
    return this.#names.get(id) ?? map.nameOf(id);
  }

  know(id: Id, name: string): void {
    this.#names = new Map([...this.#names, [id, name]]);
  }

  /** Supposes one thing more; of the same people only the last. */
  suppose(one: Supposed): void {
    const same = (other: Supposed): boolean => JSON.stringify({ ...other, points: 0 }) === JSON.stringify({ ...one, points: 0 });
    this.set([...this.supposed.filter((other) => !same(other)), one]);
  }

  drop(one: Supposed): void {
    this.set(this.supposed.filter((other) => other !== one));
  }

  set(supposed: Supposed[]): void {
    this.supposed = supposed;
    void this.load();
  }

  /** Supposes that those selected leave. */
  leave(ids: Id[]): void {
    windows.show('what-if');
    ids.forEach((who) => this.suppose({ supposed: 'leaves', who }));
  }

  /** Asks what follows, and which scenarios there are. */
  async load(): Promise<void> {
    const mine = ++this.#asked;
    const { supposed } = this;
    map.trace(null);
    try {
      const [kept, follows] = await Promise.all([host.scenarios(), supposed.length === 0 ? null : host.whatIf(supposed)]);
      if (mine !== this.#asked) return;
      this.kept = kept;
      this.follows = follows;
      this.problem = '';
    } catch (thrown) {
      if (mine === this.#asked) this.problem = failureOf(thrown).message;
    }
  }

  /** Shows a route on the map: as it would be, or, where it breaks, as it is. */
  show({ was_over, is_over }: RouteShift): void {
    const over = is_over.length > 0 ? is_over : was_over;
    const steps = over.slice(1).map((to, at) => ({ from: over[at].id, to: to.id, tie: tieBetween(over[at].id, to.id), weak: is_over.length === 0 }));
    map.trace({ steps }, true);
  }

  open(line: ScenarioLine): void {
    line.people.forEach(({ id, name }) => this.know(id, name));
    this.from = { id: line.id, name: line.name };
    this.set(line.supposed);
  }

  /** Keeps what is supposed under a name: as another scenario where the name is another. */
  async keep(name: string): Promise<boolean> {
    if (time.refuses()) return false;
    const id = this.from?.name === name ? this.from.id : null;
    const update = await act(() => host.scenarioKeep(id, name, this.supposed), ({ message }) => (this.problem = message));
    if (!update) return false;
    this.from = { id: update.added.at(0) ?? id ?? '', name };
    await this.load();
    return true;
  }

  async remove({ id }: ScenarioLine): Promise<void> {
    if (time.refuses()) return;
    const update = await act(() => host.scenarioRemove(id));
    if (!update) return;
    if (this.from?.id === id) this.from = null;
    toasts.done(update.label, { label: t.said.undo, run: () => void undo() });
    await this.load();
  }

  /** Plans one of the steps that are suggested. */
  plan(step: Intent): void {
    plans.begin(step.sort, step);
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#asked += 1;
    this.supposed = this.kept = [];
    this.follows = this.from = null;
    this.problem = '';
    this.#names = new Map();
  }
}

/** The tie that the map draws between two, either way. */
function tieBetween(from: Id, to: Id): Id {
  const lines = map.engine?.picture.linesOf(new Set([from])) ?? [];
  return lines.find(({ line }) => line.from === from && line.to === to)?.line.id ?? lines.find(({ line }) => line.to === from && line.from === to)?.line.id ?? '';
}

export const whatIf = new WhatIf();
