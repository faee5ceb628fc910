import { count, list, number } from '../format';

/** The forms of the instruments, and what is shown of their readings. */
export const instrument = {
  choose: 'With',
  chooseHint: 'Page Up and Page Down change the instrument',
  form: (name: string, from: string, to: string) => `${name}: how far ${from} trusts ${to}`,
  level: 'Between whom',
  levels: {
    leadership: ['Leadership', 'Between the organisations'],
    operation: ['Operation', 'Between the teams'],
    staff: ['Staff', 'Between the people'],
  } as const,
  none: '–',
  opposite: 'Opposite:',
  counterfeit: 'Counterfeit:',
  /** An item as it is heard. */
  described: (meaning: string, opposite: string, counterfeit: string) => [meaning, opposite && `Opposite: ${opposite}`, counterfeit && `Counterfeit: ${counterfeit}`].filter(Boolean).join(' '),
  keys: (marks: string[], unanswered: string) =>
    `${marks.length > 2 ? `1–${marks.length} answer` : list(marks.map((mark, at) => `${at + 1} ${mark.toLowerCase()}`))}, 0 ${unanswered.toLowerCase()} · ↑↓ move · Enter saves · Escape leaves it for later`,
  ends: (low: string, high: string, highest: number) => `1 is ${low}, ${highest} ${high}.`,
  nothingYet: (items: number) => `Nothing of ${number(items)} answered yet.`,
  soFar: (points: number) => `${points} of 100 so far`,
  weighs: (answered: number, items: number) => `${number(answered)} of ${number(items)} answered${answered < items ? `, so it weighs ${number((answered / items) * 100, 0)} %` : ''}`,
  resumed: 'What you had entered is here again. Cancel gives it up.',
  cancelHint: 'Close the form and give up what is entered; Escape keeps it',
  answerOne: 'Answer one item at least.',
  source: (source: string) => `Source: ${source}.`,
  seal: 'Keep it sealed until all have answered',
  sealHint: 'Its content is not shown and counts in no score until it is revealed',
  sealed: (names: string[]) => `${number(names.length)} sealed: by ${list([...new Set(names)])}`,
  reveal: 'Reveal',
  revealThat: (names: string[], from: string, to: string) => `Reveal ${count(names.length, 'assessment', 'assessments')} of how far ${from} trusts ${to}`,
  differ: (voices: string[], apart: number) => `${voices.join(', ')}: they differ by ${voices.length > 2 ? 'up to ' : ''}${count(apart, 'point', 'points')}.`,
  differOurs: 'Measured by the values they answered, in points of 100: our own definition.',
  atLevel: (level: string) => `at the level of ${level.toLowerCase()}`,
  said: (said: string, items: string[]) => `${said}: ${list(items)}.`,
  /** v of a reading. */
  ofParts: (parts: string[], value: string) => `v = (${parts.join(' + ')}) ÷ ${parts.length} = ${value}, each the mean of its (x − 1) ÷ 6`,
  ofScale: (values: number[], value: string) => `v = (${values.map((each) => `(${each} − 1)`).join(' + ')}) ÷ (${values.length} × 6) = ${value}`,
  ofMarks: (good: number, all: number, value: string) => `v = ${good} for trust ÷ ${all} answered = ${value}`,
  share: (answered: number, items: number) => `${answered} ÷ ${items}`,
  among: (among: number) => ` ÷ ${among}`,
  amongWhy: (among: number) => `One person’s ${among} levels are averaged: each counts ÷ ${among}.`,
};
