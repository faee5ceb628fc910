/** Answers on an instrument while they are given: what they are worth so far, and how they are sent. */
import type { Answer, Instrument, Level, Questionnaire, Reading } from '../backend/host';

/** The values chosen, by the item's code; what is not here is not answered. */
export type Chosen = Record<string, number>;

/** An answer as a number of 0 to 1 that speaks for trust, by its place among the answers there are. */
export function worth({ marks, against }: Questionnaire, value: number): number {
  const values = marks.map((mark) => mark.value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const share = (value - least) / (most - least);
  return against ? 1 - share : share;
}

const mean = (values: number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

/** The value of what is answered so far, from 0 to 1, and of how many items; none where nothing is. */
export function soFar(asked: Questionnaire, chosen: Chosen): { value: number; answered: number } | null {
  const answered = asked.items.filter(({ code }) => code in chosen);
  if (answered.length === 0) return null;
  const of = (items: typeof answered): number => mean(items.map(({ code }) => worth(asked, chosen[code])));
  const parts = [...new Set(answered.map(({ part }) => part))];
  const value = asked.by_part ? mean(parts.map((part) => of(answered.filter((item) => item.part === part)))) : of(answered);
  return { value, answered: answered.length };
}

/** The answers in the order in which they are asked. */
export function answersOf({ items }: Questionnaire, chosen: Chosen): Answer[] {
  return items.filter(({ code }) => code in chosen).map(({ code }) => ({ item: code, value: chosen[code], words: '' }));
}

export function readingOf(asked: Questionnaire, level: Level | null, chosen: Chosen): Reading {
  return { instrument: asked.code as Instrument, level: asked.levels ? level : null, scale: null, answers: answersOf(asked, chosen) };
}
