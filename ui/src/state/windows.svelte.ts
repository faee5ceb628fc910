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

const INSPECTOR = 'rapport.inspector';

class Windows {
  dialog = $state.raw<Dialog | null>(null);
  inspector = $state(true);
  history = $state(false);

  start(): void {
    this.inspector = localStorage.getItem(INSPECTOR) !== 'closed';
  }

  open(dialog: Dialog): void {
    this.dialog = dialog;
  }

  close(): void {
    this.dialog = null;
  }

  showInspector(shown: boolean): void {
    if (shown) this.history = false;
    this.inspector = shown;
    localStorage.setItem(INSPECTOR, shown ? 'open' : 'closed');
  }
}

export const windows = new Windows();
