/** What the register shows: rows, order, groups, columns, and the cell that has the keyboard. */
import { host, type RegisterRow } from '../backend/host';
import { t } from '../words/en';
import { COLUMNS, FIRST, type Column, type ColumnId } from './columns';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { arranged, asTsv, sorted, type GroupBy, type Item } from './table';
import { toasts } from './toasts.svelte';
import { inTurn } from './turn';

const KEY = 'rapport.register';

class Register {
  rows = $state.raw<RegisterRow[]>([]);
  loaded = $state(false);
  columns = $state.raw<ColumnId[]>(FIRST);
  sort = $state.raw<{ column: ColumnId; down: boolean } | null>(null);
  groupBy = $state<GroupBy>('none');
  folded = $state.raw<ReadonlySet<string>>(new Set());
  /** The cell the keyboard is at: a line's key and a column. */
  at = $state.raw<{ key: string; column: ColumnId } | null>(null);

  readonly shown = $derived<Column[]>(COLUMNS.filter((column) => this.columns.includes(column.id)));
  readonly kept = $derived(map.aside === 'hide' ? this.rows.filter((row) => row.kept) : this.rows);
  readonly ordered = $derived.by(() => {
    const column = COLUMNS.find((each) => each.id === this.sort?.column);
    return column && this.sort ? sorted(this.kept, { column, down: this.sort.down }, session.vocabulary) : this.kept;
  });
  readonly items = $derived<Item[]>(arranged(this.ordered, this.groupBy, this.folded, session.vocabulary));

  #asked = 0;

  /** How it was looked at on this laptop. */
  start(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as { columns?: ColumnId[]; groupBy?: GroupBy };
      const known = kept.columns?.filter((id) => COLUMNS.some((column) => column.id === id));
      this.columns = known?.includes('name') ? known : FIRST;
      this.groupBy = kept.groupBy && kept.groupBy in t.register.groups ? kept.groupBy : 'none';
    } catch {
      this.columns = FIRST;
    }
  }

  /** Reads everybody again. */
  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const rows = await inTurn(() => host.register());
      if (mine !== this.#asked) return;
      this.rows = rows;
      this.loaded = true;
      map.names = new Map(rows.map(({ stakeholder }) => [stakeholder.id, stakeholder.name]));
      const here = new Set(rows.map((row) => row.stakeholder.id));
      if (map.selected.some((id) => !here.has(id))) map.select(map.selected.filter((id) => here.has(id)));
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Up, down, and as in the account again. */
  sortBy(column: ColumnId): void {
    if (this.sort?.column !== column) this.sort = { column, down: false };
    else this.sort = this.sort.down ? null : { column, down: true };
  }

  groupInto(by: GroupBy): void {
    this.groupBy = by;
    this.#keep();
  }

  /** Folds a group away, or unfolds it. */
  fold(key: string, away = !this.folded.has(key)): void {
    const others = [...this.folded].filter((other) => other !== key);
    this.folded = new Set(away ? [...others, key] : others);
  }

  choose(columns: ColumnId[]): void {
    this.columns = columns;
    this.#keep();
  }

  /** The selected rows as they stand in the table, or all where there are none. */
  async copy(): Promise<void> {
    const chosen = this.ordered.filter((row) => map.selected.includes(row.stakeholder.id));
    const rows = chosen.length > 0 ? chosen : this.ordered;
    try {
      await navigator.clipboard.writeText(asTsv(rows, this.shown, session.vocabulary));
      toasts.done(t.register.copied(rows.length));
    } catch {
      toasts.failed(t.register.notCopied);
    }
  }

  #keep(): void {
    localStorage.setItem(KEY, JSON.stringify({ columns: this.columns, groupBy: this.groupBy }));
  }
}

export const register = new Register();
