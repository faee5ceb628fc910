/** The whole page over the invented host, for tests. */
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import App from '../App.svelte';
import { fakeHost } from '../backend/fake/fake';
import { attach, type Host } from '../backend/host';
import { map } from '../state/map.svelte';
import { session } from '../state/session.svelte';
import { toasts } from '../state/toasts.svelte';

/** Opens the page as from an address such as "demo"; some commands can be replaced. */
export async function openPage(address = '', replaced: Partial<Host> | ((fake: Host) => Partial<Host>) = {}): Promise<UserEvent> {
  session.overview = null;
  session.problem = null;
  session.locked = null;
  session.started = false;
  session.leaveBehind();
  toasts.list = [];
  map.clear();
  const fake = fakeHost(new URLSearchParams(address));
  attach({ ...fake, ...(typeof replaced === 'function' ? replaced(fake) : replaced) });
  render(App);
  await waitFor(() => expect(session.started).toBe(true));
  if (session.overview) await drawn();
  return userEvent.setup();
}

/** Waits until the map is on the screen. */
export async function drawn(): Promise<void> {
  await waitFor(() => expect(Number(screen.getByTestId('map').dataset.drawn)).toBeGreaterThan(0));
  await waitFor(() => expect(screen.getByTestId('map').dataset.people).not.toBe('0'));
}

/** The card of somebody, as screen readers and the keyboard find it. */
export async function cardOf(name: string): Promise<HTMLElement> {
  return waitFor(() => {
    const card = screen.getByTestId('map').querySelector<HTMLElement>(`button[aria-label^="${name}"]`);
    if (!card) throw new Error(`There is no card of ${name}.`);
    return card;
  });
}

/** Fails where axe finds something wrong. Colours cannot be judged without layout. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
