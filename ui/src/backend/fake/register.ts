/** The invented account as a table, and what can be filtered by. */
import type { Choice, Filter, FilterChoices, Id, RegisterRow } from '../host';
import { kept, lastAssessed, organisationOf } from './keep';
import type { Account } from './record';
import { Scores } from './score';

/** Everybody, in the account's order. */
export function registerRows(account: Account, filter: Filter, today: string): RegisterRow[] {
  const scores = new Scores(account, today);
  const keep = kept(account, filter, today);
  const last = lastAssessed(account);
  const ties = new Map<Id, number>();
  const boss = new Map<Id, string>();
  const nameOf = (id: Id | null): string => (id === null ? '' : (account.people.get(id)?.name ?? ''));
  for (const tie of account.ties.values()) {
    for (const id of [tie.from, tie.to]) ties.set(id, (ties.get(id) ?? 0) + 1);
    if (tie.kind === 'reports-to') boss.set(tie.from, nameOf(tie.to));
  }
  const { manager } = account;
  return [...account.people.values()].map((stakeholder) => {
    const { id } = stakeholder;
    const apart = manager !== null && manager !== id;
    return {
      stakeholder,
      organisation: organisationOf(account, stakeholder),
      reports_to: boss.get(id) ?? '',
      owner: nameOf(stakeholder.owner),
      our_trust: apart ? scores.of(manager, id).score.points : null,
      their_trust: apart ? scores.of(id, manager).score.points : null,
      ties: ties.get(id) ?? 0,
      last_assessed: last.get(id) ?? null,
      kept: keep.has(id),
    };
  });
}

/** The values to filter by that are the account's own, with how many have them. */
export function choices(account: Account): FilterChoices {
  const organisations = new Map<string, number>();
  const departments = new Map<string, number>();
  const tags = new Map<string, number>();
  const owners = new Map<Id, number>();
  const more = <K>(counts: Map<K, number>, key: K): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const one of account.people.values()) {
    more(organisations, organisationOf(account, one));
    if (one.department !== '') more(departments, one.department);
    for (const tag of one.tags) more(tags, tag);
    if (one.owner !== null) more(owners, one.owner);
  }
  const listed = (counts: Map<string, number>): Choice[] => [...counts].map(([value, people]) => ({ value, people })).sort((a, b) => b.people - a.people || a.value.localeCompare(b.value));
  return {
    organisations: listed(organisations),
    departments: listed(departments),
    owners: [...owners].map(([id, people]) => ({ id, name: account.people.get(id)?.name ?? '', people })),
    tags: listed(tags),
  };
}
