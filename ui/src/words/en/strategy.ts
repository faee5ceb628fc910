import { count, plural, number } from '../format';

/** Where a relationship stands, and what was thought over. */
export const strategy = {
  heading: 'Where it stands',
  ladder: 'Ladder',
  now: 'Where it stands now',
  target: 'Where it should be',
  nowShort: 'now',
  targetShort: 'target',
  stage: (stage: string, meaning: string) => `${stage}: ${meaning}`,
  why: 'Why, and how to get there',
  gap: (stages: number) =>
    stages === 0 ? 'It stands where it should be.' : stages > 0 ? `${count(stages, 'stage', 'stages')} to go.` : `${number(-stages)} ${plural(-stages, 'stage', 'stages')} above where it should be.`,
  choose: 'Choose the stage it stands at, and the one it should be at.',
  source: (source: string) => `Source: ${source}; what each stage means is told in our words.`,
  thought: (day: string) => `Thought over on ${day}.`,
  remove: 'Take it off the ladder',
  /** Reflections. */
  reflect: 'Think it over',
  reflectAgain: 'Think it over again',
  formOf: (name: string) => `${name}: think it over`,
  never: 'Not thought over yet.',
  latest: (day: string, by: string) => `${day}, by ${by}`,
  earlier: (times: number) => `Earlier: ${count(times, 'time', 'times')}`,
  removeThat: (name: string, day: string) => `Remove what was thought on ${day}: ${name}`,
  removeTitle: 'Remove this reflection',
  on: 'On',
  save: 'Keep it',
  answerOne: 'Answer one at least.',
  about: {
    cores: 'How far you are somebody who can be believed, as you see it yourself.',
    'own-behaviours': 'Which of the behaviours that build trust you keep yourself.',
    waves: 'Where no ties tell of it: your own estimate of how far trust reaches.',
    questions: 'Davies’ questions to ask oneself, answered in words.',
  },
};
