/** The arithmetic of a score, as the domain does it, for the invented account. */
import type { Direction, EvidenceLine, Id, Points, TraceLine } from '../host';
import type { Account, Assessment, Incident, Tie } from './record';
import { VOCABULARY } from './vocabulary';

const WEIGHT = 8;
const DAY = 86_400_000;
const FACTORS = ['credibility', 'reliability', 'intimacy', 'self-orientation'] as const;
const BANDS = ['strained', 'fragile', 'even', 'good', 'strong'] as const;

function lineOf(assessment: Assessment, superseded: boolean, halfLife: number, today: string): EvidenceLine {
  const { equation: e } = assessment;
  const highest = e.scale === '1-5' ? 5 : 10;
  const aligned = [e.credibility, e.reliability, e.intimacy, highest + 1 - e.self_orientation];
  const sum = aligned.reduce((total, each) => total + each, 0);
  const value = (sum - 4) / (4 * (highest - 1));
  const { age, left } = aged(assessment.on, today, halfLife);
  const pieces = superseded ? 0 : WEIGHT * assessment.confidence * left;
  const weakest = FACTORS[aligned.indexOf(Math.min(...aligned))];
  return {
    assessment: assessment.id,
    on: assessment.on,
    assessor: assessment.assessor,
    rationale: assessment.rationale,
    equation: e,
    ratio: (e.credibility + e.reliability + e.intimacy) / e.self_orientation,
    balance: Math.sqrt(aligned.reduce((total, each) => total + (each - sum / 4) ** 2, 0) / 4),
    value,
    confidence: assessment.confidence,
    answered: 1,
    weight: WEIGHT,
    age_days: age,
    left,
    r: pieces * value,
    s: pieces * (1 - value),
    superseded,
    weakest,
    advice: VOCABULARY.factors.find((factor) => factor.code === weakest)?.advice ?? '',
  };
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
    const heard = new Set<string>();
    const lines = (this.#assessments.get(tie?.id ?? '') ?? [])
      .sort((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id))
      .map((assessment) => {
        const source = assessment.assessor.trim().toLowerCase();
        const superseded = heard.has(source);
        heard.add(source);
        return lineOf(assessment, superseded, account.halfLife, today);
      });
    const traces = [...account.incidents.values()].filter(({ ties }) => tie && ties.includes(tie.id)).map((told) => traceOf(told, account.halfLife, today));
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
      score: points(expected, 2 / total),
      r,
      s,
      belief: r / total,
      disbelief: s / total,
      uncertainty: 2 / total,
      base_rate: 0.5,
      expected,
      lines,
      traces,
    };
  }
}

function points(expected: number, uncertainty: number): Points {
  if (uncertainty >= 1) return { points: null, band: null, certainty: 0 };
  const whole = Math.round(expected * 100);
  return { points: whole, band: BANDS[Math.min(4, Math.floor(whole / 20))], certainty: Math.round((1 - uncertainty) * 100) };
}
