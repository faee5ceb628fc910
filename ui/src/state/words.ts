/** Words of the field for codes of the account. */
import type { Role, Shown, TieKind, Word } from '../backend/host';

/** The letter on a hat, as on the cards. */
export const HAT_LETTERS: Record<Role, string> = {
  buyer: 'B',
  decider: 'D',
  specifier: 'S',
  gatekeeper: 'G',
  user: 'U',
  influencer: 'I',
  initiator: 'N',
  approver: 'A',
};

/** The switches of what the map shows. */
export const SHOWN: { what: keyof Shown; text: string; key: string }[] = [
  { what: 'trust', text: 'Trust, both ways', key: 'Alt+1' },
  { what: 'reporting', text: 'Reporting lines', key: 'Alt+2' },
  { what: 'influence', text: 'Influence', key: 'Alt+3' },
  { what: 'conflict', text: 'Conflict', key: 'Alt+4' },
  { what: 'supplies', text: 'Supplies', key: 'Alt+5' },
];

/** The name people know a code under. */
export function spoken(words: Word[], code: string | null): string {
  if (code === null) return 'unknown';
  return words.find((word) => word.code === code)?.spoken ?? code;
}

/** What a tie says, from the side of `from`. */
export function tieSentence(kind: TieKind, from: string, to: string): string {
  const verb: Record<TieKind, string> = {
    'reports-to': 'reports to',
    'reports-dotted': 'reports (dotted line) to',
    trust: 'trusts',
    influence: 'influences',
    conflict: 'is in conflict with',
    supplies: 'supplies',
  };
  return `${from} ${verb[kind]} ${to}`;
}

/** "1 person", "12 people". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** A number with at most so many decimals, and no zeros at its end. */
export function brief(value: number, decimals = 2): string {
  return value.toLocaleString('en', { maximumFractionDigits: decimals });
}

/** "3 Nov 2026" for "2026-11-03". */
export function day(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T12:00:00`);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The day it is here, as ISO 8601. */
export function localDay(now = new Date()): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
