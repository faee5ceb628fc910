/** What can be done on the canvas by a key or from the command palette. */
import type { Id } from '../backend/host';
import type { Line, Way } from '../map/align';
import { t } from '../words/en';
import { canvas } from './canvas.svelte';
import type { Command } from './commands';
import { align, arrangeable, distribute, duplicate, focusOn, reportTo, tidy } from './editing';
import { map } from './map.svelte';

const EDGES: [Line, string][] = [
  ['left', 'Alt+Shift+L'],
  ['centre', 'Alt+Shift+C'],
  ['right', 'Alt+Shift+R'],
  ['top', 'Alt+Shift+T'],
  ['middle', 'Alt+Shift+M'],
  ['bottom', 'Alt+Shift+B'],
];
const WAYS: [Way, string][] = [
  ['horizontally', 'Alt+Shift+H'],
  ['vertically', 'Alt+Shift+V'],
];

/** The person keys refer to: the one with the keyboard, else the one selected last. */
export function person(): Id | null {
  return map.engine?.focused() ?? map.selected.at(-1) ?? null;
}

/** All selected, or the one with the keyboard. */
export function people(): Id[] {
  const one = person();
  return map.selected.length > 0 ? map.selected : one === null ? [] : [one];
}

const onCanvas = (): boolean => map.engine !== null;
const somebody = (): boolean => onCanvas() && person() !== null;
const words = t.map.command;

export const mapCommands: Command[] = [
  { id: 'rename', text: words.rename, keys: ['F2'], heading: 'people', ready: somebody, run: () => (canvas.renaming = person()) },
  { id: 'duplicate', text: words.duplicate, keys: ['Ctrl+D'], heading: 'people', ready: () => people().length > 0, run: () => void duplicate(people()) },
  { id: 'reports-to-nobody', text: words.reportsToNobody, keys: [], heading: 'people', ready: somebody, run: () => void reportTo(people(), null) },
  { id: 'fold', text: words.fold, keys: ['B'], heading: 'map', ready: () => map.lens === 'org-chart' && somebody(), run: () => { const id = person(); if (id) map.toggleBranch(id); } },
  ...[1, 2, 3].map((depth): Command => ({ id: `focus-${depth}`, text: words.focus(depth), keys: [`Alt+F ${depth}`], heading: 'map', ready: somebody, run: () => focusOn(person(), depth) })),
  { id: 'focus-0', text: words.unfocus, keys: ['Alt+F 0'], heading: 'map', ready: () => map.filter.focus !== null, run: () => focusOn(null, 0) },
  ...EDGES.map(([edge, key]): Command => ({ id: `align-${edge}`, text: words.align(t.map.align[edge]), keys: [key], heading: 'arranging', ready: () => arrangeable(2), run: () => void align(edge) })),
  ...WAYS.map(([way, key]): Command => ({ id: `distribute-${way}`, text: words.distribute(t.map.distribute[way]), keys: [key], heading: 'arranging', ready: () => arrangeable(3), run: () => void distribute(way) })),
  { id: 'tidy', text: words.tidy, keys: ['Alt+Shift+D'], heading: 'arranging', ready: onCanvas, run: () => void tidy() },
  { id: 'minimap', text: words.minimap, keys: ['M'], heading: 'map', ready: onCanvas, run: () => canvas.toggleMinimap() },
];
