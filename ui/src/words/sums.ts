/** Numbers that are shown rounded and still add up to the sum that is shown rounded. */

/** A number with so many decimals, without the zero before its point. */
export function fixed(value: number, decimals = 3): string {
  return value.toFixed(decimals).replace(/^(-?)0\./, '$1.');
}

/**
 * Each of these numbers, none below 0, rounded down or up so that all add up to their sum as it is
 * rounded: those with the largest remainders are rounded up.
 */
export function adding(values: number[], sum: number, decimals = 3): string[] {
  const unit = 10 ** decimals;
  const whole = values.map((value) => Math.floor(value * unit + 1e-9));
  let missing = Math.round(Number(sum.toFixed(decimals)) * unit) - whole.reduce((sum, each) => sum + each, 0);
  const remainder = (at: number): number => values[at] * unit - whole[at];
  for (const at of values.map((_, at) => at).sort((a, b) => remainder(b) - remainder(a))) {
    if (missing <= 0) break;
    whole[at] += 1;
    missing -= 1;
  }
  return whole.map((each) => fixed(each / unit, decimals));
}
