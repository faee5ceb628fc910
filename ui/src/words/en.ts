import { coach } from './en/coach';
import { commands } from './en/commands';
import { comparison } from './en/comparison';
import { dialogs } from './en/dialogs';
import { evidence } from './en/evidence';
import { filter } from './en/filter';
import { frame } from './en/frame';
import { importing } from './en/importing';
import { incident } from './en/incident';
import { inspector } from './en/inspector';
import { instrument } from './en/instrument';
import { map } from './en/map';
import { palette } from './en/palette';
import { paste } from './en/paste';
import { person } from './en/person';
import { plans } from './en/plans';
import { register } from './en/register';
import { routes } from './en/routes';
import { said } from './en/said';
import { time } from './en/time';
import { settings } from './en/settings';
import { strategy } from './en/strategy';
import { survey } from './en/survey';
import { scorecard } from './en/scorecard';
import { views } from './en/views';
import { whatIf } from './en/whatif';
import { carriers } from './en/carriers';
import { welcome } from './en/welcome';

/**
 * Every string the page shows, by the place it is shown at. Sentences with numbers or names are functions.
 * Words of the field (roles, attitudes, …) come from the shell and are not here.
 */
export const en = {
  /** The canvas, its context menus and what lies on it. */
  map,
  /** What lies round the map. */
  frame,
  /** What is missing, at risk or promised. */
  coach,
  commands,
  comparison,
  dialogs,
  evidence,
  incident,
  /** Forms of the instruments, and their readings. */
  instrument,
  /** What is kept of the map. */
  filter,
  /** The command palette. */
  palette,
  /** What is known of those selected. */
  inspector,
  /** People read from a pasted list. */
  paste,
  importing,
  /** What is planned and agreed. */
  plans,
  person,
  /** The table. */
  register,
  /** Who can take whom to whom. */
  routes,
  said,
  /** The account at earlier moments. */
  time,
  /** What the figures rest on. */
  settings,
  /** Where relationships stand, and reflections. */
  strategy,
  /** The partner survey. */
  survey,
  /** How the account stands. */
  scorecard,
  /** Named views and their presentation. */
  views,
  /** What follows from suppositions. */
  whatIf,
  /** What rests on whom. */
  carriers,
  /** The screen before an account is open. */
  welcome,
};

/** The strings of the language in use. */
export const t = en;
