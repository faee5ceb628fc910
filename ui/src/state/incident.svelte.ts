/** An incident being told, until it is logged or given up. */
import { failureOf, host, type Id, type Notice, type Side, type TraceLine } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { toasts } from './toasts.svelte';

const NOTHING: Notice = { on: null, title: '', story: '', effect: 'diluted', strength: 2, side: null, level: null, components: [], tags: [], between: [], told_by: '' };

class Incident {
  open = $state(false);
  /** The incident that is told otherwise; null where one is new. */
  editing = $state<Id | null>(null);
  text = $state('');
  notice = $state<Notice>({ ...NOTHING });
  wrong = $state('');
  /** Whom the line names. */
  #people: Id[] = [];
  /** What was set by hand, which the line says no more. */
  #set = new Set<keyof Notice>();
  #asked = 0;

  /** Shows the form for a new one. */
  show(text = ''): void {
    this.#begin(null, { ...NOTHING });
    if (text) void this.read(text);
  }

  /** Shows one that was logged. */
  edit({ incident, notice }: TraceLine): void {
    this.#begin(incident, { ...notice });
    this.text = notice.title;
  }

  close(): void {
    this.open = false;
  }

  #begin(editing: Id | null, notice: Notice): void {
    this.open = true;
    this.editing = editing;
    this.notice = notice;
    this.text = '';
    this.wrong = '';
    this.#people = [];
    this.#set.clear();
  }

  /** Understands the line; what was set by hand stays. */
  async read(text: string): Promise<void> {
    this.text = text;
    if (this.editing !== null) {
      this.notice.title = text;
      return;
    }
    const mine = ++this.#asked;
    try {
      const { notice, people } = await host.incidentRead(text);
      if (mine !== this.#asked) return;
      this.#people = people;
      const kept = Object.fromEntries([...this.#set].map((field) => [field, this.notice[field]]));
      this.notice = { ...this.notice, title: notice.title, on: notice.on, effect: notice.effect, strength: notice.strength, ...kept };
      await this.#touch(mine);
      this.wrong = '';
    } catch (thrown) {
      if (mine === this.#asked) this.wrong = failureOf(thrown).message;
    }
  }

  /** Sets something by hand. */
  set<F extends keyof Notice>(field: F, value: Notice[F]): void {
    this.notice[field] = value;
    this.#set.add(field);
  }

  /** Says on whose side it happened, which turns whose trust in whom it touches. */
  async setSide(side: Side | null): Promise<void> {
    const before = this.notice.side;
    this.set('side', side);
    if (this.editing === null) await this.#touch(++this.#asked);
    else if ((before === 'customer') !== (side === 'customer')) {
      this.notice.between = this.notice.between.map(({ from, from_name, to, to_name }) => ({ from: to, from_name: to_name, to: from, to_name: from_name }));
    }
  }

  async #touch(mine: number): Promise<void> {
    const between = await host.incidentTouched(this.#people, this.notice.side);
    if (mine === this.#asked) this.notice.between = between;
  }

  /** Logs it, or saves the change. */
  async save(): Promise<void> {
    const notice = $state.snapshot(this.notice);
    if (notice.title.trim() === '') {
      this.wrong = t.incident.untitled;
      return;
    }
    const { editing } = this;
    const update = await act(
      () => (editing === null ? host.incidentLog(notice) : host.incidentEdit(editing, notice)),
      (failure) => (this.wrong = failure.message),
    );
    if (!update) return;
    this.close();
    if (update.label !== '') toasts.done(update.label, { label: t.paste.undo, run: () => void undo() });
  }
}

export const incident = new Incident();
