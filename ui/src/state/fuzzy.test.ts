import { expect, it } from 'vitest';
import { edits, score } from './fuzzy';

/** Which of the texts a query finds, best first. */
function check(query: string, texts: string[], expected: string[]): void {
  const found = texts
    .map((text) => ({ text, fits: score(query, text) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .map(({ text }) => text);
  expect(found).toEqual(expected);
}

const COMMANDS = ['Undo', 'Redo', 'Import contacts or an organogram', 'Export the map', 'Org chart', 'Score trust', 'Show the whole map', 'Keyboard help'];

it('finds nothing for nothing', () => check('', COMMANDS, []));
it('finds by the start of a word', () => check('exp', COMMANDS, ['Export the map']));
it('puts the start of the text before the start of a later word', () => check('org', COMMANDS, ['Org chart', 'Import contacts or an organogram']));
it('forgives two letters swapped', () => check('exoprt', COMMANDS, ['Export the map']));
it('forgives a missing letter', () => check('keybord', COMMANDS, ['Keyboard help']));
it('forgives a slip in what is not typed to its end', () => check('improt con', COMMANDS, ['Import contacts or an organogram']));
it('wants every word to fit', () => check('org whatever', COMMANDS, []));
it('forgives a slip from four letters on', () => check('unod', ['Undo'], ['Undo']));
it('does not guess at three letters', () => check('und', ['End', 'Undo'], ['Undo']));
it('knows no accents', () => check('krise', ['Crise', 'Krisé'], ['Krisé', 'Crise']));

it('counts what is put in, left out, changed and swapped', () => {
  expect([edits('undo', 'undo', 2), edits('udno', 'undo', 2), edits('udo', 'undo', 2), edits('undoo', 'undo', 2), edits('undi', 'undo', 2), edits('x', 'undo', 2)]).toEqual([0, 1, 1, 1, 1, 3]);
});
