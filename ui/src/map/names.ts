/** Names on cards that are seen from too far for anything else. */
import type { Card } from '../backend/host';
import { READABLE } from './levels';
import type { Pen } from './pen';

/** Sizes of type in scene units, few enough that letters are found in the cache again. */
const SIZES = [44, 38, 33, 29, 26, 23, 20, 17, 15, 13];
/** The largest type on a card, in units, where larger is not needed to be read. */
const LARGEST = 20;
/** Height of a row, in sizes of its type. */
const ROW = 1.15;

/** A way to write a name: its rows, and the width of the longest at a size of 1. */
interface Writing {
  rows: string[];
  width: number;
}

/** The ways to write a name, the fullest first. */
const writings = new Map<string, Writing[]>();

/** Writes the name in a rectangle as fully as can be read at a zoom, and then as large as there is room for. */
export function paintName(pen: Pen, { name }: Card, { x, y, width, height }: Card['rect'], zoom: number): void {
  let ways = writings.get(name);
  if (!ways) {
    if (writings.size > 20_000) writings.clear();
    pen.font(20, 'semi-bold');
    ways = shortened(name).map((rows) => ({ rows, width: Math.max(...rows.map((row) => pen.ctx.measureText(row).width)) / 20 }));
    writings.set(name, ways);
  }
  const least = READABLE / zoom;
  const room = (way: Writing): number => Math.min(width / way.width, height / (way.rows.length * ROW));
  const way = ways.find((each) => room(each) >= least) ?? ways[ways.length - 1];
  const most = Math.min(room(way), Math.max(LARGEST, least));
  const written = Math.max(SIZES.find((each) => each <= most) ?? 0, least);
  const first = y + height / 2 - (way.rows.length - 1) * written * (ROW / 2) + written * 0.36;
  pen.fill('ink');
  way.rows.forEach((row, at) => {
    pen.write(row, x + width / 2, first + at * written * ROW, written, 'semi-bold', 'middle');
  });
}

/** A name in two rows, in one, with its last words as initials, and as initials altogether. */
export function shortened(name: string): string[][] {
  const words = name.split(/\s+/).filter(Boolean);
  const [first = '', ...others] = words;
  const letters = others.map((word) => `${letter(word)}.`).join(' ');
  const initials = letter(first) + (others.length > 0 ? letter(others[others.length - 1]) : '');
  const ways = [inTwo(name), [name], ...(others.length > 0 ? [[`${first} ${letters}`], [first]] : []), [initials]];
  return ways.filter((way, at) => way[0] !== '' && ways.findIndex((other) => other.join('\n') === way.join('\n')) === at);
}

function letter(word: string): string {
  return [...word][0]?.toUpperCase() ?? '';
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
