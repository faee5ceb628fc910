/** What rests on whom in the invented account, and what follows from suppositions: by its own ties, simply. */
import type { CarrierLine, CarrierList, Host, Id, RouteShift, ScenarioLine, Somebody, Supposed, Update, WhatFollows } from '../host';
import { TODAY } from './demo';
import { copied, newId, tie, type Account } from './record';
import { routing } from './routes';
import { cardOf } from './scorecard';
import { VOCABULARY } from './vocabulary';

type Part = Pick<Host, 'carriers' | 'whatIf' | 'scenarios' | 'scenarioKeep' | 'scenarioRemove'>;
type Change = (label: string, doing: (next: Account) => Id[] | undefined | void) => Promise<Update>;

export function carrying(open: () => Account, change: Change): Part {
  return {
    carriers: (_exactly, progress) => {
      progress.onmessage(1);
      return Promise.resolve(carriersOf(open()));
    },
    whatIf: async (supposed) => follows(open(), supposed),
    scenarios: () => Promise.resolve(open().scenarios),
    scenarioKeep: async (id, name, supposed) => {
      const line: ScenarioLine = { id: id ?? newId(), name, supposed, on: TODAY, people: supposed.flatMap((one) => (one.supposed === 'leaves' ? [one.who] : [one.from, one.to])).map((who) => somebody(open(), who)) };
      return change(`Kept the scenario “${name}”`, (next) => {
        next.scenarios = [...next.scenarios.filter((other) => other.id !== line.id), line];
        return [line.id];
      });
    },
    scenarioRemove: async (id) => change('Removed the scenario', (next) => void (next.scenarios = next.scenarios.filter((line) => line.id !== id))),
  };
}

const somebody = (account: Account, id: Id): Somebody => ({ id, name: account.people.get(id)?.name ?? '' });

/** By the number of ties: whoever has most carries most. */
function carriersOf(account: Account): CarrierList {
  const ties = [...account.ties.values()].filter(({ kind }) => kind === 'trust');
  const all = [...account.people.values()].filter(({ status }) => status !== 'left').map((one): CarrierLine => {
    const degree = ties.filter(({ from, to }) => from === one.id || to === one.id).length;
    const ours = one.id === account.manager || ['functions', 'leadership'].includes(one.group);
    const share = degree / Math.max(1, ties.length);
    return {
      who: somebody(account, one.id),
      group: one.group,
      ours,
      betweenness: share,
      of_ways: share,
      estimated: false,
      roles: { coordinator: 0, gatekeeper: degree, representative: 0, consultant: 0, liaison: 0 },
      linked: [],
      constraint: degree === 0 ? null : 1 / degree,
      effective_size: degree === 0 ? null : degree,
      outwardness: null,
      cut_off: one.id === account.manager ? 4 : 0,
      core: Math.min(2, degree),
      threads: ours || one.group === 'customer' ? degree : null,
      sentence: `Of the ways between others, ${Math.round(100 * share)} % of the best trusted run through ${one.name}.`,
    };
  });
  all.sort((a, b) => b.betweenness - a.betweenness);
  return { all, estimated: false, shape: { code: 'bow-tie', sentence: `A bow-tie: all that links us with the customer runs through ${account.people.get(account.manager ?? '')?.name ?? 'nobody'}.` } };
}

async function follows(account: Account, supposed: Supposed[]): Promise<WhatFollows> {
  const then = copied(account);
  for (const one of supposed) {
    if (one.supposed === 'leaves') {
      const known = then.people.get(one.who);
      if (known) then.people.set(one.who, { ...known, status: 'left' });
    } else tie(then, one.supposed === 'trusts' ? 'trust' : 'reports-to', one.from, one.to);
  }
  const goals = [...account.people.values()].filter(({ roles, status }) => status !== 'left' && roles.includes('decider'));
  const shifts: RouteShift[] = [];
  for (const { id } of goals) {
    if (then.people.get(id)?.status === 'left') continue;
    const route = async (of: Account) => (await routing(() => of).routes({ from: null, to: { whom: 'stakeholder', id }, avoid: [], most: 1 })).best.at(0);
    const [was, is] = [await route(account), await route(then)];
    const over = (told: typeof was): Somebody[] => (told ? [told.hops[0].from, ...told.hops.map(({ to }) => to)] : []);
    shifts.push({ to: somebody(account, id), was: was?.score.points ?? null, is: is?.score.points ?? null, was_over: over(was), is_over: over(is) });
  }
  const [before, after] = [cardOf(account, TODAY), cardOf(then, TODAY)];
  const broken = shifts.filter(({ was, is }) => was !== null && is === null);
  const left = new Set(supposed.flatMap((one) => (one.supposed === 'leaves' ? [one.who] : [])));
  const lost = before.threads.map(({ person }) => person).filter(({ id }) => !left.has(id) && !after.threads.some(({ person }) => person.id === id));
  const shape = carriersOf(account).shape;
  const manager = account.manager;
  return {
    broken,
    weaker: shifts.filter(({ was, is }) => was !== null && is !== null && was - is >= 5),
    better: shifts.filter(({ was, is }) => is !== null && (was === null || is - was >= 5)),
    uncovered: before.threads.length === after.threads.length ? [] : VOCABULARY.roles.filter(({ code }) => code === 'buyer'),
    covered: [],
    cut_off: broken.map(({ to }) => to),
    threads_lost: lost,
    trust_was: before.customer.in_us,
    trust_is: after.customer.in_us,
    shape_was: shape,
    shape_is: broken.length > 0 ? { code: 'apart', sentence: 'Nobody of ours is linked with the customer.' } : shape,
    steps: broken.map(({ to }) => ({ title: `Build trust between ${to.name} and ${account.people.get(manager ?? '')?.name ?? ''}`, sort: 'step', why: `No way would lead to ${to.name}.`, owner: manager, due: null, concerns: [to.id], towards: manager === null ? null : { from: to.id, to: manager }, aspect: 'credibility', effort: null, workstream: null, finding: null })),
    harmless: broken.length === 0 && lost.length === 0,
  };
}
