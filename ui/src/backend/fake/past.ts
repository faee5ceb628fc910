/** The invented account at earlier moments: its evidence by day, and its people as they are. */
import type { Comparison, Id, Shift, Sight, Snapshot, Span } from '../host';
import type { Account } from './record';
import { Scores } from './score';

function counted(days: string[]): Span['happened'] {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

export function spanOf(account: Account, today: string): Span {
  const days = [...[...account.assessments.values()].map(({ on }) => on), ...[...account.incidents.values()].map(({ notice }) => notice.on ?? today)];
  return {
    first_happened: [today, ...days].sort()[0],
    first_recorded: today,
    happened: counted(days),
    recorded: counted([today]),
    snapshots: account.snapshots,
  };
}

/** The account with the evidence there was on a day. */
export function asOf(account: Account, day: string | null): Account {
  if (day === null) return account;
  return {
    ...account,
    assessments: new Map([...account.assessments].filter(([, { on }]) => on <= day)),
    incidents: new Map([...account.incidents].filter(([, { notice }]) => (notice.on ?? '') <= day)),
  };
}

export function differencesOf(account: Account, sight: Sight, today: string): Comparison | null {
  if (sight.compared === null) return null;
  const [now, then] = [new Scores(asOf(account, sight.as_of), sight.as_of ?? today), new Scores(asOf(account, sight.compared), sight.compared)];
  const name = (id: Id): string => account.people.get(id)?.name ?? '';
  const trust = [...account.ties.values()]
    .filter(({ kind }) => kind === 'trust')
    .map(({ from, to }): Shift => ({ from, from_name: name(from), to, to_name: name(to), was: then.of(from, to).score.points, is: now.of(from, to).score.points }))
    .filter(({ was, is }) => was !== is);
  return { since: sight.compared, arrived: [], left: [], moved: [], changed: [], trust };
}

export function snapshot(account: Account, id: Id, name: string, day: string): Id[] {
  const made: Snapshot = { id, name: name.trim(), day };
  account.snapshots = [...account.snapshots.filter((each) => each.id !== id), made];
  return [id];
}
