/** The gaps of a round that are worth a sentence: a step of the scale or more, the widest first. */
import type { Results, Side } from '../backend/host';
import { t } from '../words/en';

/** From how many steps on a gap stands out: our own threshold. */
const STEP = 1;
/** So many are told. */
const MOST = 5;

export function standingOut(results: Results, names: Record<Side, string>, component: (code: string) => string, level: (code: string) => string): string[] {
  const s = t.survey.results;
  const told: { by: number; text: string }[] = [];
  for (const { component: of, level: at, gap, customer_moved, supplier_moved } of results.facing) {
    // Only what is of one component at one level, and not the sums of those.
    if (of === null || at === null) continue;
    const what = t.survey.form.statement(component(of), level(at));
    const [higher, lower] = (gap ?? 0) > 0 ? (['customer', 'supplier'] as const) : (['supplier', 'customer'] as const);
    if (gap !== null) told.push({ by: Math.abs(gap), text: s.sides(what, names[higher], names[lower], Math.abs(gap)) });
    const { earlier } = results;
    if (earlier === null) continue;
    for (const [side, moved] of [['customer', customer_moved], ['supplier', supplier_moved]] as const) {
      if (moved !== null) told.push({ by: Math.abs(moved), text: s.rounds(what, names[side], moved, earlier.name) });
    }
  }
  for (const { component: of, side, higher, lower, steps } of results.apart) {
    const what = of === null ? s.allComponents : component(of);
    told.push({ by: steps, text: s.levels(names[side], what, level(higher), level(lower), steps) });
  }
  return told.filter(({ by }) => by >= STEP).sort((one, other) => other.by - one.by).slice(0, MOST).map(({ text }) => text);
}
