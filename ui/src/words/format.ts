/** Numbers and dates as the system's locale writes them; plurals and lists as the catalogue's language does. */

/** The language the catalogue is written in. */
const LANGUAGE = 'en';
/** The locale of the system, as the web view tells it; under POSIX that may be "C", which is none. */
const locale = (): string => {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? LANGUAGE;
  } catch {
    return LANGUAGE;
  }
};

const plurals = new Intl.PluralRules(LANGUAGE);
const lists = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** A formatter is costly to make: one for each locale and manner. */
function once<T extends Intl.NumberFormat | Intl.DateTimeFormat>(manner: string, make: (locale: string) => T): T {
  const key = `${manner} ${locale()}`;
  let made = kept.get(key);
  if (!made) kept.set(key, (made = make(locale())));
  return made as T;
}

/** A number with at most so many decimals, and no zeros at its end. */
export function number(value: number, decimals = 2): string {
  return once(`number ${decimals}`, (where) => new Intl.NumberFormat(where, { maximumFractionDigits: decimals })).format(value);
}

/** A number with one decimal, be it a zero: for columns of them. */
export function tenths(value: number): string {
  return once('tenths', (where) => new Intl.NumberFormat(where, { minimumFractionDigits: 1, maximumFractionDigits: 1 })).format(value);
}

/** The word that goes with a number. */
export function plural(value: number, one: string, many: string): string {
  return plurals.select(value) === 'one' ? one : many;
}

/** "1 person", "12 people". */
export function count(value: number, one: string, many: string): string {
  return `${number(value)} ${plural(value, one, many)}`;
}

/** "Ada, Ben and Cleo". */
export function list(items: string[]): string {
  return lists.format(items).replace(/, and /, ' and ');
}

/** The date of "2026-11-03", as in "3 Nov 2026"; the text itself where it is none. */
export function day(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T12:00:00`);
  if (Number.isNaN(date.getTime())) return iso;
  return once('day', (where) => new Intl.DateTimeFormat(where, { day: 'numeric', month: 'short', year: 'numeric' })).format(date);
}

/** The time of day of an ISO 8601 moment, as in "14:05". */
export function clock(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return once('clock', (where) => new Intl.DateTimeFormat(where, { hour: '2-digit', minute: '2-digit' })).format(date);
}

/** "84 KB", "1.2 MB". */
export function size(bytes: number): string {
  return bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)), 0)} KB` : `${number(bytes / 1_000_000, 1)} MB`;
}
