/** Types of the shell that the generated bindings do not have yet; goes when they do. */
import type {
  commands,
  Attitude,
  Card as OldCard,
  Coverage,
  Group,
  Id,
  LegendEntry as OldLegendEntry,
  Line,
  Mark as OldMark,
  Overview as OldOverview,
  Rect,
  Role,
  Shown,
  Stakeholder,
  Start as OldStart,
  Update as OldUpdate,
  Zone as OldZone,
} from './bindings';

export type Lens = 'four-worlds' | 'org-chart' | 'power-grid' | 'team-by-stakeholder' | 'register' | 'timeline';
export type Mark = OldMark | { mark: 'photo'; rect: Rect; radius: number; jpeg: string };
export type Card = Omit<OldCard, 'marks'> & { marks: Mark[] };
export type Zone = Omit<OldZone, 'marks'> & { marks: Mark[] };
export type LegendEntry = Omit<OldLegendEntry, 'marks'> & { marks: Mark[] };
export type Opens = { what: 'pair'; from: Id; to: Id } | { what: 'branch'; of: Id } | { what: 'person'; id: Id };
export type Spot = { key: string; rect: Rect; opens: Opens; opacity: number; marks: Mark[]; spoken: string };
export type Scene = { lens: Lens; bounds: Rect; zones: Zone[]; spots: Spot[]; lines: Line[]; cards: Card[]; legend: LegendEntry[]; notes: string[]; aside: number };
export type Patch = { bounds: Rect; zones: Zone[] | null; spots: Spot[] | null; lines: Line[]; cards: Card[]; gone: Id[]; legend: LegendEntry[] | null; notes: string[]; aside: number };
export type Focus = { stakeholder: Id; depth: number };
export type Filter = {
  groups: Group[];
  roles: Role[];
  attitudes: (Attitude | null)[];
  coverages: (Coverage | null)[];
  organisations: string[];
  owners: (Id | null)[];
  tags: string[];
  trust_below: number | null;
  stale_days: number | null;
  focus: Focus | null;
};
export type Aside = 'dim' | 'hide';
export type Sight = { lens: Lens; shown: Shown; filter: Filter; aside: Aside; collapsed: Id[]; compared: string | null };
export type Look = { sight: Sight; x: number; y: number; zoom: number; selected: Id | null };
export type Gaze = { x: number; y: number; zoom: number };
export type ViewSummary = { id: Id; name: string; sight: Sight; at: Gaze | null };
export type Choice = { value: string; people: number };
export type OwnerChoice = { id: Id; name: string; people: number };
export type FilterChoices = { organisations: Choice[]; owners: OwnerChoice[]; tags: Choice[] };
export type RegisterRow = {
  stakeholder: Stakeholder;
  organisation: string;
  reports_to: string;
  owner: string;
  our_trust: number | null;
  their_trust: number | null;
  ties: number;
  last_assessed: string | null;
  kept: boolean;
};
export type Bulk =
  | { change: 'set'; field: string; text: string }
  | { change: 'add-role'; role: Role }
  | { change: 'remove-role'; role: Role }
  | { change: 'add-tag'; tag: string }
  | { change: 'remove-tag'; tag: string }
  | { change: 'owner'; owner: Id | null };
export type Pasted = { draft: Stakeholder; known: Id | null };
export type Overview = Omit<OldOverview, 'view'> & { look: Look | null };
export type Start = Omit<OldStart, 'account'> & { account: Overview | null };
export type Update = { label: string; added: Id[]; overview: Overview; patch: Patch | null };

type Renewed<R> = R extends OldUpdate ? Update : R extends OldOverview ? Overview : R extends OldStart ? Start : R;
type Old = Omit<typeof commands, 'scene' | 'viewSave'>;
export type Host = {
  [K in keyof Old]: Old[K] extends (...given: infer A) => Promise<infer R> ? (...given: A) => Promise<Renewed<R>> : never;
} & {
  scene(this: void, sight: Sight, view: Id | null): Promise<Scene>;
  lookSave(this: void, look: Look): Promise<null>;
  views(this: void): Promise<ViewSummary[]>;
  viewAdd(this: void, name: string, at: Gaze): Promise<Update>;
  viewUpdate(this: void, id: Id, at: Gaze): Promise<Update>;
  viewRename(this: void, id: Id, name: string): Promise<Update>;
  viewRemove(this: void, id: Id): Promise<Update>;
  viewsOrder(this: void, ids: Id[]): Promise<Update>;
  filterChoices(this: void): Promise<FilterChoices>;
  register(this: void): Promise<RegisterRow[]>;
  stakeholdersChange(this: void, ids: Id[], bulk: Bulk): Promise<Update>;
  stakeholdersDuplicate(this: void, ids: Id[]): Promise<Update>;
  namesRead(this: void, text: string, group: Group): Promise<Pasted[]>;
  stakeholdersAdd(this: void, drafts: Stakeholder[]): Promise<Update>;
  reportTo(this: void, ids: Id[], boss: Id | null): Promise<Update>;
  hanging(this: void, id: Id): Promise<string[]>;
  tidy(this: void): Promise<Patch | null>;
  photoChoose(this: void, id: Id): Promise<Update>;
  photoDropped(this: void, id: Id, handle: string): Promise<Update>;
  photoRemove(this: void, id: Id): Promise<Update>;
  windowOpen(this: void, handle: string): Promise<null>;
  windowChoose(this: void): Promise<null>;
};
