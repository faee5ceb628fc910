/** Invented accounts: a demo of sixteen, and crowds of any size for measuring. */
import type { Group, Id, Reading, Role, Stakeholder, TieKind } from '../host';
import { emptyAccount, newId, person, tie, type Account } from './record';

export const TODAY = '2026-11-21';

/** The four factors on the scale 1–10. */
function equation(...factors: [number, number, number, number]): Reading {
  const items = ['credibility', 'reliability', 'intimacy', 'self-orientation'];
  return { instrument: 'trust-equation', level: null, scale: '1-10', answers: items.map((item, nth) => ({ item, value: factors[nth], words: '' })) };
}

/** Halden Foods, as Brightpack sees it. */
export function demoAccount(): Account {
  const account = emptyAccount('Halden Foods', 'Brightpack');
  const add = (key: string, name: string, title: string, group: Group, more: Partial<Stakeholder> = {}): void => {
    const organisation = group === 'customer' ? 'Halden Foods' : group === 'suppliers' ? '' : 'Brightpack';
    const made = person(name, title, group, organisation, more);
    account.people.set(made.id, made);
    ids[key] = made.id;
  };
  const ids: Record<string, Id> = {};
  const roles = (...worn: Role[]): { roles: Role[] } => ({ roles: worn });

  add('priya', 'Priya Raman', 'Key account manager', 'functions', { coverage: 'in-depth', email: 'priya.raman@brightpack.example' });
  add('ingrid', 'Ingrid Dahl', 'Chief Financial Officer', 'customer', { ...roles('decider', 'approver'), influence: 'inner-circle', attitude: 'neutral', coverage: 'none', level: 'leadership' });
  add('elin', 'Elin Moe', 'Chief Operating Officer', 'customer', { ...roles('decider', 'influencer'), influence: 'inner-circle', attitude: 'supporter', coverage: 'multiple', level: 'leadership' });
  add('sustain', 'Sustainability lead', '', 'customer', { ...roles('influencer'), status: 'not-met' });
  add('tomas', 'Tomas Berg', 'Head of Procurement', 'customer', { ...roles('buyer', 'gatekeeper'), influence: 'political-structure', attitude: 'supporter', coverage: 'in-depth', level: 'operation', phone: '+47 55 01 02 03' });
  add('aisha', 'Aisha Karim', 'Packaging Engineer', 'customer', { ...roles('specifier', 'influencer'), attitude: 'mentor', coverage: 'in-depth', level: 'staff' });
  add('marcus', 'Marcus Lind', 'Plant Director', 'customer', { ...roles('user', 'influencer'), influence: 'political-structure', attitude: 'non-supporter', coverage: 'brief', level: 'operation', notes: 'Furious about the August deliveries.', tags: ['Moss plant', 'renewal'] });
  add('jonas', 'Jonas Falk', 'Former Head of Quality', 'customer', { status: 'left' });
  add('helen', 'Helen Ward', 'Chief Executive', 'leadership', { attitude: 'supporter', coverage: 'in-depth', level: 'leadership' });
  add('dan', 'Dan Osei', 'Commercial Director', 'leadership', { attitude: 'supporter', coverage: 'in-depth', level: 'leadership' });
  add('logistics', 'Logistics', 'Function', 'functions', { kind: 'team', attitude: 'non-supporter', coverage: 'in-depth' });
  add('mei', 'Mei Chen', 'Head of Quality', 'functions', { attitude: 'mentor', coverage: 'in-depth', level: 'operation' });
  add('care', 'Customer care', 'Function', 'functions', { kind: 'team', attitude: 'supporter', coverage: 'in-depth' });
  add('lars', 'Lars Vik', 'Accounts, Norfilm', 'suppliers', { organisation: 'Norfilm', attitude: 'neutral', coverage: 'brief' });
  add('ink', 'InkWorks', 'Ink supplier', 'suppliers', { organisation: 'InkWorks', kind: 'organisation', attitude: 'supporter', coverage: 'brief' });
  add('norfilm', 'Norfilm', 'Film supplier', 'suppliers', { organisation: 'Norfilm', kind: 'organisation', attitude: 'enemy' });
  account.manager = ids.priya;

  const ties = (kind: TieKind, ...pairs: [string, string][]): void => {
    for (const [from, to] of pairs) tie(account, kind, ids[from], ids[to]);
  };
  ties('reports-to', ['tomas', 'ingrid'], ['aisha', 'elin'], ['marcus', 'elin'], ['priya', 'dan'], ['dan', 'helen'], ['mei', 'helen'], ['lars', 'norfilm'], ['jonas', 'marcus']);
  ties('reports-dotted', ['logistics', 'dan'], ['aisha', 'marcus']);
  ties('influence', ['aisha', 'tomas']);
  ties('conflict', ['marcus', 'logistics']);
  ties('supplies', ['ink', 'logistics'], ['norfilm', 'logistics']);

  const score = (from: string, to: string, factors: [number, number, number, number], on: string, confidence = 0.8, assessor = 'Priya Raman', rationale = ''): void => {
    const id = newId();
    account.assessments.set(id, { id, tie: tie(account, 'trust', ids[from], ids[to]).id, reading: equation(...factors), on, assessor, rationale, confidence, sealed: false });
  };
  score('priya', 'marcus', [6, 5, 4, 6], '2026-10-20');
  score('marcus', 'priya', [7, 6, 5, 4], '2026-05-02', 0.9, 'Mei Chen', 'Before the deliveries slipped.');
  score('marcus', 'priya', [6, 2, 3, 8], '2026-11-03', 0.9, 'Mei Chen', 'Three late deliveries in August stopped the plant for nine hours.');
  score('priya', 'tomas', [9, 8, 8, 2], '2026-10-28', 0.95);
  score('tomas', 'priya', [8, 7, 7, 3], '2026-10-28', 0.9);
  score('priya', 'aisha', [9, 9, 10, 2], '2026-11-10', 1);
  score('aisha', 'priya', [10, 9, 9, 1], '2026-11-10', 1);
  score('priya', 'elin', [7, 7, 6, 4], '2026-09-15', 0.7);
  score('elin', 'priya', [6, 6, 4, 5], '2026-09-15', 0.6);
  score('priya', 'helen', [8, 8, 8, 3], '2026-10-01', 0.9);
  score('helen', 'priya', [8, 7, 7, 3], '2026-10-01', 0.9);
  score('priya', 'dan', [7, 5, 6, 5], '2026-04-20', 0.8);
  score('dan', 'priya', [8, 8, 6, 4], '2026-04-20', 0.8);
  score('priya', 'logistics', [6, 2, 4, 6], '2026-11-12', 0.9);
  score('logistics', 'priya', [6, 5, 5, 5], '2026-11-12', 0.7);
  score('priya', 'mei', [9, 9, 9, 2], '2026-11-01', 1);
  score('mei', 'priya', [9, 9, 8, 2], '2026-11-01', 1);
  score('priya', 'care', [8, 7, 7, 3], '2026-08-11', 0.8);
  score('care', 'priya', [8, 8, 8, 3], '2026-08-11', 0.8);
  score('priya', 'lars', [6, 6, 5, 5], '2026-07-11', 0.7);
  score('lars', 'priya', [6, 5, 5, 5], '2026-07-11', 0.6);
  score('priya', 'ink', [8, 7, 6, 4], '2026-09-01', 0.8);
  tie(account, 'trust', ids.ink, ids.priya);
  tie(account, 'trust', ids.priya, ids.ingrid);
  score('aisha', 'marcus', [7, 7, 5, 4], '2026-10-10', 0.5);
  score('marcus', 'aisha', [8, 7, 6, 5], '2026-10-10', 0.5);
  return account;
}

/** An account of so many people, each tied to a few others; the same for the same number. */
export function crowd(size: number): Account {
  const account = emptyAccount(`A crowd of ${size}`, 'Brightpack');
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const first = ['Ada', 'Bjørn', 'Chiara', 'Dmitri', 'Eszter', 'Farah', 'Gustav', 'Hanna', 'Ivo', 'Jana', 'Kofi', 'Lea'];
  const family = ['Abel', 'Brandt', 'Castell', 'Drummond', 'Eklund', 'Ferrer', 'Grieg', 'Holm', 'Iversen', 'Jansson', 'Kovacs', 'Lindqvist'];
  const groups: Group[] = ['customer', 'customer', 'customer', 'functions', 'leadership', 'suppliers'];
  const all: Id[] = [];
  for (let at = 0; at < size; at += 1) {
    const made = person(`${first[random(12)]} ${family[random(12)]} ${at}`, 'Head of something', at === 0 ? 'functions' : groups[random(6)], 'Halden Foods', {
      attitude: (['mentor', 'supporter', 'neutral', 'non-supporter', 'enemy'] as const)[random(5)],
      coverage: (['none', 'brief', 'multiple', 'in-depth'] as const)[random(4)],
      roles: [(['buyer', 'decider', 'user'] as const)[random(3)]],
    });
    account.people.set(made.id, made);
    const report = newId();
    if (at > 0) account.ties.set(report, { id: report, kind: 'reports-to', from: made.id, to: all[Math.floor((at - 1) / 6)], note: '' });
    for (let each = 0; each < 3 && at > 3; each += 1) {
      const other = all[Math.max(0, at - 1 - random(Math.min(at, 160)))];
      const trust = { id: newId(), kind: 'trust' as const, from: made.id, to: other, note: '' };
      account.ties.set(trust.id, trust);
      const level = 1 + random(10);
      const reading = equation(level, level, 1 + random(10), 11 - level);
      const id = newId();
      account.assessments.set(id, { id, tie: trust.id, reading, on: '2026-10-01', assessor: 'Priya Raman', rationale: '', confidence: 0.8, sealed: false });
    }
    all.push(made.id);
  }
  account.manager = all[0];
  return account;
}
