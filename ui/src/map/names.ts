/** Names on cards that are seen from too far for anything else. */
import type { Card } from '../backend/host';
import type { Pen } from './pen';

/** Sizes of type in scene units, few enough that letters are found in the cache again. */
const SIZES = [26, 23, 20, 17, 14, 11, 8];

/** The rows of names, with the width of the longest at a size of 1. */
const fitted = new Map<string, { rows: string[]; width: number }>();

/** Paints the name in one row or two, as large as the card allows. */
export function paintName(pen: Pen, { name, rect }: Card): void {
  let fit = fitted.get(name);
  if (!fit) {
    if (fitted.size > 20_000) fitted.clear();
    const rows = inTwo(name);
    pen.font(20, 'semi-bold');
    fit = { rows, width: Math.max(...rows.map((row) => pen.ctx.measureText(row).width)) / 20 };
    fitted.set(name, fit);
  }
  const most = Math.min((rect.width - 12) / fit.width, (rect.height - 6) / (fit.rows.length * 1.15));
  const size = SIZES.find((each) => each <= most) ?? 8;
  const first = rect.y + rect.height / 2 - (fit.rows.length - 1) * size * 0.575 + size * 0.36;
  pen.fill('ink');
  fit.rows.forEach((row, at) => {
    pen.write(row, rect.x + rect.width / 2, first + at * size * 1.15, size, 'semi-bold', 'middle');
  });
}

/** A name in one row, or cut at the space nearest its middle. */
export function inTwo(name: string): string[] {
  const middle = name.length / 2;
  let cut = -1;
  for (let at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) {
    if (cut < 0 || Math.abs(at - middle) < Math.abs(cut - middle)) cut = at;
  }
  return cut < 0 ? [name] : [name.slice(0, cut), name.slice(cut + 1)];
}
