/** The invented account in memory: plain records, copied at every change so that undo is one step. */
import type { Gaze, Group, Id, Lens, Notice, Reading, Reflection, ScenarioLine, Settings, Sight, Snapshot, Stakeholder, Strategy, TieKind } from '../host';
import { UNTUNED, type Coached } from './coaching';
import { NOTHING_PLANNED, type Planned } from './planning';
import { VOCABULARY } from './vocabulary';
import { blank } from '../../state/blank';
import type { Round } from './survey';

/** A directed tie. */
export interface Tie {
  id: Id;
  kind: TieKind;
  from: Id;
  to: Id;
  note: string;
}

/** One dated scoring of a trust tie. */
export interface Assessment {
  id: Id;
  tie: Id;
  reading: Reading;
  on: string;
  assessor: string;
  rationale: string;
  confidence: number;
  sealed: boolean;
}

/** What somebody thought, and about whom. */
export type Thought = Reflection & { about: Id | null };

/** What built or diluted trust on some ties. */
export interface Incident {
  id: Id;
  notice: Notice;
  ties: Id[];
}

export type Point = { x: number; y: number };

/** Middles of cards put by hand, lens by lens. */
export type Places = Partial<Record<Lens, ReadonlyMap<Id, Point>>>;

/** A named view. */
export interface View {
  id: Id;
  name: string;
  sight: Sight;
  at: Gaze;
  /** Where the cards of its lens stood. */
  places: ReadonlyMap<Id, Point>;
}

/** All that an account holds. */
export interface Account {
  name: string;
  supplier: string;
  manager: Id | null;
  settings: Settings;
  people: Map<Id, Stakeholder>;
  ties: Map<Id, Tie>;
  assessments: Map<Id, Assessment>;
  incidents: Map<Id, Incident>;
  /** By whom they are for. */
  strategies: Map<Id, Strategy>;
  thoughts: Thought[];
  planned: Planned;
  scenarios: ScenarioLine[];
  coached: Coached;
  rounds: Map<Id, Round>;
  /** JPEGs as base64. */
  photos: Map<Id, string>;
  views: View[];
  snapshots: Snapshot[];
  places: Places;
}

let last = 0;

/** A new identity. */
export function newId(): Id {
  last += 1;
  return `00000000-0000-7000-8000-${last.toString(16).padStart(12, '0')}`;
}

/** A known person of whom nothing but name, title and group is recorded. */
export function person(name: string, title: string, group: Group, organisation: string, more: Partial<Stakeholder> = {}): Stakeholder {
  return blank(name, group, { id: newId(), title, organisation, ...more });
}

/** An account with nobody in it. */
export function emptyAccount(name: string, supplier: string): Account {
  return {
    name,
    supplier,
    manager: null,
    settings: VOCABULARY.defaults,
    people: new Map(),
    ties: new Map(),
    assessments: new Map(),
    incidents: new Map(),
    strategies: new Map(),
    thoughts: [],
    planned: NOTHING_PLANNED,
    scenarios: [],
    coached: UNTUNED,
    rounds: new Map(),
    photos: new Map(),
    views: [],
    snapshots: [],
    places: {},
  };
}

/** A copy that shares the records, which are never changed in place. */
export function copied(account: Account): Account {
  return {
    ...account,
    people: new Map(account.people),
    ties: new Map(account.ties),
    assessments: new Map(account.assessments),
    incidents: new Map(account.incidents),
    strategies: new Map(account.strategies),
    thoughts: [...account.thoughts],
    rounds: new Map(account.rounds),
    photos: new Map(account.photos),
    views: [...account.views],
    places: { ...account.places },
  };
}

/** Adds a tie, or returns the one there is of this kind between the two. */
export function tie(account: Account, kind: TieKind, from: Id, to: Id): Tie {
  for (const known of account.ties.values()) if (known.kind === kind && known.from === from && known.to === to) return known;
  const made = { id: newId(), kind, from, to, note: '' };
  account.ties.set(made.id, made);
  return made;
}
