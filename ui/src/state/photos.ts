/** Pictures dropped on the window: each belongs to the card or the person it was dropped on. */
import { host, type Id } from '../backend/host';
import { pick } from '../map/picking';
import { t } from '../words/en';
import { act, undo } from './actions';
import { map } from './map.svelte';
import { session } from './session.svelte';
import { toasts } from './toasts.svelte';

/** A file dropped on the window; the place in CSS pixels. */
export interface Dropped {
  handle: string;
  x: number;
  y: number;
}

/** Who is under a point of the window: a card, a row of the register, or the person in the inspector. */
function under({ x, y }: Dropped): Id | null {
  const element = document.elementFromPoint(x, y);
  if (element?.closest('[data-testid="inspector"]')) return map.selected.length === 1 ? map.selected[0] : null;
  const row = element?.closest<HTMLElement>('tr[data-id]');
  if (row) return row.dataset.id ?? null;
  const canvas = element?.closest('[data-testid="map"]')?.getBoundingClientRect();
  const { engine } = map;
  const hit = canvas && engine && pick(engine.picture, engine.view.toScene({ x: x - canvas.left, y: y - canvas.top }), engine.view.zoom);
  return hit?.what === 'card' ? hit.card.id : null;
}

/** Gives the one under the pointer the picture that was dropped. */
export async function dropped(file: Dropped): Promise<void> {
  if (!session.overview) return;
  const id = under(file);
  if (id === null) {
    toasts.done(t.inspector.photo.dropHint);
    return;
  }
  const update = await act(() => host.photoDropped(id, file.handle));
  if (update && update.label !== '') toasts.done(update.label, { label: t.paste.undo, run: () => void undo() });
}
