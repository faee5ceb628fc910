/** What is sealed, where relationships stand, and what was thought over, in the invented account. */
import type { Host, Id, Update } from '../host';
import { TODAY } from './demo';
import { newId, type Account } from './record';
import { VOCABULARY } from './vocabulary';

type Part = Pick<Host, 'reveal' | 'strategySet' | 'strategyRemove' | 'reflections' | 'reflect' | 'reflectionRemove'>;
type Change = (label: string, doing: (next: Account) => Id[] | undefined | void) => Promise<Update>;

export function reflecting(open: () => Account, change: Change): Part {
  const name = (id: Id): string => open().people.get(id)?.name ?? 'somebody';
  return {
    reveal: async (from, to) =>
      change(`Revealed assessments of ${name(from)}'s trust in ${name(to)}`, (next) => {
        for (const each of next.assessments.values()) {
          const tie = next.ties.get(each.tie);
          if (each.sealed && tie?.from === from && tie.to === to) next.assessments.set(each.id, { ...each, sealed: false });
        }
      }),
    strategySet: async (id, standing) =>
      change(`Placed the relationship with ${name(id)}`, (next) => {
        const stages = VOCABULARY.ladders.find(({ code }) => code === standing.ladder)?.stages ?? [];
        const at = (stage: string | null): number => stages.findIndex(({ code }) => code === stage);
        const gap = standing.current === null || standing.target === null ? null : at(standing.target) - at(standing.current);
        next.strategies.set(id, { ...standing, gap, on: TODAY });
      }),
    strategyRemove: async (id) => change(`Took the relationship with ${name(id)} off its ladder`, (next) => void next.strategies.delete(id)),
    reflections: (about) => Promise.resolve(open().thoughts.filter((thought) => thought.about === about)),
    reflect: async ({ about, sort, answers, on, by }) =>
      change('Thought it over', (next) => {
        const asked = VOCABULARY.questionnaires.find(({ code }) => code === sort);
        const given = answers.map((answer) => {
          const item = asked?.items.find(({ code }) => code === answer.item);
          return { ...answer, spoken: item?.spoken ?? '', part: item?.part ?? '', worth: 0.5 };
        });
        const thought = { id: newId(), about, sort, on: on ?? TODAY, by: by || 'Priya Raman', answers: given };
        next.thoughts = [thought, ...next.thoughts];
      }),
    reflectionRemove: async (id) => change('Removed what was thought over', (next) => void (next.thoughts = next.thoughts.filter((each) => each.id !== id))),
  };
}
