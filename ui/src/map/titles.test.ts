import { describe, expect, it } from 'vitest';
import type { Mark, Zone } from '../backend/host';
import type { Pen } from './pen';
import { Titles } from './titles';

/** Letters half as wide as high. */
let size = 0;
const pen = {
  font: (units: number) => (size = units),
  ctx: { measureText: (text: string) => ({ width: (text.length * size) / 2 }) },
} as unknown as Pen;

function zone(text: string, x: number, width: number, y = 0): Zone {
  const mark: Mark = { mark: 'text', x: x + 10, y: y + 18, text, size: 13, weight: 'semi-bold', anchor: 'start', ink: 'ink' };
  return { key: text, rect: { x, y, width, height: 400 }, marks: [mark] };
}

function written(zones: Zone[], zoom: number): string[] {
  return [...new Titles({ zones }).at(pen, zoom).keys()].map((mark) => (mark.mark === 'text' ? mark.text : ''));
}

describe('titles of the ground', () => {
  it.each([
    ['are told as they are where they can be read', [zone('Suppliers', 0, 400)], 1, []],
    ['are larger from afar', [zone('Suppliers', 0, 400)], 0.2, ['Suppliers']],
    ['give way to those before them', [zone('Suppliers', 0, 400), zone('Leadership', 100, 400)], 0.2, ['Suppliers']],
    ['stay where they are clear', [zone('Suppliers', 0, 400), zone('Leadership', 500, 400)], 0.2, ['Suppliers', 'Leadership']],
    ['go where the ground is too narrow', [zone('Suppliers', 0, 60)], 0.2, []],
    ['are no counts', [zone('17', 0, 400)], 0.2, []],
  ])('%s', (_, zones, zoom, expected) => expect(written(zones, zoom)).toEqual(expected));

  it('stand above the ground where they would lie on the cards, and are found anew for other zones', () => {
    const drawing = { zones: [zone('Suppliers', 0, 400)] };
    const titles = new Titles(drawing);
    const [title] = titles.at(pen, 0.2).values();
    expect(title.y).toBeLessThan(0);
    expect(titles.at(pen, 0.2)).toBe(titles.at(pen, 0.2));
    drawing.zones = [zone('Leadership', 0, 400)];
    expect([...titles.at(pen, 0.2).keys()]).toEqual(drawing.zones[0].marks);
  });
});
