import { describe, expect, it, vi } from 'vitest';
import type { Line, Move } from '../backend/host';
import { card, line, scene } from '../tests/scene';
import { Drag } from './drag';
import { Picture } from './picture';

const [a, b] = [card('a', 0, 0), card('b', 600, 0)];

function picked(linesAt: (moves: Move[]) => Promise<Line[]>): Drag {
  const picture = new Picture();
  picture.load(scene([a, b], [line('ab', a, b)]));
  return new Drag(picture, new Set(['a']), linesAt, () => undefined);
}

describe('a drag', () => {
  it('hides the cards and their lines from the picture', () => {
    expect([...picked(() => Promise.resolve([])).ids].sort()).toEqual(['a', 'ab']);
  });

  it('tells the new middles', () => {
    const drag = picked(() => Promise.resolve([]));
    drag.to(30, -10);
    expect(drag.moves()).toEqual([{ id: 'a', x: 80, y: 10 }]);
  });

  it('has one question under way at a time, and asks again for where the cards are by then', async () => {
    const asked: Move[][] = [];
    const answers: ((lines: Line[]) => void)[] = [];
    const drag = picked((moves) => {
      asked.push(moves);
      return new Promise((answer) => answers.push(answer));
    });
    drag.to(10, 0);
    drag.to(20, 0);
    drag.to(30, 0);
    expect(asked).toHaveLength(1);
    answers[0]([]);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toEqual([{ id: 'a', x: 80, y: 20 }]);
    drag.end();
    answers[1]([line('late', a, b)]);
    await Promise.resolve();
    expect(drag.lines).toEqual([]);
  });
});
