/**
 * The one door to the shell. The rest of the page imports `host` and the types from here; only this
 * folder knows that there is Tauri behind it, or, in a plain browser and in tests, an invented account.
 */
import { Channel } from '@tauri-apps/api/core';
import { t } from '../words/en';
import { commands, type Failure } from './bindings';

export type * from './bindings';

/** A colour token: the CSS variable of that name holds the colour. */
export type Ink = string;

/** What can be asked of the shell. Every promise may be rejected with a {@link Failure}. */
export type Host = typeof commands;

/** The host in use; set by {@link connect} or {@link attach} before the page is mounted. */
export let host: Host = commands;

/** Uses this host from now on. */
export function attach(other: Host): void {
  host = other;
}

/** Hears what the shell tells while it works. */
export function heardBy<T>(hear: (told: T) => void): Channel<T> {
  if ('__TAURI_INTERNALS__' in window) return new Channel<T>(hear);
  // The invented account tells the same without a shell.
  return { onmessage: hear } as unknown as Channel<T>;
}

/** Chooses the shell where the page runs in it, and the invented account elsewhere. */
export async function connect(): Promise<void> {
  if ('__TAURI_INTERNALS__' in window) return;
  const { fakeHost } = await import('./fake/fake');
  attach(fakeHost(new URLSearchParams(location.search)));
}

/** What a rejected promise says, whatever was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) {
    const { code, message, handle } = thrown as Partial<Failure>;
    return { code: code ?? 'failed', message: message ?? t.said.somethingWrong, handle: handle ?? null };
  }
  return { code: 'failed', message: typeof thrown === 'string' ? thrown : t.said.somethingWrong, handle: null };
}
