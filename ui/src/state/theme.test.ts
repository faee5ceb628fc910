import { expect, it } from 'vitest';
import { themeOf, type Choice, type ThemeName } from './theme.svelte';

const plain = { dark: false, contrast: false };

it.each<[Choice, { dark: boolean; contrast: boolean }, ThemeName]>([
  ['system', plain, 'light'],
  ['system', { dark: true, contrast: false }, 'dark'],
  ['system', { dark: false, contrast: true }, 'contrast'],
  ['system', { dark: true, contrast: true }, 'contrast-dark'],
  ['light', { dark: true, contrast: true }, 'light'],
  ['dark', plain, 'dark'],
  ['contrast', plain, 'contrast'],
  ['contrast', { dark: true, contrast: false }, 'contrast-dark'],
])('takes %s, where the system prefers %o, as %s', (choice, prefers, name) => expect(themeOf(choice, prefers)).toBe(name));
