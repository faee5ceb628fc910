/** People read from pasted text, until they are added or given up. */
import { failureOf, host, type Group, type Pasted } from '../backend/host';
import { t } from '../words/en';
import { act, undo } from './actions';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';
import { windows } from './windows.svelte';

/** Fields that take pasted text themselves. */
const FIELDS = 'input, textarea, select, [contenteditable]';

class Paste {
  open = $state(false);
  text = $state('');
  group = $state<Group>('customer');
  people = $state.raw<Pasted[]>([]);
  /** Places in the list of those that are to come in. */
  ticked = $state.raw<number[]>([]);
  wrong = $state('');
  #asked = 0;

  /** Shows the panel, with what was pasted if anything was. */
  show(text = ''): void {
    this.open = true;
    this.wrong = '';
    void this.read(text);
  }

  close(): void {
    this.open = false;
    this.text = '';
    this.people = [];
    this.ticked = [];
  }

  /** Reads the people in a text; those known already are not ticked. */
  async read(text: string, group: Group = this.group): Promise<void> {
    const mine = ++this.#asked;
    this.text = text;
    this.group = group;
    if (text.trim() === '') {
      this.people = [];
      this.ticked = [];
      return;
    }
    try {
      const people = await host.namesRead(text, group);
      if (mine !== this.#asked) return;
      this.people = people;
      this.ticked = people.flatMap(({ known }, index) => (known === null ? [index] : []));
      this.wrong = '';
    } catch (thrown) {
      if (mine === this.#asked) this.wrong = failureOf(thrown).message;
    }
  }

  toggle(index: number, ticked: boolean): void {
    this.ticked = ticked ? [...this.ticked, index] : this.ticked.filter((other) => other !== index);
  }

  /** Adds those ticked as one change, and selects them. */
  async add(): Promise<void> {
    if (this.ticked.length === 0) return;
    const drafts = this.people.filter((_, index) => this.ticked.includes(index)).map(({ draft }) => draft);
    const update = await act(
      () => host.stakeholdersAdd(drafts),
      (failure) => (this.wrong = failure.message),
    );
    if (!update) return;
    this.close();
    toasts.done(update.label, { label: t.paste.undo, run: () => void undo() });
    map.select(update.added);
    if (update.added.length === 1) map.visit(update.added[0]);
  }
}

export const paste = new Paste();

/** Text was pasted on the window: outside a field it may be a list of people. */
export function pasted(event: ClipboardEvent): void {
  if (event.defaultPrevented || !session.overview || windows.dialog || session.locked) return;
  if (event.target instanceof Element && event.target.closest(FIELDS)) return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text.trim() === '') return;
  event.preventDefault();
  paste.show(text);
}
