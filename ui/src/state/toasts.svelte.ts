/** Short messages in the corner: what was done, with a way back, and what went wrong. */
import { failureOf } from '../backend/host';
import { t } from '../words/en';

/** A message. Errors stay until they are dismissed. */
export interface Toast {
  id: number;
  kind: 'done' | 'error';
  text: string;
  detail: string;
  action: { label: string; run: () => void } | null;
}

/** Milliseconds a message of success stays. */
const STAY = 7000;

class Toasts {
  list = $state<Toast[]>([]);
  /** The last sentence for screen readers. */
  said = $state('');
  #next = 1;

  /** Tells of something done. */
  done(text: string, action: Toast['action'] = null, detail = ''): void {
    const id = this.#add({ kind: 'done', text, detail, action });
    setTimeout(() => this.dismiss(id), STAY);
  }

  /** Tells of something that failed; nothing was lost by it, and the message says so. */
  failed(thrown: unknown, reassurance = t.said.nothingLost): void {
    const failure = failureOf(thrown);
    if (failure.code === 'cancelled') return;
    this.#add({ kind: 'error', text: failure.message, detail: reassurance, action: null });
  }

  /** Says a sentence to screen readers only. */
  say(text: string): void {
    this.said = text;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Takes away messages with a way back: it would lead back from something newer. */
  dropActions(): void {
    this.list = this.list.filter((toast) => toast.action === null);
  }

  #add(toast: Omit<Toast, 'id'>): number {
    const same = this.list.find((other) => other.kind === 'error' && other.text === toast.text);
    if (same) return same.id;
    const id = this.#next++;
    this.list = [...this.list.slice(-3), { ...toast, id }];
    return id;
  }
}

export const toasts = new Toasts();
