/** What is planned and agreed: actions, commitments, workstreams and the charter. */
import { failureOf, host, type ActionSort, type Ending, type Id, type Intent, type PlannedAction, type Plans, type Stream, type Update } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { busy } from './busy.svelte';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { time } from './time.svelte';
import { toasts } from './toasts.svelte';
import { windows } from './windows.svelte';

/** What lies open in the list of actions. */
export type Open = { what: 'new'; intent: Intent } | { what: 'edit' | 'close'; id: Id } | { what: 'workstream'; id: Id | null } | null;

export function blankIntent(sort: ActionSort, more: Partial<Intent> = {}): Intent {
  return { title: '', sort, why: '', owner: session.overview?.manager ?? null, due: null, concerns: [], towards: null, aspect: null, effort: null, workstream: null, finding: null, ...more };
}

class PlansState {
  all = $state.raw<Plans>({ actions: [], workstreams: [], charter: null });
  loaded = $state(false);
  problem = $state('');
  open = $state.raw<Open>(null);
  /** What was refused of the form that lies open. */
  wrong = $state('');
  #asked = 0;

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const all = await host.plans();
      if (mine !== this.#asked) return;
      this.all = all;
      this.problem = '';
    } catch (thrown) {
      if (mine === this.#asked) this.problem = failureOf(thrown).message;
    }
    this.loaded = true;
  }

  /** Begins an action about those selected: of two their trust, of others they themselves. */
  begin(sort: ActionSort, more: Partial<Intent> = {}): void {
    if (time.refuses()) return;
    const manager = session.overview?.manager ?? null;
    const { selected } = map;
    const others = selected.filter((id) => id !== manager);
    const towards = selected.length === 2 ? { from: selected[0], to: selected[1] } : null;
    windows.show('actions');
    this.show({ what: 'new', intent: blankIntent(sort, { concerns: others, towards, ...more }) });
  }

  show(open: Open): void {
    if (open !== null && time.refuses()) return;
    this.wrong = '';
    this.open = open;
  }

  /** Plans an action or tells one otherwise; whether it was taken. */
  async save(id: Id | null, intent: Intent): Promise<boolean> {
    return this.#done(await act(() => (id === null ? host.actionPlan(intent) : host.actionEdit(id, intent)), this.#refused));
  }

  async close(id: Id, ending: Ending): Promise<boolean> {
    return this.#done(await act(() => host.actionClose(id, ending), this.#refused));
  }

  async reopen({ id }: PlannedAction): Promise<void> {
    this.#done(await act(() => host.actionReopen(id)));
  }

  async remove({ id }: PlannedAction): Promise<void> {
    this.#done(await act(() => host.actionRemove(id)));
  }

  async setWorkstream(id: Id | null, stream: Stream): Promise<boolean> {
    return this.#done(await act(() => host.workstreamSet(id, stream), this.#refused));
  }

  async removeWorkstream(id: Id): Promise<void> {
    this.#done(await act(() => host.workstreamRemove(id)));
  }

  async setCharter(vision: string, charter: string, agreedBy: string): Promise<boolean> {
    return (await act(() => host.charterSet(vision, charter, agreedBy))) !== null;
  }

  /** Writes the calendar where the user says. */
  async export(): Promise<void> {
    try {
      const { file, folder } = await busy.during(t.said.saving, host.calendarExport());
      toasts.done(t.plans.exported(file), null, folder);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code !== 'cancelled') toasts.failed(failure);
    }
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#asked += 1;
    this.all = { actions: [], workstreams: [], charter: null };
    this.loaded = false;
    this.problem = this.wrong = '';
    this.open = null;
  }

  readonly #refused = ({ message }: { message: string }): void => {
    this.wrong = message;
  };

  #done(update: Update | null): boolean {
    if (update === null) return false;
    this.show(null);
    if (update.label !== '') toasts.done(update.label, { label: t.said.undo, run: () => void undo() });
    return true;
  }
}

export const plans = new PlansState();
