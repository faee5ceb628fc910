/** The earlier day that the account is compared with. */
import { day as written } from '../words/format';
import { t } from '../words/en';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { dayBefore, isMeant, localDay } from './words';

const AGO = [
  { days: 30, text: t.comparison.ago.days },
  { days: 90, text: t.comparison.ago.quarter },
  { days: 365, text: t.comparison.ago.year },
];

class Comparison {
  /** Whether a day is being chosen. */
  open = $state(false);

  /** Whether the lens shows what changed: the register tells the present alone. */
  get offered(): boolean {
    return map.lens !== 'register';
  }

  get today(): string {
    return session.overview?.today ?? localDay();
  }

  /** Days that are often asked for. */
  get choices(): { day: string; text: string }[] {
    return AGO.map(({ days, text }) => ({ day: dayBefore(map.asOf ?? this.today, days), text }));
  }

  /** Compares with a day as it was typed, with none where it is empty; what is wrong with it otherwise. */
  choose(typed: string): string {
    const last = map.asOf ?? this.today;
    if (typed > last) return t.evidence.future(written(last));
    if (typed === '' || isMeant(typed)) map.setCompared(typed === '' ? null : typed);
    return '';
  }
}

export const comparison = new Comparison();
