import { filter } from './en/filter';
import { inspector } from './en/inspector';
import { map } from './en/map';
import { palette } from './en/palette';
import { paste } from './en/paste';
import { register } from './en/register';
import { views } from './en/views';

/**
 * Every string the page shows, by the place it is shown at. Sentences with numbers or names are functions.
 * Words of the field (roles, attitudes, …) come from the shell and are not here.
 */
export const en = {
  /** The canvas, its context menus and what lies on it. */
  map,
  /** What is kept of the map. */
  filter,
  /** The command palette. */
  palette,
  /** What is known of those selected. */
  inspector,
  /** People read from a pasted list. */
  paste,
  /** The table. */
  register,
  /** Named views and their presentation. */
  views,
};

/** The strings of the language in use. */
export const t = en;
