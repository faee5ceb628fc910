/** Which dialogs and panels are open. */
import type { Id, ImportOffer } from '../backend/host';

/** A dialog over the window. */
export type Dialog =
  | { what: 'search'; query?: string }
  | { what: 'add-person'; tieTo: Id | null }
  | { what: 'import'; offer: ImportOffer }
  | { what: 'export' }
  | { what: 'settings' }
  | { what: 'save-as' }
  | { what: 'keys' };

/** What stands in the column beside the map. */
export const DOCKS = ['details', 'coach', 'actions', 'routes', 'what-if', 'carriers'] as const;
export type Dock = (typeof DOCKS)[number] | 'history';

const INSPECTOR = 'rapport.inspector';

class Windows {
  dialog = $state.raw<Dialog | null>(null);
  /** Whether there is a column beside the map. */
  inspector = $state(true);
  dock = $state<Dock>('details');
  /** The column was only opened for what stands in it. */
  #lent = false;

  start(): void {
    this.inspector = localStorage.getItem(INSPECTOR) !== 'closed';
  }

  open(dialog: Dialog): void {
    this.dialog = dialog;
  }

  close(): void {
    this.dialog = null;
  }

  /** Whether this stands beside the map. */
  shows(dock: Dock): boolean {
    return this.inspector && this.dock === dock;
  }

  /** Puts something beside the map. */
  show(dock: Dock): void {
    if (!this.inspector) this.#lent = true;
    this.inspector = true;
    this.dock = dock;
  }

  /** Puts something beside the map, or what was there before it. */
  toggle(dock: Dock): void {
    if (this.shows(dock)) this.clear();
    else this.show(dock);
  }

  /** Goes back to who is selected, or to the map alone where that was all there was. */
  clear(): void {
    if (this.#lent) this.inspector = false;
    this.#lent = false;
    this.dock = 'details';
  }

  showInspector(shown: boolean): void {
    this.dock = 'details';
    this.#lent = false;
    this.inspector = shown;
    localStorage.setItem(INSPECTOR, shown ? 'open' : 'closed');
  }
}

export const windows = new Windows();
