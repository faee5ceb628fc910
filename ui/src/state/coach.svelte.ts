/** What the coach finds, what was put aside, and by which rules. */
import { failureOf, host, type CoachPage, type FindingLine, type RuleLine } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { map } from './map.svelte';
import { plans } from './plans.svelte';
import { time } from './time.svelte';
import { toasts } from './toasts.svelte';

class Coach {
  page = $state.raw<CoachPage | null>(null);
  problem = $state('');
  /** The finding that lies open, by its key. */
  open = $state<string | null>(null);
  #asked = 0;

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const page = await host.findings();
      if (mine !== this.#asked) return;
      this.page = page;
      this.problem = '';
    } catch (thrown) {
      if (mine === this.#asked) this.problem = failureOf(thrown).message;
    }
  }

  /** Opens a finding and shows on the map whom it is about, or closes it. */
  toggle({ key, people, between }: FindingLine): void {
    this.open = this.open === key ? null : key;
    if (this.open === null || people.length === 0) return;
    if (between) map.relate(people[0].id, people[1].id);
    else if (people.length === 1) map.visit(people[0].id);
    else map.select(people.map(({ id }) => id));
  }

  /** Begins the action that a finding suggests. */
  plan({ suggestion }: FindingLine): void {
    plans.begin(suggestion.sort, suggestion);
  }

  /** Does not tell a finding for a while; whether it was taken. */
  async putAside({ key }: FindingLine, reason: string, until: string | null, refused: (message: string) => void): Promise<boolean> {
    if (time.refuses()) return false;
    return this.#done(await act(() => host.findingPutAside(key, reason, until), ({ message }) => refused(message)));
  }

  async takeUp({ key }: FindingLine): Promise<void> {
    if (!time.refuses()) this.#done(await act(() => host.findingTakeUp(key)));
  }

  /** Switches a rule or gives it another number; null = its default. */
  async tune({ code }: RuleLine, on: boolean, value: number | null): Promise<boolean> {
    return !time.refuses() && (await act(() => host.coachTune(code, on, value))) !== null;
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#asked += 1;
    this.page = this.open = null;
    this.problem = '';
  }

  #done(update: { label: string } | null): boolean {
    if (update === null) return false;
    if (update.label !== '') toasts.done(update.label, { label: t.said.undo, run: () => void undo() });
    return true;
  }
}

export const coach = new Coach();
