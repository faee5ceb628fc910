/** The columns of the register: what each holds, how it is told, ordered and edited. */
import type { RegisterRow, Stakeholder, Vocabulary, Word } from '../backend/host';
import { day, number } from '../words/format';
import { t } from '../words/en';
import { amount, carriers, type Measure } from './carriers.svelte';
import { spoken } from './words';

export type ColumnId = keyof typeof t.register.column;

/** The vocabularies that are plain words. */
type Words = { [List in keyof Vocabulary]: Vocabulary[List] extends Word[] ? List : never }[keyof Vocabulary];

/** How a cell is edited: typed text, one of a vocabulary, several of one, a person; or not at all. */
export type Editing =
  | { how: 'text'; field: string }
  | { how: 'one'; field: string; words: Words; optional: boolean }
  | { how: 'some'; field: string; words: Words }
  | { how: 'owner' };

export interface Column {
  id: ColumnId;
  /** Pixels. */
  width: number;
  editing: Editing | null;
  /** As a spreadsheet and a reader get it. */
  text: (row: RegisterRow, words: Vocabulary) => string;
  /** What is typed over; as the shell reads it back. */
  raw: (row: RegisterRow) => string;
  /** What it is ordered by: numbers before none, words by their vocabulary. */
  order: (row: RegisterRow, words: Vocabulary) => string | number | null;
  /** Figures stand to the right. */
  figures?: boolean;
  /** Who carries the account has to be worked out for it. */
  measured?: boolean;
}

type Plain = 'name' | 'title' | 'department' | 'email' | 'phone';
type Coded = 'group' | 'attitude' | 'coverage' | 'influence' | 'status';

function plain(id: Plain, width: number): Column {
  const of = ({ stakeholder }: RegisterRow): string => stakeholder[id];
  return { id, width, editing: { how: 'text', field: id }, text: of, raw: of, order: (row) => of(row) || null };
}

function coded(id: Coded, width: number, words: Words, optional: boolean): Column {
  const of = ({ stakeholder }: RegisterRow): string | null => stakeholder[id];
  const known = (vocabulary: Vocabulary): Word[] => vocabulary[words];
  return {
    id,
    width,
    editing: { how: 'one', field: id, words, optional },
    text: (row, vocabulary) => (of(row) === null ? '' : spoken(known(vocabulary), of(row))),
    raw: (row) => of(row) ?? '',
    order: (row, vocabulary) => (of(row) === null ? null : known(vocabulary).findIndex((word) => word.code === of(row))),
  };
}

function told(id: ColumnId, width: number, text: (row: RegisterRow) => string, order: Column['order'], figures = false): Column {
  return { id, width, editing: null, text, raw: text, order, figures };
}

/** A measure of what rests on somebody, as far as it is worked out. */
function rests(id: ColumnId, measure: Measure, width: number): Column {
  const of = ({ stakeholder }: RegisterRow): number | null => {
    const line = carriers.of(stakeholder.id);
    return line === undefined ? null : amount(line, measure);
  };
  const text = (row: RegisterRow): string => {
    const value = of(row);
    return value === null ? '' : t.carriers.measures[measure].value(value);
  };
  return { ...told(id, width, text, of, true), measured: true };
}

const points = (value: number | null): string => (value === null ? '' : number(value, 0));

export const COLUMNS: Column[] = [
  plain('name', 168),
  plain('title', 172),
  {
    id: 'organisation',
    width: 140,
    editing: { how: 'text', field: 'organisation' },
    text: (row) => row.organisation,
    raw: (row) => row.stakeholder.organisation,
    order: (row) => row.organisation || null,
  },
  plain('department', 130),
  coded('group', 124, 'groups', false),
  {
    id: 'roles',
    width: 112,
    editing: { how: 'some', field: 'roles', words: 'roles' },
    text: ({ stakeholder }, words) => stakeholder.roles.map((role) => spoken(words.roles, role)).join(', '),
    raw: ({ stakeholder }) => stakeholder.roles.join(', '),
    order: ({ stakeholder }, words) => (stakeholder.roles.length === 0 ? null : Math.min(...stakeholder.roles.map((role) => words.roles.findIndex((word) => word.code === role)))),
  },
  coded('attitude', 112, 'attitudes', true),
  coded('coverage', 92, 'coverages', true),
  coded('influence', 132, 'influences', true),
  coded('status', 98, 'statuses', false),
  told('our_trust', 78, (row) => points(row.our_trust), (row) => row.our_trust, true),
  told('their_trust', 78, (row) => points(row.their_trust), (row) => row.their_trust, true),
  { id: 'owner', width: 124, editing: { how: 'owner' }, text: (row) => row.owner, raw: (row) => row.stakeholder.owner ?? '', order: (row) => row.owner || null },
  told('reports_to', 140, (row) => row.reports_to, (row) => row.reports_to || null),
  {
    id: 'tags',
    width: 140,
    editing: { how: 'text', field: 'tags' },
    text: ({ stakeholder }) => stakeholder.tags.join(', '),
    raw: ({ stakeholder }) => stakeholder.tags.join(', '),
    order: ({ stakeholder }) => stakeholder.tags.join(', ') || null,
  },
  told('ties', 60, (row) => points(row.ties), (row) => row.ties, true),
  told('last_assessed', 108, (row) => (row.last_assessed === null ? '' : day(row.last_assessed)), (row) => row.last_assessed),
  rests('carries', 'betweenness', 84),
  rests('links', 'brokerage', 104),
  rests('cuts_off', 'cut_off', 104),
  rests('threads', 'threads', 92),
  rests('constraint', 'constraint', 92),
  rests('core', 'core', 64),
  plain('email', 190),
  plain('phone', 130),
];

/** The columns there are at the start. */
export const FIRST: ColumnId[] = ['name', 'title', 'organisation', 'group', 'roles', 'attitude', 'coverage', 'influence', 'our_trust', 'their_trust', 'owner', 'last_assessed'];

/** A sentence of everything that a card tells. */
export function sentence(row: RegisterRow, words: Vocabulary): string {
  const one: Stakeholder = row.stakeholder;
  const { said } = t.register;
  const trust = [row.our_trust === null ? '' : said.ourTrust(row.our_trust), row.their_trust === null ? '' : said.theirTrust(row.their_trust)].filter(Boolean);
  return [
    one.name,
    one.title,
    row.organisation,
    one.roles.map((role) => spoken(words.roles, role).toLowerCase()).join(', '),
    one.attitude === null ? '' : spoken(words.attitudes, one.attitude).toLowerCase(),
    one.coverage === null ? '' : said.coverage(spoken(words.coverages, one.coverage).toLowerCase()),
    one.status === 'known' ? '' : spoken(words.statuses, one.status).toLowerCase(),
    row.reports_to === '' ? '' : said.reports(row.reports_to),
    ...(trust.length > 0 ? trust : [said.noTrust]),
    row.kept ? '' : t.register.notKept,
  ]
    .filter(Boolean)
    .join(', ');
}
