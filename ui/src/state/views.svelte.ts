/** Named views of the account, and the presentation that goes through them. */
import { failureOf, host, type Failure, type Gaze, type Id, type ViewSummary } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { map } from './map.svelte';
import { time } from './time.svelte';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';

/** A view this much nearer than the whole map is of a part of it, and stays so on a larger screen. */
const NEAR = 1.3;

class Views {
  list = $state.raw<ViewSummary[]>([]);
  /** The row for a new name is open. */
  naming = $state(false);
  /** The view presented, by its place in the list; null where there is no presentation. */
  presented = $state<number | null>(null);
  #asked = 0;
  /** What was looked at before the presentation. */
  #before: { sight: ViewSummary['sight']; at: Gaze; viewing: Id | null } | null = null;

  readonly current = $derived(this.presented === null ? null : (this.list[this.presented] ?? null));

  /** Reads the views again. */
  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const list = await inTurn(() => host.views());
      if (mine !== this.#asked) return;
      this.list = list;
      if (map.viewing && !list.some(({ id }) => id === map.viewing?.id)) map.isView(null);
    } catch (thrown) {
      if (failureOf(thrown).code !== 'no-account') toasts.failed(thrown);
    }
  }

  /** Saves what is on screen; whether that worked. */
  async add(name: string, refused: (failure: Failure) => void): Promise<boolean> {
    const update = await act(() => host.viewAdd(name, map.gaze), refused);
    if (!update) return false;
    await this.load();
    map.isView(update.added[0] ?? this.list.at(-1)?.id ?? null);
    return true;
  }

  async update(id: Id): Promise<void> {
    if (await act(() => host.viewUpdate(id, map.gaze))) map.isView(id);
  }

  async rename(id: Id, name: string, refused: (failure: Failure) => void): Promise<boolean> {
    return (await act(() => host.viewRename(id, name), refused)) !== null;
  }

  async remove(id: Id): Promise<void> {
    const update = await act(() => host.viewRemove(id));
    if (update && update.label !== '') toasts.done(update.label, { label: t.views.undo, run: () => void undo() });
  }

  /** Puts a view somewhere else among the others. */
  async move(id: Id, to: number): Promise<void> {
    const from = this.list.findIndex((view) => view.id === id);
    if (from < 0 || to < 0 || to >= this.list.length || to === from) return;
    const list = this.list.filter((view) => view.id !== id);
    list.splice(to, 0, this.list[from]);
    this.list = list;
    await act(() => host.viewsOrder(list.map((view) => view.id)));
    toasts.say(t.views.moved(this.list.find((view) => view.id === id)?.name ?? '', to + 1, list.length));
  }

  show(view: ViewSummary): Promise<void> {
    return map.showView(view);
  }

  /** Shows the views one after the other and nothing else. */
  async present(): Promise<void> {
    if (this.presented !== null) return;
    time.pause();
    const { sight, gaze, viewing } = map;
    this.#before = { sight, at: gaze, viewing: viewing?.id ?? null };
    const at = Math.max(0, this.list.findIndex((view) => view.id === viewing?.id));
    this.presented = at;
    // Where the window cannot fill the screen, the presentation fills the window.
    await host.windowFill(true).catch(() => undefined);
    map.select([]);
    await this.go(at);
  }

  /** Goes to a view of the presentation; there is nothing before the first and after the last. */
  async go(to: number): Promise<void> {
    if (this.presented === null) return;
    const view = this.list[to];
    if (!view) return;
    this.presented = to;
    await map.showView(view);
    map.engine?.fitUnless(NEAR);
    toasts.say(`${view.name}, ${t.views.at(to + 1, this.list.length)}`);
  }

  /** Another account, or none, is open. */
  clear(): void {
    this.#asked += 1;
    this.list = [];
    this.naming = false;
    this.presented = null;
  }

  /** Back to what was looked at before. */
  async end(): Promise<void> {
    if (this.presented === null) return;
    this.presented = null;
    await host.windowFill(false).catch(() => undefined);
    const before = this.#before;
    if (!before) return;
    await map.lookAs(before.sight, before.at, before.viewing);
  }
}

export const views = new Views();
