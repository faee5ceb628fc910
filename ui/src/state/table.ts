/** How the register's rows are put in order, in groups, and on the clipboard. */
import type { Id, RegisterRow, Vocabulary } from '../backend/host';
import { t } from '../words/en';
import type { Column } from './columns';
import { spoken } from './words';

export type GroupBy = keyof typeof t.register.groups;

/** A line of the table: somebody, or the heading of a group. */
export type Item = { key: string; row: RegisterRow; group?: undefined } | { key: string; group: { text: string; people: number; folded: boolean }; row?: undefined };

export interface Sort {
  column: Column;
  down: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The rows in order; those with nothing in the column come last either way. */
export function sorted(rows: RegisterRow[], { column, down }: Sort, words: Vocabulary): RegisterRow[] {
  const keyed = rows.map((row) => ({ row, key: column.order(row, words) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
    const order = typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : collator.compare(String(a.key), String(b.key));
    return down ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

/** The group somebody falls into: where it stands among the groups, and what it is called. */
function groupOf({ stakeholder, organisation, owner }: RegisterRow, by: GroupBy, words: Vocabulary): { at: number; text: string } {
  const coded = (list: Vocabulary['groups'], code: string | null): { at: number; text: string } =>
    code === null ? { at: Infinity, text: t.register.unknown } : { at: list.findIndex((word) => word.code === code), text: spoken(list, code) };
  if (by === 'group') return coded(words.groups, stakeholder.group);
  if (by === 'attitude') return coded(words.attitudes, stakeholder.attitude);
  const text = by === 'owner' ? owner : organisation;
  return text === '' ? { at: Infinity, text: t.register.none } : { at: 0, text };
}

/** The lines of the table from rows in order: in groups where asked, those folded away left out. */
export function arranged(rows: RegisterRow[], by: GroupBy, folded: ReadonlySet<string>, words: Vocabulary): Item[] {
  const item = (row: RegisterRow): Item => ({ key: row.stakeholder.id, row });
  if (by === 'none') return rows.map(item);
  const groups = new Map<string, { at: number; text: string; rows: RegisterRow[] }>();
  for (const row of rows) {
    const { at, text } = groupOf(row, by, words);
    const group = groups.get(text);
    if (group) group.rows.push(row);
    else groups.set(text, { at, text, rows: [row] });
  }
  const inOrder = [...groups.values()].sort((a, b) => (a.at === b.at ? collator.compare(a.text, b.text) : a.at - b.at));
  return inOrder.flatMap(({ text, rows: members }): Item[] => {
    const key = `${by}:${text}`;
    return [{ key, group: { text, people: members.length, folded: folded.has(key) } }, ...(folded.has(key) ? [] : members.map(item))];
  });
}

/** A cell as a spreadsheet takes it: no breaks, and nothing it would work out as a formula. */
function cell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

/** Headings and rows, columns set apart by tabs. */
export function asTsv(rows: RegisterRow[], columns: Column[], words: Vocabulary): string {
  const lines = rows.map((row) => columns.map((column) => cell(column.text(row, words))));
  return [columns.map((column) => t.register.column[column.id]), ...lines].map((line) => line.join('\t')).join('\n');
}

/** The ids from one line to another, headings left out. */
export function between(items: Item[], from: string, to: string): Id[] {
  const [a, b] = [items.findIndex((item) => item.key === from), items.findIndex((item) => item.key === to)];
  if (a < 0 || b < 0) return [];
  return items.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap((item) => (item.row ? [item.row.stakeholder.id] : []));
}
