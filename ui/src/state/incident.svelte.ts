/** An incident being told, until it is logged or given up. */
import { failureOf, host, type Id, type Notice, type Side, type TraceLine } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { time } from './time.svelte';
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
  /** The line on its way to be understood. */
  #reading: Promise<void> = Promise.resolve();
  #saving = false;
  /** One that was begun and put away. */
  #kept: { text: string; notice: Notice; people: Id[]; set: (keyof Notice)[] } | null = null;

  /** Shows the form for a new one. */
  show(text = ''): void {
    if (time.refuses()) return;
    const kept = text ? null : this.#kept;
    this.#begin(null, kept?.notice ?? { ...NOTHING });
    if (kept) {
      [this.text, this.#people] = [kept.text, kept.people];
      kept.set.forEach((field) => this.#set.add(field));
    } else if (text) this.type(text);
  }

  /** Shows one that was logged. */
  edit({ incident, notice }: TraceLine): void {
    if (time.refuses()) return;
    this.#begin(incident, { ...notice });
    this.text = notice.title;
  }

  /** Puts the form away; one that was begun is there again when the next is told. */
  leave(): void {
    if (!this.open) return;
    const begun = this.editing === null && this.text.trim() !== '';
    const { text } = this;
    const kept = { text, notice: $state.snapshot(this.notice), people: this.#people, set: [...this.#set] };
    this.close();
    this.#kept = begun ? kept : null;
  }

  /** Gives up what was being told. */
  close(): void {
    this.open = false;
    this.#kept = null;
    this.#asked += 1;
  }

  #begin(editing: Id | null, notice: Notice): void {
    this.open = true;
    this.#asked += 1;
    this.editing = editing;
    this.notice = notice;
    this.text = '';
    this.wrong = '';
    this.#people = [];
    this.#set.clear();
  }

  /** Takes the line as it is typed; what was set by hand stays. */
  type(text: string): void {
    this.text = text;
    if (this.editing === null) this.#reading = this.#read(text);
    else this.notice.title = text;
  }

  async #read(text: string): Promise<void> {
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
    if (this.editing === null) await (this.#reading = this.#touch(++this.#asked));
    else if ((before === 'customer') !== (side === 'customer')) {
      this.notice.between = this.notice.between.map(({ from, from_name, to, to_name }) => ({ from: to, from_name: to_name, to: from, to_name: from_name }));
    }
  }

  async #touch(mine: number): Promise<void> {
    if (this.#set.has('between')) return;
    const between = await host.incidentTouched(this.#people, this.notice.side);
    if (mine === this.#asked) this.notice.between = between;
  }

  /** Takes one of the ties out that it touches. */
  spare(from: Id, to: Id): void {
    this.#asked += 1;
    this.set('between', this.notice.between.filter((pair) => pair.from !== from || pair.to !== to));
  }

  /** Logs it, or saves the change, as it was typed to the last letter; however often it is asked for, once. */
  async save(): Promise<void> {
    if (this.#saving) return;
    this.#saving = true;
    await this.#reading;
    if (this.open) await this.#save();
    this.#saving = false;
  }

  async #save(): Promise<void> {
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
