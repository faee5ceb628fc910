/** Results as they are shown: to a tenth of a step, so that what is shown adds up. */
import type { Answered, Apart, Facing, Results } from '../../backend/host';

/** In tenths, for sums of whole numbers. A half is one however it was reached. */
const tenths = (value: number): number => Math.round(value * 10 + 1e-6);

/** The difference of two values, each as it is shown. */
const less = (one: number, other: number): number => (tenths(one) - tenths(other)) / 10;

const rounded = (figure: Answered): Answered => (figure.mean === null ? figure : { ...figure, mean: tenths(figure.mean) / 10 });

/** How far a mean moved from the one before. */
const moved = ({ mean }: Answered, by: number | null): number | null => (mean === null || by === null ? by : less(mean, mean - by));

function facing(told: Facing): Facing {
  const { customer, supplier, gap, customer_moved, supplier_moved } = told;
  return {
    ...told,
    customer: rounded(customer),
    supplier: rounded(supplier),
    gap: gap === null || customer.mean === null || supplier.mean === null ? gap : less(customer.mean, supplier.mean),
    customer_moved: moved(customer, customer_moved),
    supplier_moved: moved(supplier, supplier_moved),
  };
}

export function shown(results: Results): Results {
  const mean = ({ component, side }: Apart, level: Apart['higher']): number | null => results.facing.find((one) => one.component === component && one.level === level)?.[side].mean ?? null;
  return {
    ...results,
    facing: results.facing.map(facing),
    apart: results.apart.map((one) => {
      const [higher, lower] = [mean(one, one.higher), mean(one, one.lower)];
      return higher === null || lower === null ? one : { ...one, steps: less(higher, lower) };
    }),
  };
}
