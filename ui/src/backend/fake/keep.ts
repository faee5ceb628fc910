/** Whom a filter keeps, in the invented account. */
import type { Filter, Id, Stakeholder } from '../host';
import type { Account } from './record';
import { Scores } from './score';

const DAY = 86_400_000;

/** The day of the newest assessment that speaks of each. */
export function lastAssessed(account: Account): Map<Id, string> {
  const last = new Map<Id, string>();
  for (const { tie, on } of account.assessments.values()) {
    const ends = account.ties.get(tie);
    for (const id of ends ? [ends.from, ends.to] : []) if ((last.get(id) ?? '') < on) last.set(id, on);
  }
  return last;
}

/** Those within so many ties of somebody. */
function near(account: Account, start: Id, depth: number): Set<Id> {
  const reached = new Set([start]);
  let edge = reached;
  for (let step = 0; step < depth; step += 1) {
    const next = new Set<Id>();
    for (const { from, to } of account.ties.values()) {
      if (edge.has(from) && !reached.has(to)) next.add(to);
      if (edge.has(to) && !reached.has(from)) next.add(from);
    }
    for (const id of next) reached.add(id);
    edge = next;
  }
  return reached;
}

/** Where somebody belongs, where nothing else is said. */
export function organisationOf(account: Account, one: Stakeholder): string {
  if (one.organisation !== '') return one.organisation;
  return one.group === 'customer' ? account.name : one.group === 'suppliers' ? one.name : account.supplier;
}

/** The ids a filter keeps: conditions of one sort are alternatives, those of different sorts add up. */
export function kept(account: Account, filter: Filter, today: string): Set<Id> {
  const scores = filter.trust_below === null ? null : new Scores(account, today);
  const last = filter.stale_days === null ? null : lastAssessed(account);
  const close = filter.focus && account.people.has(filter.focus.stakeholder) ? near(account, filter.focus.stakeholder, filter.focus.depth) : null;
  const among = <T>(wanted: T[], ...has: T[]): boolean => wanted.length === 0 || has.some((each) => wanted.includes(each));
  const low = new Set<Id>();
  for (const { kind, from, to } of scores ? account.ties.values() : []) {
    const points = kind === 'trust' ? (scores?.of(from, to).score.points ?? null) : null;
    if (points !== null && points < (filter.trust_below ?? 0)) low.add(from).add(to);
  }
  const stale = (id: Id): boolean => {
    const on = last?.get(id);
    return last === null || (on !== undefined && (Date.parse(today) - Date.parse(on)) / DAY > (filter.stale_days ?? 0));
  };
  const ids = [...account.people.values()]
    .filter(
      (one) =>
        among(filter.groups, one.group) &&
        among(filter.roles, ...one.roles) &&
        among(filter.attitudes, one.attitude) &&
        among(filter.coverages, one.coverage) &&
        among(filter.organisations, organisationOf(account, one)) &&
        among(filter.owners, one.owner) &&
        among(filter.tags, ...one.tags) &&
        (close === null || close.has(one.id)) &&
        (scores === null || low.has(one.id)) &&
        stale(one.id),
    )
    .map((one) => one.id);
  return new Set(ids);
}
