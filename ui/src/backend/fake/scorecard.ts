/** The scorecard and the courses of the invented account: simpler than the shell's, by the same rules. */
import type { CourseWay, Courses, Figure, Group, Id, Level, Moved, Reach, Role, RuleText, Scorecard, Single, Stakeholder, Subject, TieNote, Wave, Ways } from '../host';
import type { Account, Tie } from './record';
import { Scores } from './score';

const DAY = 86_400_000;
const GROUPS: Group[] = ['customer', 'functions', 'leadership', 'suppliers'];
const LEVELS: (Level | null)[] = ['leadership', 'operation', 'staff', null];
const ROLES: Role[] = ['buyer', 'decider', 'specifier', 'gatekeeper', 'user', 'influencer'];
const BANDS = ['strained', 'fragile', 'even', 'good', 'strong'] as const;
const [TREND, STALE, THREAD, ONE_SIDED] = [90, 180, 50, 20];
const RULES: [string, string, string][] = [
  ['in-us', 'Trust in us', 'The mean of the scores of all ties by which people at the customer trust us. Our own definition.'],
  ['in-them', 'Our trust in them', 'The mean of the scores of all ties by which we trust people at the customer. Our own definition.'],
  ['threads', 'Threads', `People at the customer whose trust in any of us is ${THREAD} points or more. Our own definition.`],
];

const before = (day: string, days: number): string => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

/** The account with the evidence up to a day. */
function until(account: Account, day: string): Scores {
  const kept = <T>(all: Map<Id, T>, on: (each: T) => string): Map<Id, T> => new Map([...all].filter(([, each]) => on(each) <= day));
  return new Scores({ ...account, assessments: kept(account.assessments, ({ on }) => on), incidents: kept(account.incidents, ({ notice }) => notice.on ?? day) }, day);
}

function figure(ties: Tie[], scores: Scores): Figure {
  const known = ties.map(({ from, to }) => scores.of(from, to)).filter(({ score }) => score.points !== null);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const average = known.length === 0 ? null : mean(known.map(({ expected }) => expected));
  const points = average === null ? null : Math.round(100 * average);
  return {
    score: { points, band: points === null ? null : BANDS[Math.min(4, Math.floor(points / 20))], certainty: known.length === 0 ? 0 : Math.round(100 * mean(known.map(({ uncertainty }) => 1 - uncertainty))) },
    ties: ties.length,
    scored: known.length,
    people: [...new Set(ties.flatMap(({ from, to }) => [from, to]))],
    mean: average,
    parts: known.map(({ from, to, expected }) => ({ from, to, expected })),
  };
}

/** The difference to ninety days before; its reason is the latest evidence. */
function moved(account: Account, ties: Tie[], today: string): Moved {
  const [was, is] = [figure(ties, until(account, before(today, TREND))).score.points, figure(ties, until(account, today)).score.points];
  if (is === null) return { by: null, sentence: 'not scored yet' };
  const ids = ties.map(({ id }) => id);
  const made = [...account.assessments.values()].filter(({ tie }) => ids.includes(tie)).sort((a, b) => b.on.localeCompare(a.on));
  if (was === null) return { by: null, sentence: `first scored on ${made.at(-1)?.on ?? today}` };
  const by = is - was;
  const since = made.at(0)?.on ?? before(today, TREND);
  return { by, sentence: by === 0 ? `unchanged since ${before(today, TREND)}` : `${by < 0 ? '−' : '+'}${Math.abs(by)} since the assessment of ${since}` };
}

class Sides {
  readonly ties: Tie[];
  constructor(readonly account: Account) {
    this.ties = [...account.ties.values()].filter(({ kind, from, to }) => kind === 'trust' && this.here(from) && this.here(to));
  }
  one = (id: Id): Stakeholder | undefined => this.account.people.get(id);
  here = (id: Id): boolean => this.one(id)?.status !== 'left';
  ours = (id: Id): boolean => id === this.account.manager || ['functions', 'leadership'].includes(this.one(id)?.group ?? '');
  between(member: (person: Stakeholder) => boolean): { inUs: Tie[]; inThem: Tie[] } {
    const is = (id: Id): boolean => {
      const person = this.one(id);
      return person !== undefined && id !== this.account.manager && member(person);
    };
    return { inUs: this.ties.filter(({ from, to }) => is(from) && this.ours(to)), inThem: this.ties.filter(({ from, to }) => is(to) && this.ours(from)) };
  }
}

function ways({ inUs, inThem }: { inUs: Tie[]; inThem: Tie[] }, scores: Scores): Ways {
  const [one, other] = [figure(inUs, scores), figure(inThem, scores)];
  const asymmetry = one.score.points === null || other.score.points === null ? null : Math.abs(one.score.points - other.score.points);
  return { in_us: one, in_them: other, asymmetry };
}

export function cardOf(account: Account, today: string): Scorecard {
  const scores = until(account, today);
  const sides = new Sides(account);
  const customer = sides.between(({ group }) => group === 'customer');
  const somebody = (id: Id) => ({ id, name: account.people.get(id)?.name ?? '' });
  const note = ({ from, to }: Tie, more: Partial<TieNote>): TieNote => ({ from: somebody(from), to: somebody(to), both: null, age_days: null, moved: null, ...more });
  const theirs = [...account.people.values()].filter(({ group, status }) => group === 'customer' && status !== 'left');
  const met = ({ coverage }: Stakeholder): boolean => coverage !== null && coverage !== 'none';
  const ids = (people: Stakeholder[]): Id[] => people.map(({ id }) => id);
  const threads = theirs.flatMap(({ id }) => {
    const best = customer.inUs.filter(({ from }) => from === id).map(({ to }) => ({ points: scores.of(id, to).score.points ?? 0, in_whom: somebody(to) })).sort((a, b) => b.points - a.points)[0];
    return best && best.points >= THREAD ? [{ person: somebody(id), ...best }] : [];
  });
  const thin = ROLES.flatMap((role): Single[] => {
    const bearers = theirs.filter(({ roles }) => roles.includes(role));
    const held = threads.filter(({ person }) => bearers.some(({ id }) => id === person.id));
    return bearers.length > 0 && held.length < 2 ? [{ what: role, on: held[0]?.person ?? null, people: ids(bearers) }] : [];
  });
  const tiedToOne = theirs.flatMap(({ id, name }): Single[] => {
    const [one, ...others] = new Set([...customer.inUs, ...customer.inThem].flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
    return one && others.length === 0 ? [{ what: name, on: somebody(one), people: [id, one] }] : [];
  });
  const reach = (all: Stakeholder[]): Reach => ({ reached: all.filter(met).length, of: all.length, people: ids(all.filter(met)), missed_people: ids(all.filter((one) => !met(one))), missed: all.filter((one) => !met(one)).map(({ name }) => name) });
  const worn = ROLES.map((role) => theirs.find((one) => one.roles.includes(role) && met(one)) ?? null);
  const coverage = figure(sides.ties, scores);
  const age = (tie: Tie): number => {
    const { lines, traces } = scores.of(tie.from, tie.to);
    return Math.min(...[...lines, ...traces].map(({ age_days }) => age_days));
  };
  const unknown: Figure = { score: { points: null, band: null, certainty: 0 }, ties: 0, scored: 0, people: [], mean: null, parts: [] };
  const wave = (spoken: string, ties: Tie[]): Wave => {
    const of = figure(ties, scores);
    return of.scored > 0 ? { spoken, meaning: '', figure: of, from: 'ties', on: null, by: null } : { spoken, meaning: '', figure: unknown, from: 'nothing', on: null, by: null };
  };
  const points = figure(customer.inUs, scores).score.points;
  const organisations = new Map<string, { inUs: Tie[]; inThem: Tie[] }>();
  for (const { organisation } of account.people.values()) if (organisation !== '' && organisation !== account.supplier) organisations.set(organisation, sides.between((one) => one.organisation === organisation));
  const pairs = sides.ties.flatMap((tie) => {
    const [there, back] = [scores.of(tie.from, tie.to).score.points, scores.of(tie.to, tie.from).score.points];
    return there !== null && back !== null && there - back >= ONE_SIDED ? [note(tie, { both: [there, back] })] : [];
  });
  return {
    as_of: today,
    since: before(today, TREND),
    empty: coverage.scored === 0,
    customer: ways(customer, scores),
    trend_in_us: moved(account, customer.inUs, today),
    trend_in_them: moved(account, customer.inThem, today),
    coverage,
    groups: GROUPS.map((group) => ({
      group,
      all: ways(sides.between((one) => one.group === group), scores),
      levels: LEVELS.map((level) => ({ level, ways: ways(sides.between((one) => one.group === group && one.level === level), scores) })).filter((cell) => cell.ways.in_us.ties + cell.ways.in_them.ties > 0),
    })),
    asked: [],
    organisations: [...organisations].map(([theirs, of]) => ({ theirs, ours: account.supplier, ways: ways(of, scores) })).filter((pair) => pair.ways.in_us.ties + pair.ways.in_them.ties > 0),
    one_sided: pairs,
    threads,
    thin,
    tied_to_one: tiedToOne,
    roles: { reached: worn.filter(Boolean).length, of: ROLES.length, people: ids(worn.filter((one) => one !== null)), missed_people: [], missed: ROLES.filter((_, at) => worn[at] === null) },
    key_players: reach(theirs.filter(({ influence }) => influence === 'inner-circle' || influence === 'political-structure')),
    stale: sides.ties.filter((tie) => Number.isFinite(age(tie)) && age(tie) > STALE).map((tie) => note(tie, { age_days: age(tie) })),
    shifted: sides.ties.map((tie) => note(tie, { moved: moved(account, [tie], today) })).filter((tie) => tie.moved?.by).sort((a, b) => Math.abs(b.moved?.by ?? 0) - Math.abs(a.moved?.by ?? 0)).slice(0, 6),
    tax: { m: points === null ? null : points < 50 ? (-0.8 * (50 - points)) / 50 : (0.4 * (points - 50)) / 50, own: false, revenue: null, difference: null, currency: 'EUR', taxes: [{ code: 'churn', spoken: 'Churn', meaning: 'Customers who leave.' }] },
    incidents: [...account.incidents.values()].filter(({ notice }) => notice.effect === 'diluted').map(({ id, notice, ties }) => ({ id, on: notice.on ?? today, title: notice.title, strength: notice.strength, people: [...new Set(sides.ties.filter((tie) => ties.includes(tie.id)).flatMap(({ from, to }) => [from, to]))] })),
    waves: [wave('Self trust', []), wave('Relationship trust', sides.ties.filter(({ to }) => to === account.manager))],
    everybody: [...account.people.values()].map(({ id, name }) => ({ id, name })),
    rules: RULES.map(([code, spoken, sentence]): RuleText => ({ code, spoken, sentence })),
  };
}

export function coursesOf(account: Account, of: Subject, today: string): Courses {
  const sides = new Sides(account);
  const way = (ties: Tie[]): CourseWay => ({
    figure: figure(ties, until(account, today)),
    trend: moved(account, ties, today),
    course: Array.from({ length: 13 }, (_, step) => {
      const on = before(today, Math.round((365 * (12 - step)) / 12));
      const { points, certainty } = figure(ties, until(account, on)).score;
      return { on, points, certainty };
    }),
  });
  if (of.of === 'account') {
    const { inUs, inThem } = sides.between(({ group }) => group === 'customer');
    return { ours: false, there: way(inUs), back: way(inThem) };
  }
  if (of.of === 'tie') {
    const from = (one: Id, other: Id): Tie[] => sides.ties.filter((tie) => tie.from === one && tie.to === other);
    return { ours: false, there: way(from(of.from, of.to)), back: way(from(of.to, of.from)) };
  }
  const [giving, receiving] = [sides.ties.filter(({ from }) => from === of.id), sides.ties.filter(({ to }) => to === of.id)];
  if (sides.ours(of.id)) return { ours: true, there: way(receiving), back: way(giving) };
  return { ours: false, there: way(giving.filter(({ to }) => sides.ours(to))), back: way(receiving.filter(({ from }) => sides.ours(from))) };
}
