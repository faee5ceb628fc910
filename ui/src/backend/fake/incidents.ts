/** Incidents in the invented account: understood more simply than the shell does. */
import type { Ends, Id, Notice, Side, Understood } from '../host';
import { tie, type Account } from './record';

/** Whom a line names by a part of their name, and a strength such as -3. */
export function understood(account: Account, text: string): Understood {
  const strength = /(?:^|\s)([+-])([1-5])(?=\s|$)/.exec(text);
  const title = text.replace(strength?.[0] ?? '', '').trim();
  const words = title.toLowerCase().split(/[^\p{L}]+/u);
  const people = [...account.people.values()].filter(({ name }) => name.toLowerCase().split(' ').some((part) => words.includes(part))).map(({ id }) => id);
  const notice: Notice = { on: null, title, story: '', effect: strength?.[1] === '+' ? 'built' : 'diluted', strength: Number(strength?.[2] ?? 2), side: null, level: null, components: [], tags: [], between: touched(account, people, null), told_by: '' };
  return { notice, people };
}

/** Their trust in the manager, or hers in them. */
export function touched(account: Account, people: Id[], side: Side | null): Ends[] {
  const { manager } = account;
  if (manager === null) return [];
  const name = (id: Id): string => account.people.get(id)?.name ?? '';
  return people.filter((id) => id !== manager).map((id) => {
    const [from, to] = side === 'customer' ? [manager, id] : [id, manager];
    return { from, from_name: name(from), to, to_name: name(to) };
  });
}

/** Keeps an incident, with the ties it touched. */
export function tell(next: Account, id: Id, notice: Notice, today: string): Id {
  const ties = notice.between.map(({ from, to }) => tie(next, 'trust', from, to).id);
  next.incidents.set(id, { id, notice: { ...notice, on: notice.on ?? today, told_by: notice.told_by || 'Priya Raman' }, ties });
  return id;
}
