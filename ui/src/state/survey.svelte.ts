/** The partner survey: which round is looked at or made, and what came of forms and answer files. */
import { failureOf, host, type Collected, type FileFate, type Id, type Letter, type Results, type RoundLine, type RoundOffer, type Update, type WrittenForms } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { busy } from './busy.svelte';
import { RoundPlanning } from './roundPlanning.svelte';
import { toasts } from './toasts.svelte';

/** Where the draft of a new round is kept; those of rounds that are changed are under the round. */
const NEW = '';
/** From how many answers on a group can be shown. */
const [LEAST, MOST] = [2, 50];

/** What the form holds, to see whether anything was entered. */
const entered = (planning: RoundPlanning): string => JSON.stringify(planning.plan());

/** Enters what was entered before, over what is so by now. */
function enterAgain(planning: RoundPlanning, before: RoundPlanning): void {
  planning.name = before.name;
  if (!planning.locked) {
    planning.anonymous = before.anonymous;
    planning.least = before.least;
    planning.wording = { ...before.wording };
  }
  for (const one of planning.people) {
    const was = before.people.find(({ id }) => id === one.id);
    if (one.answered) continue;
    one.asked = was?.asked ?? false;
    if (!was) continue;
    one.level = was.level;
    const { counterpart } = was;
    if (counterpart === null || planning.counterparts(one).some(({ id }) => id === counterpart)) one.counterpart = counterpart;
  }
}

class Survey {
  open = $state(false);
  rounds = $state.raw<RoundLine[]>([]);
  #chosen = $state<Id | null>(null);
  results = $state.raw<Results | null>(null);
  /** The round it is compared with; null = the one before. */
  against = $state<Id | null>(null);
  #planning = $state.raw<RoundPlanning | null>(null);
  /** The same, as it is at once: while a component goes, the page's state still tells what was. */
  #form: RoundPlanning | null = null;
  /** Whether what its form holds was entered earlier. */
  resumed = $state(false);
  saving = $state(false);
  letter = $state<Letter>({ asker: '', purpose: '' });
  /** Whether the forms of the round looked at are being written. */
  showForms = $state(false);
  forms = $state.raw<{ round: Id; written: WrittenForms } | null>(null);
  files = $state.raw<FileFate[]>([]);
  wrong = $state('');
  /** False until the rounds were read for the first time. */
  read = $state(false);
  #offer: RoundOffer | null = null;
  /** Whether the letter was proposed. */
  #lettered = false;
  #asked = 0;
  /** What was entered into forms and not saved yet. */
  readonly #drafts = new Map<Id, RoundPlanning>();
  /** What the form held before anything was entered. */
  #blank = '';

  readonly round = $derived(this.rounds.find(({ id }) => id === this.chosen) ?? null);

  /** The round looked at; null where there is none. */
  get chosen(): Id | null {
    return this.#chosen;
  }

  set chosen(id: Id | null) {
    // What one round says never stands under another, be it until the answer comes.
    if (id !== this.#chosen) {
      this.results = null;
      this.against = null;
    }
    this.#chosen = id;
  }

  /** The round being made or changed. */
  get planning(): RoundPlanning | null {
    return this.#planning;
  }

  #show(planning: RoundPlanning | null): void {
    this.#form = planning;
    this.#planning = planning;
  }

  toggle(): void {
    if (this.open) this.close();
    else this.open = true;
  }

  close(): void {
    this.open = false;
    this.leave();
    this.#putAway();
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#asked += 1;
    this.open = false;
    this.#show(null);
    this.#drafts.clear();
    this.#offer = null;
    this.#lettered = false;
    this.#putAway();
  }

  #putAway(): void {
    this.forms = null;
    this.showForms = false;
    this.files = [];
    this.wrong = '';
    this.chosen = null;
    this.rounds = [];
    this.read = false;
  }

  /** Reads the rounds, and what the one looked at says. */
  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const [rounds, offer] = await Promise.all([host.rounds(), host.roundOffer()]);
      if (mine !== this.#asked || !this.open) return;
      if (!this.#lettered) this.letter = offer.letter;
      this.#lettered = true;
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
    this.leave();
    this.showForms = false;
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

  /** Starts a new round, or changes one; goes on with what was entered into its form and not saved. */
  plan(round: RoundLine | null): void {
    this.#begin(round, this.#drafts.get(round?.id ?? NEW) ?? null);
  }

  #begin(round: RoundLine | null, before: RoundPlanning | null): void {
    if (!this.#offer) return;
    const planning = new RoundPlanning(this.#offer, round);
    this.#blank = entered(planning);
    if (before) enterAgain(planning, before);
    this.resumed = before !== null;
    this.#show(planning);
  }

  /** Leaves the form. What was entered is there when it is opened again. */
  leave(): void {
    const planning = this.#form;
    if (!planning) return;
    if (entered(planning) === this.#blank) this.#drafts.delete(planning.editing ?? NEW);
    else this.#drafts.set(planning.editing ?? NEW, planning);
    this.#show(null);
  }

  /** Leaves the form with what was entered. */
  giveUp(): void {
    this.#drafts.delete(this.#form?.editing ?? NEW);
    this.#show(null);
  }

  /** Saves the round being made. */
  async save(): Promise<void> {
    const { planning } = this;
    if (!planning || this.saving || !this.#checkLeast(planning) || !planning.check()) return;
    const { editing } = planning;
    const plan = planning.plan();
    planning.wrong = '';
    this.saving = true;
    const update = await act(
      () => (editing === null ? host.roundMake(plan) : host.roundEdit(editing, plan)),
      (failure) => (planning.wrong = failure.message),
    );
    this.saving = false;
    if (!update) return;
    this.#drafts.delete(editing ?? NEW);
    if (this.#form === planning) this.#show(null);
    if (editing === null && update.added[0]) this.chosen = update.added[0];
    this.#done(update);
    await this.load();
  }

  /** Whether the number from which on groups are shown is one; else it says what it takes. */
  #checkLeast(planning: RoundPlanning): boolean {
    // It is a number as long as nobody empties its field.
    const least = planning.least as number | null;
    if (planning.locked || (least !== null && Number.isInteger(least) && least >= LEAST && least <= MOST)) return true;
    if (planning.anonymous) planning.wrong = t.survey.form.wrongLeast(LEAST, MOST);
    else planning.least = this.#offer?.plan.least_answers ?? LEAST;
    return !planning.anonymous;
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
    this.showForms = false;
    this.files = files;
    const round = files.find(({ fate, round: of }) => fate === 'taken' && of !== null)?.round ?? null;
    if (round !== null) this.chosen = round;
    this.#done(update);
    await this.load();
    // A form that is open stays, over what was answered by now.
    const { planning, resumed } = this;
    const changed = this.rounds.find(({ id }) => id === planning?.editing);
    if (!planning || !changed) return;
    this.#begin(changed, planning);
    this.resumed = resumed;
  }

  async end(id: Id): Promise<void> {
    this.#done(await act(() => host.roundClose(id)));
  }

  async reopen(id: Id): Promise<void> {
    this.#done(await act(() => host.roundReopen(id)));
  }

  async remove(id: Id): Promise<void> {
    const update = await act(() => host.roundRemove(id));
    if (update) this.#drafts.delete(id);
    this.#done(update);
  }

  #done(update: Update | null): void {
    if (update && update.label !== '') toasts.done(update.label, { label: t.said.undo, run: () => void undo() });
  }
}

export const survey = new Survey();
