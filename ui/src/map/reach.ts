/** What the hand may do in each lens. */
import type { Lens } from '../backend/host';

/** What the hand may do. */
export interface Reach {
  /** Cards can be moved. */
  moves: boolean;
  /** A card dropped on a card reports there from then on. */
  reports: boolean;
  /** Ties can be drawn from a card's edge. */
  ties: boolean;
}

/** A matrix, a table and a time axis have no place for a card but its own. */
export const REACH: Record<Lens, Reach> = {
  'four-worlds': { moves: true, reports: true, ties: true },
  'org-chart': { moves: true, reports: true, ties: true },
  'power-grid': { moves: true, reports: false, ties: true },
  'team-by-stakeholder': { moves: false, reports: false, ties: false },
  register: { moves: false, reports: false, ties: false },
  timeline: { moves: false, reports: false, ties: false },
};
