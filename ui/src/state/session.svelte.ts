/** Which account is open, and what its frame shows. */
import { failureOf, host, type Failure, type NewAccount, type Overview, type Recent, type Vocabulary } from '../backend/host';
import { busy } from './busy.svelte';
import { carriers } from './carriers.svelte';
import { coach } from './coach.svelte';
import { drafts } from './drafts.svelte';
import { comparison } from './comparison.svelte';
import { filters } from './filters.svelte';
import { incident } from './incident.svelte';
import { map } from './map.svelte';
import { paste } from './paste.svelte';
import { plans } from './plans.svelte';
import { routes } from './routes.svelte';
import { scorecard } from './scorecard.svelte';
import { survey } from './survey.svelte';
import { time } from './time.svelte';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';
import { views } from './views.svelte';
import { whatIf } from './whatif.svelte';
import { windows } from './windows.svelte';
import { t } from '../words/en';

const NO_WORDS: Vocabulary = {
  kinds: [],
  groups: [],
  roles: [],
  levels: [],
  attitudes: [],
  coverages: [],
  influences: [],
  statuses: [],
  tie_kinds: [],
  lenses: [],
  factors: [],
  components: [],
  tags: [],
  sides: [],
  effects: [],
  action_sorts: [],
  efforts: [],
  aspects: [],
  questionnaires: [],
  ladders: [],
  defaults: {
    half_life_days: 0,
    instrument_weight: 0,
    quick_check_weight: 0,
    measures: { scale: '1-10', ladder: 'altify', thread_points: 0, stale_days: 0, one_sided_points: 0, trend_days: 0, solid_line_points: 0, dotted_line_points: 0, revenue: null, currency: '', own_multiplier: null },
  },
};

class Session {
  /** The open account; null on the welcome screen. */
  overview = $state.raw<Overview | null>(null);
  vocabulary = $state.raw<Vocabulary>(NO_WORDS);
  recent = $state.raw<Recent[]>([]);
  /** False until the shell has answered for the first time. */
  started = $state(false);
  /** Why no account could be opened, shown on the welcome screen. */
  problem = $state.raw<Failure | null>(null);
  /** The account that waits for its passphrase. */
  locked = $state.raw<{ handle: string; name: string; wrong: boolean } | null>(null);
  /** Grows with every change of the account, so that panels read again. */
  version = $state(0);
  /** Something was refused since it was last asked. */
  unsaved = false;
  saving = $state<'saved' | 'saving' | 'failed'>('saved');

  /** Asks the shell what is open. */
  async start(): Promise<void> {
    try {
      const start = await busy.during(t.said.starting, host.start());
      this.vocabulary = start.vocabulary;
      this.recent = start.recent;
      if (start.account) this.#opened(start.account);
      else if (start.problem) this.#refused(start.problem, '');
    } catch (thrown) {
      this.problem = failureOf(thrown);
    }
    this.started = true;
  }

  create(draft: NewAccount): Promise<boolean> {
    return this.#open(t.said.creating, draft.name, () => host.accountCreate(draft));
  }

  choose(): Promise<boolean> {
    return this.#open(t.said.opening, '', () => host.accountChoose());
  }

  reopen(handle: string, name: string, passphrase: string | null): Promise<boolean> {
    return this.#open(t.said.opening, name, () => host.accountOpen(handle, passphrase), handle);
  }

  demo(): Promise<boolean> {
    return this.#open(t.said.openingDemo, 'demo', () => host.demoOpen());
  }

  /** Opens a recent account, or one that is chosen, in a window of its own. */
  async inWindow(handle: string | null): Promise<void> {
    try {
      await (handle === null ? host.windowChoose() : host.windowOpen(handle));
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  async forget(handle: string): Promise<void> {
    try {
      this.recent = await host.accountForget(handle);
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Writes the account to another file and goes on in that; whether it was written. */
  async saveAs(passphrase: string | null, refused: (failure: Failure) => void): Promise<boolean> {
    try {
      this.overview = await inTurn(() => busy.during(t.said.saving, host.accountSaveAs(passphrase)));
      toasts.done(t.said.savedAs(this.overview.file), null, this.overview.folder);
      return true;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code !== 'cancelled') refused(failure);
      return false;
    }
  }

  /** Hands over what was typed and not saved yet, and how the map is looked at; then the window closes. */
  async leave(): Promise<void> {
    const { activeElement } = document;
    this.unsaved = false;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    await inTurn(() => Promise.resolve());
    await map.saveView();
    await host.windowClose(this.unsaved).catch(() => undefined);
  }

  async close(): Promise<void> {
    await map.saveView();
    try {
      this.recent = await inTurn(() => host.accountClose());
      this.overview = null;
      map.clear();
      this.leaveBehind();
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Puts away whatever panels tell of the account that was open: it is not the next one's. */
  leaveBehind(): void {
    windows.close();
    windows.clear();
    routes.clear();
    plans.clear();
    whatIf.clear();
    carriers.clear();
    coach.clear();
    time.clear();
    incident.close();
    survey.clear();
    scorecard.clear();
    paste.close();
    views.clear();
    drafts.clear();
    filters.open = comparison.open = false;
  }

  async #open(text: string, name: string, opening: () => Promise<Overview>, handle?: string): Promise<boolean> {
    this.problem = null;
    if (this.overview) await map.saveView();
    try {
      this.#opened(await inTurn(() => busy.during(text, opening())));
      return true;
    } catch (thrown) {
      this.#refused(failureOf(thrown), name, handle);
      return false;
    }
  }

  #opened(overview: Overview): void {
    this.locked = null;
    this.problem = null;
    this.leaveBehind();
    this.overview = overview;
    this.version += 1;
    this.saving = 'saved';
    map.open(overview.look);
  }

  #refused(failure: Failure, name: string, handle?: string): void {
    if (failure.code === 'cancelled') return;
    const key = failure.handle ?? handle;
    if ((failure.code === 'needs-passphrase' || failure.code === 'wrong-passphrase') && key) {
      this.locked = { handle: key, name, wrong: failure.code === 'wrong-passphrase' };
    } else if (this.overview) toasts.failed(failure, t.said.stillOpen);
    else this.problem = failure;
  }
}

export const session = new Session();
