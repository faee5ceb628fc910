/** How the account stands, on a page of its own over the map. */
import { failureOf, host, type Courses, type Figure, type Id, type Scorecard } from '../backend/host';
import { map } from './map.svelte';
import { windows } from './windows.svelte';

class ScorecardState {
  open = $state(false);
  card = $state.raw<Scorecard | null>(null);
  courses = $state.raw<Courses | null>(null);
  problem = $state('');
  /** The figure that was opened last, and what it is made by. */
  figure = $state.raw<{ figure: Figure; rule: string } | null>(null);
  #asked = 0;

  toggle(): void {
    this.open = !this.open;
  }

  close(): void {
    this.open = false;
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#asked += 1;
    this.open = false;
    this.card = null;
    this.courses = null;
    this.figure = null;
    this.problem = '';
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const [card, courses] = await Promise.all([host.scorecard(), host.courseOf({ of: 'account' })]);
      if (mine !== this.#asked) return;
      this.card = card;
      this.courses = courses;
      this.problem = '';
    } catch (thrown) {
      if (mine === this.#asked) this.problem = failureOf(thrown).message;
    }
  }

  /** What a figure is made by. */
  rule(code: string): string {
    return this.card?.rules.find((rule) => rule.code === code)?.sentence ?? '';
  }

  /** Whether these are the people of the figure that was opened. */
  isOf(selected: Id[]): boolean {
    const people = this.figure?.figure.people;
    return people?.length === selected.length && people.every((id) => selected.includes(id));
  }

  /** Goes back to the map, with the people of a figure selected: two as the relationship they have. */
  show(people: Id[], figure: Figure | null = null, rule = ''): void {
    if (people.length === 0) return;
    this.figure = figure && { figure, rule: this.rule(rule) };
    this.open = false;
    windows.showInspector(true);
    // After the page has given the keyboard back.
    setTimeout(() => {
      if (people.length === 1) map.visit(people[0]);
      else if (people.length === 2) map.relate(people[0], people[1]);
      else map.select(people);
      map.engine?.focus(people[0]);
    });
  }
}

export const scorecard = new ScorecardState();
