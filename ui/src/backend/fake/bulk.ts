/** Changes of many at once in the invented account. Records are replaced, never changed in place. */
import type { Bulk, Failure, Group, Id, Pasted, Stakeholder } from '../host';
import { blank } from '../../state/blank';
import { newId, tie, type Account } from './record';
import { VOCABULARY } from './vocabulary';

const CODES: Partial<Record<string, string[]>> = {
  kind: VOCABULARY.kinds.map((word) => word.code),
  group: VOCABULARY.groups.map((word) => word.code),
  level: VOCABULARY.levels.map((word) => word.code),
  roles: VOCABULARY.roles.map((word) => word.code),
  attitude: VOCABULARY.attitudes.map((word) => word.code),
  coverage: VOCABULARY.coverages.map((word) => word.code),
  influence: VOCABULARY.influences.map((word) => word.code),
  status: VOCABULARY.statuses.map((word) => word.code),
};
const REQUIRED = ['kind', 'group', 'status', 'name'];
const LISTS = ['roles', 'tags'];

function reject(message: string): never {
  const failure: Failure = { code: 'rejected', message, handle: null };
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw failure;
}

function set(one: Stakeholder, field: string, text: string): Stakeholder {
  const codes = CODES[field];
  const words = LISTS.includes(field) ? [...new Set(text.split(/[,;]/).map((word) => word.trim()).filter(Boolean))] : [text.trim()].filter(Boolean);
  const odd = codes && words.find((word) => !codes.includes(word));
  if (odd) reject(`“${odd}” is no ${field}: use ${codes.join(', ')}`);
  if (words.length === 0 && REQUIRED.includes(field)) reject(field === 'name' ? 'The name is empty: a stakeholder needs one.' : `A stakeholder needs a ${field}.`);
  if (LISTS.includes(field)) return { ...one, [field]: words };
  return { ...one, [field]: words[0] ?? (codes ? null : '') };
}

/** A stakeholder after the change. */
export function changed(one: Stakeholder, bulk: Bulk): Stakeholder {
  switch (bulk.change) {
    case 'set':
      return set(one, bulk.field, bulk.text);
    case 'add-role':
      return { ...one, roles: [...new Set([...one.roles, bulk.role])] };
    case 'remove-role':
      return { ...one, roles: one.roles.filter((role) => role !== bulk.role) };
    case 'add-tag':
      return { ...one, tags: [...new Set([...one.tags, bulk.tag.trim()])] };
    case 'remove-tag':
      return { ...one, tags: one.tags.filter((tag) => tag !== bulk.tag) };
    case 'owner':
      return { ...one, owner: bulk.owner };
  }
}

/** Copies with all fields, without ties. */
export function duplicate(account: Account, ids: Id[]): Id[] {
  return ids.flatMap((id) => {
    const one = account.people.get(id);
    if (!one) return [];
    const made = { ...one, id: newId(), name: `${one.name} (copy)` };
    account.people.set(made.id, made);
    return [made.id];
  });
}

/** A solid line to a boss in place of the earlier one. */
export function report(account: Account, ids: Id[], boss: Id | null): void {
  for (const each of [...account.ties.values()]) if (each.kind === 'reports-to' && ids.includes(each.from)) account.ties.delete(each.id);
  if (boss !== null) for (const id of ids) if (id !== boss) tie(account, 'reports-to', id, boss);
}

/** What hangs on somebody, as sentences. */
export function hanging(account: Account, id: Id): string[] {
  const name = account.people.get(id)?.name ?? '';
  const nameOf = (other: Id): string => account.people.get(other)?.name ?? '';
  const ties = [...account.ties.values()];
  const reports = ties.filter((each) => each.kind === 'reports-to' && each.to === id).map((each) => nameOf(each.from));
  const owned = [...account.people.values()].filter((one) => one.owner === id).map((one) => one.name);
  const scored = ties.filter((each) => each.kind === 'trust' && (each.from === id || each.to === id) && [...account.assessments.values()].some((assessment) => assessment.tie === each.id)).length;
  return [
    reports.length > 0 ? `${reports.join(' and ')} ${reports.length === 1 ? 'reports' : 'report'} to ${name}.` : '',
    owned.length > 0 ? `${name} is the owner of ${owned.join(' and ')}.` : '',
    scored > 0 ? `${scored} scored relationship${scored === 1 ? '' : 's'} with ${name}.` : '',
  ].filter(Boolean);
}

const ADDRESS = /[^\s<>",;]+@[^\s<>",;]+/;

function draftOf(cells: string[], group: Group): Stakeholder | null {
  const email = cells.map((cell) => ADDRESS.exec(cell)?.[0] ?? '').find(Boolean) ?? '';
  const words = cells.map((cell) => cell.replace(ADDRESS, '').replace(/[<>"()]/g, '').trim()).filter(Boolean);
  const turned = /^([^,]+), ([^,]+)$/.exec(words[0] ?? '');
  const name = turned ? `${turned[2]} ${turned[1]}` : (words[0] ?? email.split('@')[0].replace(/[._]/g, ' ').replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()));
  if (name === '') return null;
  return blank(name, group, { title: words[1] ?? '', organisation: words[2] ?? '', email });
}

/** People in a pasted list: rows of spreadsheet cells, or the recipients of an e-mail. */
export function read(account: Account, text: string, group: Group): Pasted[] {
  const rows = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const recipients = rows.length === 1 && /[;<]|@.*,/.test(text);
  const parts = recipients ? text.split(/;|,(?=(?:[^"]*"[^"]*")*[^"]*$)(?![^<]*>)/).map((part) => [part.trim()]) : rows.map((row) => row.split('\t').map((cell) => cell.trim()));
  const known = (draft: Stakeholder): Id | null =>
    [...account.people.values()].find((one) => one.name.toLowerCase() === draft.name.toLowerCase() || (draft.email !== '' && one.email.toLowerCase() === draft.email.toLowerCase()))?.id ?? null;
  return parts.flatMap((cells) => {
    const draft = draftOf(cells, group);
    return draft && !/^name$/i.test(draft.name) ? [{ draft, known: known(draft) }] : [];
  });
}
