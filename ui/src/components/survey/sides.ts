/** What the two sides are called in results and forms. */
import type { Overview, Side } from '../../backend/host';
import { session } from '../../state/session.svelte';
import { spoken } from '../../state/words';

/** Both by their companies' names; a company without one by what it is. */
export function sideNames({ name, supplier }: Overview): Record<Side, string> {
  const { sides } = session.vocabulary;
  return { customer: name || spoken(sides, 'customer'), supplier: supplier || spoken(sides, 'supplier') };
}
