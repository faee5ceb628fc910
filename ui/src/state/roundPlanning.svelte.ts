/** A round of the partner survey being made or changed, until it is saved or given up. */
import type { Candidate, Component, Id, Level, RoundLine, RoundOffer, RoundPlan, Side } from '../backend/host';
import { t } from '../words/en';

/** So many of a side are asked at once unless somebody chooses. */
const MOST_PROPOSED = 25;

/** Somebody who can be asked, as far as the form has got. */
export interface Person extends Candidate {
  asked: boolean;
  /** Their answers are in: they stay, at their level. */
  answered: boolean;
}

/** What one statement is about. */
export const itemOf = (component: Component, level: Level): string => `${component}.${level}`;

export class RoundPlanning {
  /** The round that is changed; null where one is new. */
  readonly editing: Id | null;
  readonly title: string;
  /** Answers came in: what they were given to stays. */
  readonly locked: boolean;
  name = $state('');
  anonymous = $state(false);
  least = $state(3);
  people = $state<Person[]>([]);
  /** The wording of each statement; empty where it is not asked. */
  wording = $state<Record<string, string>>({});
  wrong = $state('');
  readonly #offer: RoundOffer;
  readonly #order: { component: Component; level: Level }[];

  constructor(offer: RoundOffer, round: RoundLine | null) {
    const plan = round?.plan ?? offer.plan;
    this.#offer = offer;
    this.#order = offer.plan.questions.map(({ component, level }) => ({ component, level }));
    this.editing = round?.id ?? null;
    this.title = round === null ? t.survey.form.makeTitle : t.survey.form.editTitle(round.plan.name);
    this.locked = round?.participants.some(({ answered }) => answered !== null) ?? false;
    this.name = plan.name;
    this.anonymous = plan.anonymous;
    this.least = plan.least_answers;
    this.wording = Object.fromEntries(this.#order.map(({ component, level }) => [itemOf(component, level), plan.questions.find((one) => one.component === component && one.level === level)?.text ?? '']));
    this.people = round === null ? this.#proposed() : this.#of(round);
  }

  /** Everybody of a side whom one has met, where they are not too many to be asked unasked. */
  #proposed(): Person[] {
    const few = (side: Side): boolean => this.#offer.candidates.filter((one) => one.side === side && one.met).length <= MOST_PROPOSED;
    return this.#offer.candidates.map((one) => ({ ...one, asked: one.met && few(one.side), answered: false }));
  }

  #of(round: RoundLine): Person[] {
    const asked = (candidate: Candidate): Person => {
      const line = round.participants.find(({ id }) => id === candidate.id);
      if (!line) return { ...candidate, asked: false, answered: false };
      const counterpart = round.plan.anonymous ? candidate.counterpart : line.counterpart;
      return { ...candidate, side: line.side, level: line.level, level_is_recorded: true, counterpart, asked: true, answered: line.answered !== null };
    };
    const known = this.#offer.candidates.map(asked);
    // Whoever was asked and can be asked no more stays until they are taken out.
    const gone = round.participants.filter(({ id }) => !known.some((one) => one.id === id)).map(({ id, name, side, level, counterpart, answered }): Person => ({
      id, name, title: '', group: side === 'customer' ? 'customer' : 'functions', side, level, level_is_recorded: true, counterpart, met: true, asked: true, answered: answered !== null,
    }));
    return [...known, ...gone];
  }

  /** How many of a side are chosen. */
  chosen(side: Side): number {
    return this.people.filter((one) => one.asked && one.side === side).length;
  }

  /** Groups of which so few are asked that an anonymous round will never show what they say. */
  small(): { side: Side; level: Level }[] {
    if (!this.anonymous) return [];
    const asked = this.people.filter((one) => one.asked);
    const groups = (['customer', 'supplier'] as Side[]).flatMap((side) => (['leadership', 'operation', 'staff'] as Level[]).map((level) => ({ side, level })));
    return groups.filter(({ side, level }) => {
      const people = asked.filter((one) => one.side === side && one.level === level).length;
      return people > 0 && people < this.least;
    });
  }

  /** Chooses those who fit and nobody else, but whoever answered stays. */
  pick(fits: (one: Person) => boolean): void {
    for (const one of this.people) one.asked = one.answered || fits(one);
  }

  /** Whom somebody's answers can speak of. */
  counterparts({ side }: Person): Candidate[] {
    return this.#offer.candidates.filter((other) => other.side !== side);
  }

  restore(): void {
    this.wording = Object.fromEntries(this.#offer.plan.questions.map(({ component, level, text }) => [itemOf(component, level), text]));
  }

  get isOurWording(): boolean {
    return this.#offer.plan.questions.every(({ component, level, text }) => this.wording[itemOf(component, level)] === text);
  }

  /** How many statements are asked, of one level or of all. */
  asks(level?: Level): number {
    return this.#order.filter((one) => (level === undefined || one.level === level) && this.wording[itemOf(one.component, one.level)].trim() !== '').length;
  }

  /** Whether it can be saved; else it says why not. */
  check(): boolean {
    if (this.name.trim() === '') this.wrong = t.survey.form.noName;
    else if (!this.people.some(({ asked }) => asked)) this.wrong = t.survey.form.nobodyAsked;
    else return true;
    return false;
  }

  plan(): RoundPlan {
    return {
      name: this.name,
      anonymous: this.anonymous,
      least_answers: this.least,
      questions: this.#order.map(({ component, level }) => ({ component, level, text: this.wording[itemOf(component, level)] })).filter(({ text }) => text.trim() !== ''),
      asked: this.people.filter(({ asked }) => asked).map(({ id, level, counterpart }) => ({ stakeholder: id, level, counterpart })),
    };
  }
}
