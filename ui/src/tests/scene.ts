/** Small scenes for tests. */
import type { Card, Line, Rect, Scene, TieKind } from '../backend/host';

export const rect = (x: number, y: number, width = 100, height = 40): Rect => ({ x, y, width, height });

export function card(id: string, x: number, y: number): Card {
  return { id, rect: rect(x, y), ink: 'customer', name: id.toUpperCase(), spoken: `${id}, somebody`, opacity: 1, placed: false, marks: [] };
}

/** A straight line with a score in its middle. */
export function line(id: string, from: Card, to: Card, kind: TieKind = 'trust', aside = 0): Line {
  const [x1, y1, x2, y2] = [from.rect.x + 50, from.rect.y + 20 + aside, to.rect.x + 50, to.rect.y + 20 + aside];
  const bounds = { x: Math.min(x1, x2) - 2, y: Math.min(y1, y2) - 2, width: Math.abs(x2 - x1) + 4, height: Math.abs(y2 - y1) + 4 };
  const label = { rect: rect((x1 + x2) / 2 - 10, (y1 + y2) / 2 - 7, 20, 14), baseline: 10, text: '24', ink: 'fragile' };
  return { id, kind, from: from.id, to: to.id, d: `M${x1} ${y1}L${x2} ${y2}`, bounds, stroke: { ink: 'fragile', width: 2, dash: 'solid' }, opacity: 1, arrow: null, score: '24', label, spoken: `${from.id} trusts ${to.id} 24 of 100` };
}

export function scene(cards: Card[], lines: Line[]): Scene {
  return { lens: 'four-worlds', bounds: rect(0, 0, 2000, 1000), zones: [], spots: [], lines, cards, legend: [], notes: [], aside: 0 };
}
