/** The earlier day that the power grid is compared with: it shows who moved since. */
import { day as written } from '../words/format';
import { t } from '../words/en';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { dayBefore, localDay } from './words';

/** A year is typed digit by digit: what is before this is not yet the day that is meant. */
const EARLIEST = '2000-01-01';
const AGO = [
  { days: 30, text: t.comparison.ago.days },
  { days: 90, text: t.comparison.ago.quarter },
  { days: 365, text: t.comparison.ago.year },
];

class Comparison {
  /** Whether a day is being chosen. */
  open = $state(false);

  /** Whether the lens shows who moved. */
  get offered(): boolean {
    return map.lens === 'power-grid';
  }

  get today(): string {
    return session.overview?.today ?? localDay();
  }

  /** Days that are often asked for. */
  get choices(): { day: string; text: string }[] {
    return AGO.map(({ days, text }) => ({ day: dayBefore(this.today, days), text }));
  }

  /** Compares with a day as it was typed, with none where it is empty; what is wrong with it otherwise. */
  choose(typed: string): string {
    if (typed > this.today) return t.evidence.future(written(this.today));
    if (typed === '' || typed >= EARLIEST) map.setCompared(typed === '' ? null : typed);
    return '';
  }
}

export const comparison = new Comparison();
