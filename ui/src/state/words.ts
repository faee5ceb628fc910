/** Words of the field for codes of the account. */
import type { Role, Shown, TieKind, Word } from '../backend/host';
import { t } from '../words/en';

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
  { what: 'trust', text: t.commands.shown.trust, key: 'Alt+1' },
  { what: 'reporting', text: t.commands.shown.reporting, key: 'Alt+2' },
  { what: 'influence', text: t.commands.shown.influence, key: 'Alt+3' },
  { what: 'conflict', text: t.commands.shown.conflict, key: 'Alt+4' },
  { what: 'supplies', text: t.commands.shown.supplies, key: 'Alt+5' },
];

/** The name people know a code under. */
export function spoken(words: Word[], code: string | null): string {
  if (code === null) return t.said.unknown.toLowerCase();
  return words.find((word) => word.code === code)?.spoken ?? code;
}

/** What a tie says, from the side of `from`. */
export function tieSentence(kind: TieKind, from: string, to: string): string {
  return t.said.tie[kind](from, to);
}

/** The day it is here, as ISO 8601. */
export function localDay(now = new Date()): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day that was so many days before another. */
export function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00`);
  date.setDate(date.getDate() - days);
  return localDay(date);
}

/** A year is typed digit by digit: a day before this is not yet the one that is meant. */
const EARLIEST = '2000-01-01';

/** Whether a day that is being typed can be the one that is meant. */
export function isMeant(day: string): boolean {
  return day >= EARLIEST;
}
