/** The coach of the invented account: two of the shell's rules, simply. */
import type { Failure, FindingLine, Host, Id, Intent, RuleLine, Update } from '../host';
import { TODAY } from './demo';
import type { Account } from './record';
import { Scores } from './score';

type Part = Pick<Host, 'findings' | 'findingPutAside' | 'findingTakeUp' | 'coachTune'>;
type Change = (label: string, doing: (next: Account) => Id[] | undefined | void) => Promise<Update>;

/** What was put aside, and how the rules are tuned. */
export interface Coached {
  aside: Map<string, { reason: string; until: string | null }>;
  off: Set<string>;
  points: number;
}

export const UNTUNED: Coached = { aside: new Map(), off: new Set(), points: 30 };

export function coaching(open: () => Account, change: Change): Part {
  const coach = (doing: (coached: Coached) => void) => (next: Account) => {
    const { aside, off, points } = next.coached;
    next.coached = { aside: new Map(aside), off: new Set(off), points };
    doing(next.coached);
  };
  return {
    findings: () => {
      const account = open();
      const { aside, off, points } = account.coached;
      const all = found(account).filter(({ rule }) => !off.has(rule));
      const rule = (code: string, spoken: string, value: number): RuleLine => ({ code, spoken, sentence: `${spoken}, by ${value} points. Our own definition.`, on: !off.has(code), counts: 'trust that a route must carry', unit: 'points', value, default: 30, least: 1, most: 100, more: 0 });
      const customers = [...account.people.values()].filter(({ group }) => group === 'customer');
      return Promise.resolve({
        day: TODAY,
        findings: all.filter(({ key }) => !aside.has(key)),
        aside: all.flatMap((finding) => {
          const put = aside.get(finding.key);
          return put ? [{ finding, ...put, by: 'Priya Raman' }] : [];
        }),
        first_steps: customers.length > 0 ? [] : [{ code: 'add-customers', spoken: 'Add the people you know at the customer', meaning: 'The people of the decision-making unit are what the map is drawn round.' }],
        rules: [rule('decider-unreached', 'Decider out of reach', points), rule('gone-but-tied', 'Left, and still tied', 30)],
      });
    },
    findingPutAside: async (key, reason, until) => {
      const failure: Failure = { code: 'rejected', message: 'say why the finding is put aside; nothing was changed', handle: null };
      // As through the shell's door.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      if (reason.trim() === '') throw failure;
      return change('Put aside a finding', coach(({ aside }) => void aside.set(key, { reason, until })));
    },
    findingTakeUp: async (key) => change('Took up again a finding', coach(({ aside }) => void aside.delete(key))),
    coachTune: async (rule, on, value) =>
      change('Changed a rule of the coach', coach((coached) => {
        if (on) coached.off.delete(rule);
        else coached.off.add(rule);
        coached.points = value ?? 30;
      })),
  };
}

/** Deciders with whom the manager has no trust that is scored, and who left and still reports to somebody. */
function found(account: Account): FindingLine[] {
  const ties = [...account.ties.values()];
  const scores = new Scores(account, TODAY);
  const answered = (key: string): Id | null => [...account.planned.actions.values()].find(({ progress, intent }) => progress === 'open' && intent.finding === key)?.id ?? null;
  const line = (rule: string, spoken: string, id: Id, stake: number, sentence: string, fact: string, title: string): FindingLine => {
    const key = `${rule} ${id}`;
    const suggestion: Intent = { title, sort: 'step', why: fact, owner: account.manager, due: null, concerns: [id], towards: null, aspect: null, effort: 'small', workstream: null, finding: key };
    return { key, rule, spoken, stake, weighs: [1, stake, 1, 1], sentence, evidence: [fact], people: [{ id, name: account.people.get(id)?.name ?? '' }], between: false, suggestion, action: answered(key) };
  };
  return [...account.people.values()].flatMap((one) => {
    const manager = account.manager ?? '';
    const tied = [scores.of(one.id, manager), scores.of(manager, one.id)].some(({ score }) => score.points !== null);
    if (one.roles.includes('decider') && !tied) return [line('decider-unreached', 'Decider out of reach', one.id, 0.9, `No route to ${one.name} carries enough.`, `${one.name} decides.`, `Be introduced to ${one.name}`)];
    const hangs = ties.filter(({ from, to }) => from === one.id || to === one.id).length;
    return one.status === 'left' && hangs > 0 ? [line('gone-but-tied', 'Left, and still tied', one.id, 0.4, `${one.name} left, and ${hangs} tie still hangs on them.`, `${hangs} tie`, `Clear up what hangs on ${one.name}`)] : [];
  });
}
