/** The partner survey of the invented account: rounds, files that come back, and what they say. */
import type { Apart, Candidate, Component, Facing, Answered, FileFate, Id, Level, Results, RoundLine, RoundOffer, RoundPlan, Side } from '../host';
import { newId, type Account } from './record';
import { VOCABULARY } from './vocabulary';

/** A round with what was answered to it. */
export interface Round {
  id: Id;
  on: string;
  closed: string | null;
  plan: RoundPlan;
  /** By participant: one value of 1–7 for each component. */
  replies: ReadonlyMap<Id, { on: string; values: number[]; remarks: string }>;
}

const COMPONENTS = VOCABULARY.components.map(({ code }) => code as Component);
const LEVELS = VOCABULARY.levels.map(({ code }) => code as Level);
const SIDES: Side[] = ['customer', 'supplier'];

export function candidates(account: Account): Candidate[] {
  const all = [...account.people.values()].filter(({ kind, status, group }) => kind === 'person' && status !== 'left' && group !== 'suppliers');
  return all.map(({ id, name, title, group, level, status }) => {
    const side: Side = group === 'customer' ? 'customer' : 'supplier';
    const counterpart = side === 'customer' ? account.manager : (all.find((other) => other.group === 'customer')?.id ?? null);
    return { id, name, title, group, side, level: level ?? 'staff', level_is_recorded: level !== null, counterpart, met: status === 'known' };
  });
}

export function offer(account: Account): RoundOffer {
  const questions = LEVELS.flatMap((level) => COMPONENTS.map((component) => ({ component, level, text: `They do well in ${component} (${level}).` })));
  return { plan: { name: 'November 2026', questions, asked: [], anonymous: false, least_answers: 3 }, candidates: candidates(account), letter: { asker: 'Priya Raman, priya.raman@brightpack.example', purpose: 'To see where our trust stands.' } };
}

function sideOf(account: Account, id: Id): Side {
  return account.people.get(id)?.group === 'customer' ? 'customer' : 'supplier';
}

export function lines(account: Account): RoundLine[] {
  const name = (id: Id): string => account.people.get(id)?.name ?? 'Somebody who is gone';
  return [...account.rounds.values()].reverse().map(({ id, on, closed, plan, replies }) => ({
    id,
    on,
    closed,
    plan,
    participants: plan.asked.map((one) => ({
      id: one.stakeholder,
      name: name(one.stakeholder),
      here: account.people.has(one.stakeholder),
      side: sideOf(account, one.stakeholder),
      level: one.level,
      counterpart: plan.anonymous ? null : one.counterpart,
      counterpart_name: one.counterpart && !plan.anonymous ? name(one.counterpart) : '',
      answered: replies.get(one.stakeholder)?.on ?? null,
    })),
  }));
}

/** Takes the answers of everybody asked in the last open round; beside them comes a file that was tampered with. */
export function collect(next: Account, today: string): { label: string; files: FileFate[] } {
  const round = [...next.rounds.values()].findLast(({ closed }) => closed === null);
  const refused: FileFate = { file: 'minutes.json', round: null, fate: 'refused', participant: null, answered: 0, asked: 0, replaces: false, why: 'minutes.json is no file with answers: choose the file that the form saved.' };
  if (!round) return { label: '', files: [refused] };
  const replies = new Map(round.replies);
  const files = round.plan.asked.map(({ stakeholder }, index): FileFate => {
    const replaces = replies.has(stakeholder);
    const base = sideOf(next, stakeholder) === 'customer' ? 3 : 5;
    const values = COMPONENTS.map((_, at) => 1 + ((base + at + (index % 2) + next.rounds.size) % 7));
    replies.set(stakeholder, { on: today, values, remarks: index === 0 ? 'Tell us earlier when a delivery slips.' : '' });
    const participant = round.plan.anonymous ? null : (next.people.get(stakeholder)?.name ?? null);
    return { file: `survey-${index}.json`, round: round.id, fate: 'taken', participant, answered: round.plan.anonymous ? null : 6, asked: 6, replaces, why: '' };
  });
  next.rounds.set(round.id, { ...round, replies });
  return { label: `Took in ${files.length} answers to the survey round “${round.plan.name}”`, files: [...files, refused] };
}

/** Answers of every group from which an anonymous round tells how far they lie apart. */
const FEWEST_FOR_SPREAD = 8;

function told(account: Account, round: Round, component: Component | null, level: Level | null, side: Side): Answered {
  const asked = round.plan.asked.filter((one) => (level === null || one.level === level) && sideOf(account, one.stakeholder) === side);
  const values = asked.flatMap(({ stakeholder }) => {
    const reply = round.replies.get(stakeholder);
    if (!reply) return [];
    return component === null ? reply.values : [reply.values[COMPONENTS.indexOf(component)]];
  });
  const none = { mean: null, spread: null, answers: 0 };
  if (asked.length === 0) return { told: 'unasked', ...none };
  if (values.length === 0) return { told: 'unknown', ...none };
  const groups = LEVELS.map((one) => asked.filter((each) => each.level === one && round.replies.has(each.stakeholder)).length).filter((people) => people > 0);
  if (round.plan.anonymous && (round.closed === null || groups.some((people) => people < round.plan.least_answers))) return { told: 'hidden', ...none };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const tells = !round.plan.anonymous || groups.every((people) => people >= FEWEST_FOR_SPREAD);
  const spread = tells ? Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) : null;
  return { told: 'shown', mean, spread, answers: values.length };
}

export function results(account: Account, id: Id, against: Id | null): Results {
  const rounds = [...account.rounds.values()];
  const at = rounds.findIndex((one) => one.id === id);
  const round = rounds[at];
  const earlier = rounds.find((one) => one.id === against) ?? rounds.slice(0, at).at(-1) ?? null;
  const less = (one: Answered, other: Answered): number | null => (one.mean === null || other.mean === null ? null : one.mean - other.mean);
  const facing = [null, ...LEVELS].flatMap((level) =>
    [null, ...COMPONENTS].map((component): Facing => {
      const [customer, supplier] = SIDES.map((side) => told(account, round, component, level, side));
      const moved = SIDES.map((side, index) => (earlier ? less([customer, supplier][index], told(account, earlier, component, level, side)) : null));
      return { component, level, customer, supplier, gap: less(customer, supplier), customer_moved: moved[0], supplier_moved: moved[1], reworded: false };
    }),
  );
  const apart: Apart[] = [];
  const turnout = LEVELS.flatMap((level) => SIDES.map((side) => {
    const asked = round.plan.asked.filter((one) => one.level === level && sideOf(account, one.stakeholder) === side);
    return { level, side, asked: asked.length, answered: asked.filter(({ stakeholder }) => round.replies.has(stakeholder)).length };
  }));
  const sealed = round.plan.anonymous && round.closed === null;
  const large = (who: Id): boolean => {
    const mine = round.plan.asked.find(({ stakeholder }) => stakeholder === who);
    const group = round.plan.asked.filter((one) => one.level === mine?.level && sideOf(account, one.stakeholder) === sideOf(account, who));
    return !round.plan.anonymous || group.filter(({ stakeholder }) => round.replies.has(stakeholder)).length >= round.plan.least_answers;
  };
  const remarks = [...round.replies].filter(([who, { remarks: text }]) => text !== '' && !sealed && large(who));
  return {
    earlier: earlier && { id: earlier.id, name: earlier.plan.name, on: earlier.on },
    facing,
    apart,
    turnout: turnout.filter(({ asked }) => asked > 0),
    remarks: remarks.map(([one, { remarks: text }]) => ({ name: round.plan.anonymous ? null : (account.people.get(one)?.name ?? null), text })),
  };
}

export function made(next: Account, plan: RoundPlan, today: string): Id {
  const id = newId();
  next.rounds.set(id, { id, on: today, closed: null, plan, replies: new Map() });
  return id;
}
