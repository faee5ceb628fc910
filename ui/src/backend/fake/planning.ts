/** Actions, workstreams and the charter of the invented account. */
import type { CharterText, Ends, Failure, Host, Id, Intent, PlannedAction, Somebody, Stream, Update } from '../host';
import { TODAY } from './demo';
import { tell } from './incidents';
import { newId, type Account } from './record';

type Part = Pick<Host, 'plans' | 'actionPlan' | 'actionEdit' | 'actionClose' | 'actionReopen' | 'actionRemove' | 'workstreamSet' | 'workstreamRemove' | 'charterSet' | 'calendarExport'>;
type Change = (label: string, doing: (next: Account) => Id[] | undefined | void) => Promise<Update>;

/** What is planned and agreed. */
export interface Planned {
  actions: Map<Id, Omit<PlannedAction, 'people' | 'overdue' | 'evidence'> & { incident: Id | null }>;
  workstreams: Map<Id, Stream>;
  charter: CharterText | null;
}

export const NOTHING_PLANNED: Planned = { actions: new Map(), workstreams: new Map(), charter: null };

export function planning(open: () => Account, change: Change): Part {
  const somebody = (id: Id): Somebody => ({ id, name: open().people.get(id)?.name ?? '' });
  const titled = (title: string): void => {
    const failure: Failure = { code: 'rejected', message: 'an action needs a few words that tell what is to be done; nothing was changed', handle: null };
    // As through the shell's door.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (title.trim() === '') throw failure;
  };
  const plan = (doing: (planned: Planned, next: Account) => Id[] | undefined | void) => (next: Account) => {
    const { actions, workstreams, charter } = next.planned;
    next.planned = { actions: new Map(actions), workstreams: new Map(workstreams), charter };
    return doing(next.planned, next);
  };
  const named = ({ owner, concerns, towards }: Intent): Somebody[] => [...new Set([...(owner === null ? [] : [owner]), ...concerns, ...(towards ? [towards.from, towards.to] : [])])].map(somebody);
  const actionOf = (id: Id) => open().planned.actions.get(id);
  return {
    plans: () => {
      const { actions, workstreams, charter } = open().planned;
      const all = [...actions.values()].map(({ incident, ...action }): PlannedAction => {
        const told = incident === null ? undefined : open().incidents.get(incident)?.notice;
        const overdue = action.progress === 'open' && action.intent.due !== null && action.intent.due < TODAY;
        return { ...action, people: named(action.intent), overdue, evidence: told ? `${told.effect} trust ${told.effect === 'built' ? '+' : '−'}${told.strength}` : null };
      });
      all.sort((a, b) => Number(a.progress !== 'open') - Number(b.progress !== 'open') || (a.intent.due ?? '9').localeCompare(b.intent.due ?? '9'));
      const lines = [...workstreams].map(([id, stream]) => ({ id, stream, people: [stream.ours, stream.theirs].flatMap((owner) => (owner === null ? [] : [somebody(owner)])), co_owned: stream.ours !== null && stream.theirs !== null }));
      return Promise.resolve({ actions: all, workstreams: lines, charter });
    },
    actionPlan: async (intent) => {
      titled(intent.title);
      return change(`Planned the action “${intent.title}”`, plan(({ actions }) => {
        const id = newId();
        actions.set(id, { id, intent, progress: 'open', made_on: TODAY, closed_on: null, outcome: '', incident: null });
        return [id];
      }));
    },
    actionEdit: async (id, intent) => {
      titled(intent.title);
      return change(`Changed the action “${intent.title}”`, plan(({ actions }) => {
        const before = actions.get(id);
        if (before) actions.set(id, { ...before, intent });
      }));
    },
    actionClose: async (id, { progress, on, outcome, evidence }) =>
      change(`Did the action “${actionOf(id)?.intent.title ?? ''}”`, plan(({ actions }, next) => {
        const before = actions.get(id);
        if (!before) return;
        const { towards, concerns, owner } = before.intent;
        const trusted = owner ?? next.manager ?? '';
        const ends = towards ? [towards] : concerns.filter((other) => other !== trusted).map((from) => ({ from, to: trusted }));
        const between: Ends[] = ends.map(({ from, to }) => ({ from, to, from_name: somebody(from).name, to_name: somebody(to).name }));
        const incident = evidence && tell(next, newId(), { on: on ?? TODAY, title: before.intent.title, story: outcome, effect: evidence[0], strength: evidence[1], side: null, level: null, components: [], tags: [], between, told_by: '' }, TODAY);
        actions.set(id, { ...before, progress, closed_on: on ?? TODAY, outcome, incident });
      })),
    actionReopen: async (id) =>
      change('Took up again the action', plan(({ actions }, next) => {
        const before = actions.get(id);
        if (!before) return;
        if (before.incident !== null) next.incidents.delete(before.incident);
        actions.set(id, { ...before, progress: 'open', closed_on: null, incident: null });
      })),
    actionRemove: async (id) => change('Removed the action', plan(({ actions }) => void actions.delete(id))),
    workstreamSet: async (id, stream) => change(`Began the workstream “${stream.title}”`, plan(({ workstreams }) => void workstreams.set(id ?? newId(), { ...stream, begun_on: stream.begun_on ?? TODAY }))),
    workstreamRemove: async (id) => change('Removed the workstream', plan(({ workstreams }) => void workstreams.delete(id))),
    charterSet: async (vision, charter, agreed_by) => change('Wrote the vision and the charter of the relationship', plan((planned) => void (planned.charter = { vision, charter, agreed_by, on: TODAY }))),
    calendarExport: () => Promise.resolve({ file: 'halden-foods.ics', folder: 'Accounts', bytes: 420 }),
  };
}
