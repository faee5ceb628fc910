/** What goes with every assessment, whatever it is made with: when, by whom, on what grounds, how sure. */
import type { Direction, Judgement, Reading } from '../backend/host';
import { t } from '../words/en';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { localDay } from './words';

export class Judging {
  /** Left as it was set, it means the day of saving. */
  readonly #today = localDay();
  on = $state(this.#today);
  assessor = $state(session.overview?.manager ? map.nameOf(session.overview.manager) : '');
  rationale = $state('');
  /** In percent. */
  confidence = $state(80);
  sealed = $state(false);

  /** What is wrong with the day; empty where nothing is. */
  wrong(): string {
    const now = localDay();
    if (!/^\d{4}-\d\d-\d\d$/.test(this.on)) return t.evidence.noDay;
    return this.on > now ? t.evidence.future(now) : '';
  }

  judgement({ from, to }: Direction, reading: Reading): Judgement {
    const on = this.on === this.#today ? null : this.on;
    return { from, to, reading, on, assessor: this.assessor.trim(), rationale: this.rationale.trim(), confidence: this.confidence / 100, sealed: this.sealed };
  }
}
