/** The partner survey: which round is looked at or made, and what came of forms and answer files. */
import { failureOf, host, type Collected, type FileFate, type Id, type Letter, type Results, type RoundLine, type RoundOffer, type Update, type WrittenForms } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { busy } from './busy.svelte';
import { session } from './session.svelte';
import { RoundPlanning } from './roundPlanning.svelte';
import { toasts } from './toasts.svelte';

class Survey {
  open = $state(false);
  rounds = $state.raw<RoundLine[]>([]);
  /** The round looked at; null where there is none. */
  chosen = $state<Id | null>(null);
  results = $state.raw<Results | null>(null);
  /** The round it is compared with; null = the one before. */
  against = $state<Id | null>(null);
  /** The round being made or changed. */
  planning = $state.raw<RoundPlanning | null>(null);
  letter = $state<Letter>({ asker: '', purpose: '' });
  /** Whether the forms of the round looked at are being written. */
  showForms = $state(false);
  forms = $state.raw<{ round: Id; written: WrittenForms } | null>(null);
  files = $state.raw<FileFate[]>([]);
  wrong = $state('');
  /** False until the rounds were read for the first time. */
  read = $state(false);
  #offer: RoundOffer | null = null;
  /** Whose letter it is. */
  #account = '';
  #asked = 0;

  readonly round = $derived(this.rounds.find(({ id }) => id === this.chosen) ?? null);

  toggle(): void {
    if (this.open) this.close();
    else this.open = true;
  }

  close(): void {
    this.open = false;
    this.planning = null;
    this.forms = null;
    this.showForms = false;
    this.files = [];
    this.wrong = '';
    this.chosen = null;
    this.results = null;
    this.rounds = [];
    this.read = false;
  }

  /** Reads the rounds, and what the one looked at says. */
  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const [rounds, offer] = await Promise.all([host.rounds(), host.roundOffer()]);
      if (mine !== this.#asked || !this.open) return;
      const account = `${session.overview?.folder}/${session.overview?.file}`;
      // Another account has another manager, and what came of the files was of the one before.
      if (account !== this.#account) {
        this.letter = offer.letter;
        this.forms = null;
        this.files = [];
        this.planning = null;
        this.#account = account;
      }
      this.#offer = offer;
      this.rounds = rounds;
      if (!rounds.some(({ id }) => id === this.chosen)) this.chosen = rounds[0]?.id ?? null;
      if (!rounds.some(({ id }) => id === this.against)) this.against = null;
      const results = this.chosen === null ? null : await host.roundResults(this.chosen, this.against);
      if (mine !== this.#asked) return;
      this.results = results;
      this.wrong = '';
    } catch (thrown) {
      if (mine === this.#asked) this.wrong = failureOf(thrown).message;
    }
    this.read = true;
  }

  async choose(id: Id): Promise<void> {
    this.planning = null;
    this.showForms = false;
    this.results = null;
    this.against = null;
    this.chosen = id;
    await this.load();
  }

  /** The rounds begun before the one looked at, the last first. */
  get before(): RoundLine[] {
    return this.rounds.slice(this.rounds.findIndex(({ id }) => id === this.chosen) + 1);
  }

  async compare(against: Id): Promise<void> {
    this.against = against;
    await this.load();
  }

  /** Starts a new round, or changes one. */
  plan(round: RoundLine | null): void {
    if (this.#offer) this.planning = new RoundPlanning(this.#offer, round);
  }

  /** Saves the round being made. */
  async save(): Promise<void> {
    const { planning } = this;
    if (!planning?.check()) return;
    const { editing } = planning;
    const plan = planning.plan();
    const update = await act(
      () => (editing === null ? host.roundMake(plan) : host.roundEdit(editing, plan)),
      (failure) => (planning.wrong = failure.message),
    );
    if (!update) return;
    this.planning = null;
    if (editing === null && update.added[0]) this.chosen = update.added[0];
    this.#done(update);
    await this.load();
  }

  /** Writes the forms of the round looked at. */
  async write(): Promise<void> {
    const round = this.chosen;
    if (round === null) return;
    try {
      this.forms = { round, written: await busy.during(t.said.exporting, host.roundForms(round, $state.snapshot(this.letter))) };
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Takes in the answer files the user chooses. */
  take(): Promise<void> {
    return this.#collect(() => host.roundCollect());
  }

  /** Takes in the answer files that were dropped. */
  takeDropped(handles: string[]): Promise<void> {
    return this.#collect(() => host.roundDropped(handles));
  }

  async #collect(taking: () => Promise<Collected>): Promise<void> {
    let files: FileFate[] = [];
    const update = await act(async () => {
      const collected = await taking();
      ({ files } = collected);
      return collected.update;
    });
    if (!update) return;
    this.open = true;
    this.planning = null;
    this.showForms = false;
    this.files = files;
    const round = files.find(({ fate, round: of }) => fate === 'taken' && of !== null)?.round ?? null;
    if (round !== null) this.chosen = round;
    this.#done(update);
    await this.load();
  }

  async end(id: Id): Promise<void> {
    this.#done(await act(() => host.roundClose(id)));
  }

  async reopen(id: Id): Promise<void> {
    this.#done(await act(() => host.roundReopen(id)));
  }

  async remove(id: Id): Promise<void> {
    this.#done(await act(() => host.roundRemove(id)));
  }

  #done(update: Update | null): void {
    if (update && update.label !== '') toasts.done(update.label, { label: t.said.undo, run: () => void undo() });
  }
}

export const survey = new Survey();
