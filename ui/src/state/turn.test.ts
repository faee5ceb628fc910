import { expect, it } from 'vitest';
import { inTurn } from './turn';

it('runs one thing after another, and goes on after a failure', async () => {
  const done: string[] = [];
  const slow = inTurn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push('slow');
  });
  const bad = inTurn(() => Promise.reject(new Error('no')));
  const quick = inTurn(() => Promise.resolve(done.push('quick')));
  await expect(bad).rejects.toThrow('no');
  await Promise.all([slow, quick]);
  expect(done).toEqual(['slow', 'quick']);
});
