import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DropTarget, DWELL } from './target';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function target(): { it: DropTarget; told: (string | null)[] } {
  const told: (string | null)[] = [];
  return { it: new DropTarget((id) => told.push(id)), told };
}

it('is a card once the hand has rested over it', () => {
  const { it: one, told } = target();
  one.over('a');
  vi.advanceTimersByTime(DWELL - 1);
  expect(one.ready).toBeNull();
  vi.advanceTimersByTime(1);
  expect(one.ready).toBe('a');
  expect(told).toEqual(['a']);
});

it('is nobody any more when the hand goes on, and begins anew with the next', () => {
  const { it: one, told } = target();
  one.over('a');
  vi.advanceTimersByTime(DWELL);
  one.over('b');
  expect(one.ready).toBeNull();
  vi.advanceTimersByTime(DWELL / 2);
  one.over('b');
  vi.advanceTimersByTime(DWELL / 2);
  expect(told).toEqual(['a', null, 'b']);
});

it('passes over a card without becoming it', () => {
  const { it: one, told } = target();
  one.over('a');
  vi.advanceTimersByTime(DWELL / 2);
  one.over(null);
  vi.advanceTimersByTime(2 * DWELL);
  expect(told).toEqual([]);
});

it('tells at the end whom it was, once', () => {
  const { it: one } = target();
  one.over('a');
  vi.advanceTimersByTime(DWELL);
  expect(one.end()).toBe('a');
  expect(one.end()).toBeNull();
});
