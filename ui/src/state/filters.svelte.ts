/** The filter as conditions to be told, changed and taken out one by one. */
import { host, type Filter, type FilterChoices, type Id, type RegisterRow } from '../backend/host';
import { t } from '../words/en';
import { NO_FILTER } from './blank';
import { map } from './map.svelte';
import { register } from './register.svelte';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';
import { spoken } from './words';

/** The sorts of condition that are lists of values. */
export type Sort = 'groups' | 'roles' | 'attitudes' | 'coverages' | 'organisations' | 'owners' | 'tags';

/** A condition in force. */
export interface Condition {
  key: keyof Filter;
  text: string;
}

/** A value to filter by. */
export interface Value {
  value: string | null;
  text: string;
  people: number;
}

/** How many rows have each value. */
function counted<K>(of: (row: RegisterRow) => K[]): ReadonlyMap<K, number> {
  const all = register.rows.flatMap(of);
  return new Map([...new Set(all)].map((value) => [value, all.filter((other) => other === value).length]));
}

const NONE: FilterChoices = { organisations: [], departments: [], owners: [], tags: [] };
/** How far the focus reaches. */
export const DEPTHS = { least: 1, most: 3 };

class Filters {
  open = $state(false);
  choices = $state.raw<FilterChoices>(NONE);
  /** Names of those the filter speaks of. */
  #names = $state.raw<ReadonlyMap<Id, string>>(new Map());

  readonly on = $derived(JSON.stringify(map.filter) !== JSON.stringify(NO_FILTER));

  readonly conditions = $derived.by((): Condition[] => {
    const { filter } = map;
    const words = session.vocabulary;
    const list: Condition[] = [];
    const add = (key: Sort, what: string, values: string[]): void => {
      if (values.length > 0) list.push({ key, text: t.filter.chip.one(what, values) });
    };
    const unknown = t.filter.unknown.toLowerCase();
    add('groups', t.filter.group, filter.groups.map((code) => spoken(words.groups, code)));
    add('roles', t.filter.role, filter.roles.map((code) => spoken(words.roles, code)));
    add('attitudes', t.filter.attitude, filter.attitudes.map((code) => (code === null ? unknown : spoken(words.attitudes, code))));
    add('coverages', t.filter.coverage, filter.coverages.map((code) => (code === null ? unknown : spoken(words.coverages, code))));
    add('organisations', t.filter.organisation, filter.organisations);
    add('owners', t.filter.owner, filter.owners.map((id) => (id === null ? t.filter.nobody.toLowerCase() : this.nameOf(id))));
    add('tags', t.filter.tag, filter.tags);
    if (filter.trust_below !== null) list.push({ key: 'trust_below', text: t.filter.chip.trust(filter.trust_below) });
    if (filter.stale_days !== null) list.push({ key: 'stale_days', text: t.filter.chip.stale(filter.stale_days) });
    if (filter.focus !== null) list.push({ key: 'focus', text: t.filter.chip.focus(this.nameOf(filter.focus.stakeholder), t.filter.steps(filter.focus.depth)) });
    return list;
  });

  nameOf(id: Id): string {
    return this.#names.get(id) ?? map.nameOf(id);
  }

  /** Reads what there is to filter by. */
  async load(): Promise<void> {
    try {
      this.choices = await host.filterChoices();
      await register.load();
      this.#names = new Map([...map.names, ...this.choices.owners.map(({ id, name }) => [id, name] as const)]);
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Reads the names a filter speaks of that the map does not know, as after opening an account. */
  async name(): Promise<void> {
    const ids = [...map.filter.owners, map.filter.focus?.stakeholder ?? null].filter((id) => id !== null && this.nameOf(id) === '');
    if (ids.length > 0) await this.load();
  }

  /** The values of a sort, with how many have them. */
  values(sort: Sort): Value[] {
    const { vocabulary } = session;
    const words = (list: typeof vocabulary.roles, counts: ReadonlyMap<string | null, number>, optional: boolean): Value[] => [
      ...list.map(({ code, spoken: text }) => ({ value: code, text, people: counts.get(code) ?? 0 })),
      ...(optional ? [{ value: null, text: t.filter.unknown, people: counts.get(null) ?? 0 }] : []),
    ];
    switch (sort) {
      case 'groups':
        return words(vocabulary.groups, counted(({ stakeholder }) => [stakeholder.group]), false);
      case 'roles':
        return words(vocabulary.roles, counted(({ stakeholder }) => stakeholder.roles), false);
      case 'attitudes':
        return words(vocabulary.attitudes, counted(({ stakeholder }) => [stakeholder.attitude]), true);
      case 'coverages':
        return words(vocabulary.coverages, counted(({ stakeholder }) => [stakeholder.coverage]), true);
      case 'owners':
        return [
          ...this.choices.owners.map(({ id, name, people }) => ({ value: id, text: name, people })),
          { value: null, text: t.filter.nobody, people: register.rows.filter(({ stakeholder }) => stakeholder.owner === null).length },
        ];
      default:
        return this.choices[sort].map(({ value, people }) => ({ value, text: value, people }));
    }
  }

  has(sort: Sort, value: string | null): boolean {
    return (map.filter[sort] as (string | null)[]).includes(value);
  }

  /** Asks for a value, or no longer. */
  toggle(sort: Sort, value: string | null): void {
    const before = map.filter[sort] as (string | null)[];
    const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    map.setFilter({ ...map.filter, [sort]: after });
  }

  set(change: Partial<Filter>): void {
    map.setFilter({ ...map.filter, ...change });
  }

  remove(key: keyof Filter): void {
    map.setFilter({ ...map.filter, [key]: NO_FILTER[key] });
  }

  clear(): void {
    if (this.on) map.setFilter(NO_FILTER);
  }

  /** Keeps somebody and those within so many ties. */
  focus(id: Id, depth = map.filter.focus?.depth ?? 1): void {
    const name = map.nameOf(id);
    if (name !== '') this.#names = new Map([...this.#names, [id, name]]);
    this.set({ focus: { stakeholder: id, depth: Math.max(DEPTHS.least, Math.min(DEPTHS.most, depth)) } });
  }
}

export const filters = new Filters();
