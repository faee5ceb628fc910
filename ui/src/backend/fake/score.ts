/** The arithmetic of a score, as the domain does it, for the invented account. */
import { soFar, worth } from '../../state/questionnaire';
import type { Direction, Disagreement, EvidenceLine, GivenAnswer, Id, Points, Questionnaire, Settings, TraceLine } from '../host';
import type { Account, Assessment, Incident, Tie } from './record';
import { VOCABULARY } from './vocabulary';

const DAY = 86_400_000;
const BANDS = ['strained', 'fragile', 'even', 'good', 'strong'] as const;

/** The answers of an assessment as they are shown; a factor's worth follows its scale. */
function given({ reading }: Assessment, asked: Questionnaire): GivenAnswer[] {
  const highest = reading.scale === '1-5' ? 5 : 10;
  return asked.items.flatMap(({ code, spoken, part }) => {
    const answer = reading.answers.find(({ item }) => item === code);
    if (!answer) return [];
    const share = (answer.value - 1) / (highest - 1);
    const factor = code === 'self-orientation' ? 1 - share : share;
    return [{ ...answer, spoken, part, worth: reading.scale === null ? worth(asked, answer.value) : factor }];
  });
}

const mean = (values: number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

function lineOf(assessment: Assessment, superseded: boolean, among: number, settings: Settings, today: string): EvidenceLine {
  const { reading, confidence } = assessment;
  const asked = VOCABULARY.questionnaires.find(({ code }) => code === reading.instrument) ?? VOCABULARY.questionnaires[0];
  const answers = given(assessment, asked);
  const of = (code: string): number => reading.answers.find(({ item }) => item === code)?.value ?? 1;
  const equation = reading.scale !== null;
  const worths = answers.map((answer) => answer.worth);
  const chosen = Object.fromEntries(reading.answers.map(({ item, value }) => [item, value]));
  const value = equation ? mean(worths) : (soFar(asked, chosen)?.value ?? 0.5);
  const weight = ['characteristics', 'signs'].includes(reading.instrument) ? settings.quick_check_weight : settings.instrument_weight;
  const answered = answers.length / asked.items.length;
  const { age, left } = aged(assessment.on, today, settings.half_life_days);
  const pieces = superseded ? 0 : (weight * confidence * answered * left) / among;
  const parts = asked.by_part ? [...new Set(answers.map(({ part }) => part))].map((part) => ({ spoken: part, value: mean(answers.filter((answer) => answer.part === part).map((answer) => answer.worth)) })) : [];
  const weakest = equation ? answers[worths.indexOf(Math.min(...worths))] : null;
  const aligned = worths.map((share) => share * ((reading.scale === '1-5' ? 5 : 10) - 1));
  return {
    assessment: assessment.id,
    on: assessment.on,
    assessor: assessment.assessor,
    rationale: assessment.rationale,
    instrument: reading.instrument,
    spoken: asked.spoken,
    source: asked.source,
    level: reading.level,
    scale: reading.scale,
    answers,
    parts,
    ratio: equation ? (of('credibility') + of('reliability') + of('intimacy')) / of('self-orientation') : null,
    balance: equation ? Math.sqrt(mean(aligned.map((each) => (each - mean(aligned)) ** 2))) : null,
    value,
    confidence,
    answered,
    weight,
    age_days: age,
    left,
    among,
    r: pieces * value,
    s: pieces * (1 - value),
    superseded,
    weakest: weakest?.spoken ?? null,
    advice: VOCABULARY.factors.find(({ code }) => code === weakest?.item)?.advice ?? null,
  };
}

/** Those who do not say the same, by one reading each. */
function disagreement(lines: EvidenceLine[]): Disagreement | null {
  const voices = lines.filter(({ superseded }) => !superseded).map(({ assessor, value }) => ({ assessor, points: Math.round(value * 100) }));
  voices.sort((a, b) => a.points - b.points);
  const apart = (voices.at(-1)?.points ?? 0) - (voices[0]?.points ?? 0);
  return new Set(voices.map(({ assessor }) => assessor)).size > 1 && apart > 0 ? { voices, apart } : null;
}

function aged(on: string, today: string, halfLife: number): { age: number; left: number } {
  const age = Math.max(0, Math.round((Date.parse(today) - Date.parse(on)) / DAY));
  return { age, left: 2 ** (-age / halfLife) };
}

function traceOf({ id, notice }: Incident, halfLife: number, today: string): TraceLine {
  const { age, left } = aged(notice.on ?? today, today, halfLife);
  const [pieces, built] = [notice.strength * left, notice.effect === 'built'];
  return { incident: id, notice, signed: `${built ? '+' : '−'}${notice.strength}`, age_days: age, left, r: built ? pieces : 0, s: built ? 0 : pieces };
}

/** How far each trusts each, as of a day. */
export class Scores {
  readonly #ties = new Map<string, Tie>();
  readonly #assessments = new Map<Id, Assessment[]>();

  constructor(
    readonly account: Account,
    readonly today: string,
  ) {
    for (const tie of account.ties.values()) if (tie.kind === 'trust') this.#ties.set(`${tie.from} ${tie.to}`, tie);
    for (const each of account.assessments.values()) this.#assessments.set(each.tie, [...(this.#assessments.get(each.tie) ?? []), each]);
  }

  /** How far one trusts another, with its derivation. */
  of(from: Id, to: Id): Direction {
    const { account, today } = this;
    const tie = this.#ties.get(`${from} ${to}`);
    const made = this.#assessments.get(tie?.id ?? '') ?? [];
    const shown = made.filter(({ sealed }) => !sealed).sort((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id));
    const levels = new Map<string, Set<string | null>>();
    const source = ({ assessor, reading }: Assessment): string => `${assessor.trim().toLowerCase()} ${reading.instrument}`;
    const counts = shown.map((each) => {
      const heard = levels.get(source(each)) ?? new Set();
      levels.set(source(each), heard);
      return !heard.has(each.reading.level) && heard.add(each.reading.level) !== undefined;
    });
    const lines = shown.map((each, nth) => lineOf(each, !counts[nth], levels.get(source(each))?.size ?? 1, account.settings, today));
    const traces = [...account.incidents.values()].filter(({ ties }) => tie && ties.includes(tie.id)).map((told) => traceOf(told, account.settings.half_life_days, today));
    const all = [...lines, ...traces];
    const r = all.reduce((sum, line) => sum + line.r, 0);
    const s = all.reduce((sum, line) => sum + line.s, 0);
    const total = r + s + 2;
    const expected = r / total + 1 / total;
    return {
      from,
      from_name: account.people.get(from)?.name ?? '',
      to,
      to_name: account.people.get(to)?.name ?? '',
      tie: tie?.id ?? null,
      note: tie?.note ?? '',
      score: pointsOf(expected, 2 / total),
      r,
      s,
      belief: r / total,
      disbelief: s / total,
      uncertainty: 2 / total,
      base_rate: 0.5,
      expected,
      half_life_days: account.settings.half_life_days,
      instrument_weight: account.settings.instrument_weight,
      quick_check_weight: account.settings.quick_check_weight,
      lines,
      traces,
      sealed: made.filter(({ sealed }) => sealed).map(({ assessor }) => assessor),
      disagreement: disagreement(lines),
    };
  }
}

export function pointsOf(expected: number, uncertainty: number): Points {
  if (uncertainty >= 1) return { points: null, band: null, certainty: 0 };
  const whole = Math.round(expected * 100);
  return { points: whole, band: BANDS[Math.min(4, Math.floor(whole / 20))], certainty: Math.round((1 - uncertainty) * 100) };
}
