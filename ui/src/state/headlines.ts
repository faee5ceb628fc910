/** What the history's lines mean together. */
import type { Headline } from '../backend/host';

/**
 * The numbers of changes whose effect was taken back and is not in force again. `lines` run from the
 * newest: an undo takes back the latest change in force before it, a redo takes back an undo.
 */
export function takenBack(lines: Headline[]): Set<number> {
  const taken = new Set<number>();
  let back = 0;
  let again = 0;
  for (const { step, seq } of lines) {
    if (step === 'undo') {
      if (again > 0) again -= 1;
      else back += 1;
    } else if (back > 0) {
      back -= 1;
      taken.add(seq);
    } else if (step === 'redo') again += 1;
  }
  return taken;
}
