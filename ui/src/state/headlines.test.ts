import { expect, it } from 'vitest';
import type { Headline } from '../backend/host';
import { takenBack } from './headlines';

/** Steps from the oldest, as d, u and r; the numbers of those taken back. */
function check(steps: string, expected: number[]): void {
  const lines = [...steps].map((step, at): Headline => ({ seq: at + 1, at: '', author: '', label: '', step: step === 'd' ? 'do' : step === 'u' ? 'undo' : 'redo' }));
  expect([...takenBack(lines.reverse())].sort()).toEqual(expected);
}

it('marks nothing where nothing was taken back', () => check('ddd', []));
it('marks what an undo took back', () => check('ddu', [2]));
it('marks two for two undos', () => check('dduu', [1, 2]));
it('marks nothing after the redo', () => check('ddur', []));
it('marks the change again after undo, redo, undo', () => check('duru', [1, 3]));
it('marks what was undone before a new change', () => check('dud', [1]));
