import { filter } from './en/filter';
import { map } from './en/map';
import { register } from './en/register';

/**
 * Every string the page shows, by the place it is shown at. Sentences with numbers or names are functions.
 * Words of the field (roles, attitudes, …) come from the shell and are not here.
 */
export const en = {
  /** The canvas, its context menus and what lies on it. */
  map,
  /** What is kept of the map. */
  filter,
  /** The table. */
  register,
};

/** The strings of the language in use. */
export const t = en;
