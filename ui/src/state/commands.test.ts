import { expect, it } from 'vitest';
import { commands } from './commands';

it('gives every key to one command only', () => {
  const keys = commands.flatMap((command) => command.keys.map((key) => ({ key, id: command.id })));
  const twice = keys.filter(({ key, id }) => keys.some((other) => other.key === key && other.id !== id));
  expect(twice).toEqual([]);
});

it('names every command once, and every one has words', () => {
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
  expect(commands.filter((command) => command.text.trim() === '')).toEqual([]);
});

it('has no key that hides a row of keys, as Alt+F and then 1', () => {
  const keys = commands.flatMap((command) => command.keys);
  expect(keys.filter((key) => keys.some((row) => row.startsWith(`${key} `)))).toEqual([]);
});
