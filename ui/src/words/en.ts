import { map } from './en/map';

/**
 * Every string the page shows, by the place it is shown at. Sentences with numbers or names are functions.
 * Words of the field (roles, attitudes, …) come from the shell and are not here.
 */
export const en = {
  /** The canvas, its context menus and what lies on it. */
  map,
};

/** The strings of the language in use. */
export const t = en;
