/** What was entered into forms of the inspector and not saved: there again when the form is opened again. */
import type { Direction, EvidenceLine, Id, Instrument, Level, Scale, ThoughtSort } from '../backend/host';
import { Judging } from './judging.svelte';
import type { Chosen } from './questionnaire';
import { session } from './session.svelte';
import { localDay } from './words';

/** What one form holds. */
interface Draft {
  /** All that can be entered, to see whether anything was. */
  readonly entered: unknown;
}

const judged = ({ on, assessor, rationale, confidence, sealed }: Judging): unknown[] => [on, assessor, rationale, confidence, sealed];

/** On an instrument of several items. */
export class Answering implements Draft {
  chosen = $state<Chosen>({});
  /** Null where nobody chose it. */
  level = $state<Level | null>(null);
  readonly judging = new Judging();

  get entered(): unknown {
    return [this.chosen, this.level, ...judged(this.judging)];
  }
}

export type Factor = 'credibility' | 'reliability' | 'intimacy' | 'self-orientation';
export const FACTORS: Factor[] = ['credibility', 'reliability', 'intimacy', 'self-orientation'];

/** On the Trust Equation: each factor starts from what the same assessor said last, and nobody else. */
export class Equating implements Draft {
  readonly judging = new Judging();
  #scale = $state<Scale | null>(null);
  /** What was set by hand, be it to nothing. */
  #set = $state<Partial<Record<Factor, number | null>>>({});
  /** The evidence there is. */
  lines = $state.raw<EvidenceLine[]>([]);

  // Not derived: what is derived in a form does not outlive it, but the draft does.
  get #latest(): EvidenceLine | null {
    const by = this.judging.assessor.trim().toLowerCase();
    if (by === '') return null;
    return this.lines.find(({ superseded, instrument, assessor }) => !superseded && instrument === 'trust-equation' && assessor.trim().toLowerCase() === by) ?? null;
  }

  get scale(): Scale {
    return this.#scale ?? this.#latest?.scale ?? session.overview?.measures.scale ?? '1-10';
  }

  /** Values of different scales do not convert. */
  rescale(to: Scale): void {
    if (to === this.scale) return;
    this.#scale = to;
    this.#set = Object.fromEntries(FACTORS.map((factor) => [factor, null]));
  }

  of(factor: Factor): number | null {
    const set = this.#set[factor];
    if (set !== undefined) return set;
    const latest = this.#latest;
    return latest?.scale === this.scale ? (latest.answers.find(({ item }) => item === factor)?.value ?? null) : null;
  }

  set(factor: Factor, value: number | null): void {
    // What is set by hand is meant on the scale on screen, whoever turns out to assess.
    this.#scale = this.scale;
    this.#set[factor] = value;
  }

  get entered(): unknown {
    return [this.#scale, this.#set, ...judged(this.judging)];
  }
}

/** What is thought over. */
export class Thinking implements Draft {
  chosen = $state<Chosen>({});
  said = $state<Record<string, string>>({});
  /** Left as it was set, it means the day of saving. */
  readonly today = localDay();
  on = $state(this.today);

  get entered(): unknown {
    return [this.chosen, Object.values(this.said).filter((text) => text.trim() !== ''), this.on];
  }
}

interface Kept {
  draft: Draft;
  /** What it held before anything was entered. */
  blank: string;
}

class Drafts {
  /** By form; the one used last is last. */
  readonly #kept = new Map<string, Kept>();
  #account = '';

  /** What a form holds: what was entered and not saved, or a blank. */
  of<T extends Draft>(form: string, blank: () => T): T {
    const before = this.has(form) ? this.#kept.get(form) : undefined;
    const draft = before?.draft ?? blank();
    this.#kept.delete(form);
    this.#kept.set(form, before ?? { draft, blank: JSON.stringify(draft.entered) });
    return draft as T;
  }

  /** Whether something was entered into a form and not saved. */
  has(form: string): boolean {
    this.#settle();
    const kept = this.#kept.get(form);
    return kept !== undefined && JSON.stringify(kept.draft.entered) !== kept.blank;
  }

  /** The one of these forms into which something was entered last. */
  latest<F extends string>(forms: F[]): F | null {
    return [...this.#kept.keys()].reverse().find((form): form is F => forms.includes(form as F) && this.has(form)) ?? null;
  }

  drop(form: string): void {
    this.#kept.delete(form);
  }

  /** Forgets everything, as the account is left. */
  clear(): void {
    this.#kept.clear();
  }

  /** Forgets what was of another account. One saved under another name is the same, by its manager. */
  #settle(): void {
    const { overview } = session;
    const account = overview?.manager ?? `${overview?.folder}/${overview?.file}`;
    if (account !== this.#account) this.clear();
    this.#account = account;
  }
}

export const drafts = new Drafts();

/** The form in which one's trust in another is scored with an instrument. */
export const scoring = ({ from, to }: Direction, instrument: Instrument): string => `${instrument} ${from} ${to}`;

/** The form in which somebody, or the account where it is nobody, is thought over. */
export const musing = (about: Id | null, sort: ThoughtSort): string => `${sort} ${about ?? ''}`;
