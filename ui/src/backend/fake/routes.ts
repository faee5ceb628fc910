/** The routes of the invented account: every way there is, the best first. */
import type { Host, Id, Journey, Points, RouteHop, RouteTold, Routes, Somebody, Whom } from '../host';
import { TODAY } from './demo';
import { organisationOf } from './keep';
import type { Account } from './record';

import { pointsOf, Scores } from './score';

type Part = Pick<Host, 'routes'>;

/** Nobody goes over more people than that. */
const LONGEST = 6;

export function routing(open: () => Account): Part {
  return { routes: (journey) => Promise.resolve(routesOf(open(), journey)) };
}

function routesOf(account: Account, { from, to, avoid, most }: Journey): Routes {
  const goals = meant(account, to);
  const barred = new Set(avoid.flatMap((whom) => meant(account, whom)));
  const start = from ?? account.manager ?? '';
  const hops = stepsOf(account);
  const ways: RouteHop[][] = [];
  const walk = (at: Id, way: RouteHop[]): void => {
    if (way.length > 0 && goals.includes(at)) ways.push(way);
    else if (way.length < LONGEST) {
      for (const hop of hops.get(at) ?? []) {
        const next = hop.to.id;
        const been = next === start || way.some(({ to: { id } }) => id === next);
        if (!been && (!barred.has(next) || goals.includes(next))) walk(next, [...way, hop]);
      }
    }
  };
  walk(start, []);
  const told = ways.map(tell).sort((a, b) => b.trust - a.trust);
  const least = ({ hops: steps }: RouteTold): number => Math.min(...steps.map(({ score }) => score.points ?? 0));
  const widest = [...told].sort((a, b) => least(b.told) - least(a.told) || b.trust - a.trust).at(0);
  const scores = new Scores(account, TODAY);
  const unscored = [...account.ties.values()].filter(({ kind, from: one, to: other }) => kind === 'trust' && scores.of(one, other).score.points === null).length;
  return { best: told.slice(0, most).map((each) => each.told), widest: widest?.told ?? null, asked_for: goals.length, unscored };
}

function meant(account: Account, whom: Whom): Id[] {
  const all = [...account.people.values()].filter(({ status }) => status !== 'left');
  const are = {
    stakeholder: () => all.filter(({ id }) => whom.whom === 'stakeholder' && id === whom.id),
    role: () => all.filter(({ roles, group }) => whom.whom === 'role' && group === 'customer' && roles.includes(whom.role)),
    organisation: () => all.filter((one) => whom.whom === 'organisation' && organisationOf(account, one) === whom.name),
    department: () => all.filter(({ department }) => whom.whom === 'department' && department === whom.name),
  };
  return are[whom.whom]().map(({ id }) => id);
}

/** The best step from each to each. */
function stepsOf(account: Account): Map<Id, RouteHop[]> {
  const scores = new Scores(account, TODAY);
  const somebody = (id: Id): Somebody => ({ id, name: account.people.get(id)?.name ?? '' });
  const { solid_line_points: solid, dotted_line_points: dotted } = account.settings.measures;
  const all: RouteHop[] = [];
  const add = (from: Id, to: Id, tie: Id, by: RouteHop['by'], score: Points): void => {
    const here = [from, to].every((id) => account.people.get(id)?.status !== 'left');
    if (here && (score.points ?? 0) > 0) all.push({ from: somebody(from), to: somebody(to), tie, by, score });
  };
  for (const { id, kind, from, to } of account.ties.values()) {
    if (kind === 'trust') add(from, to, id, 'trust', scores.of(from, to).score);
    if (kind !== 'reports-to' && kind !== 'reports-dotted') continue;
    const line = pointsOf((kind === 'reports-to' ? solid : dotted) / 100, 0);
    add(from, to, id, 'reports-to', line);
    add(to, from, id, 'is-reported-to-by', line);
  }
  const steps = new Map<Id, RouteHop[]>();
  for (const hop of all) {
    const others = steps.get(hop.from.id) ?? [];
    const known = others.find(({ to }) => to.id === hop.to.id);
    if (known && (known.score.points ?? 0) >= (hop.score.points ?? 0)) continue;
    steps.set(hop.from.id, [...others.filter((other) => other !== known), hop]);
  }
  return steps;
}

function tell(hops: RouteHop[]): { told: RouteTold; trust: number } {
  const part = (values: number[]): number => values.reduce((product, value) => product * (value / 100), 1);
  const trust = part(hops.map(({ score }) => score.points ?? 0));
  const certain = part(hops.map(({ score }) => score.certainty));
  const each = hops.map(({ score }) => score.points ?? 0);
  const weakest = each.indexOf(Math.min(...each));
  const { from, to } = hops[weakest];
  const last = hops[hops.length - 1].to.name;
  const steps = hops.map((hop) => `${hop.from.name} → ${hop.to.name} ${hop.score.points}`).join('; ');
  const sentence = hops.length === 1 ? `You can go to ${last} directly: ${steps}.` : `Ask ${hops[0].to.name} to introduce you to ${last}: ${steps}.`;
  return { trust, told: { score: pointsOf(trust, 1 - certain), hops, weakest, sentence, weak_point: `weakest: ${from.name} → ${to.name} ${each[weakest]}` } };
}
