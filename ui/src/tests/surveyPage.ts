/** What the tests of the partner survey do on the page. */
import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';
import { survey } from '../state/survey.svelte';

export const panel = () => within(screen.getByTestId('survey'));
export const form = () => within(screen.getByTestId('round-form'));
export const results = () => within(screen.getByTestId('results'));

export async function opened(user: UserEvent): Promise<void> {
  await user.keyboard('u');
  await waitFor(() => expect(survey.read).toBe(true));
}

/** Makes a round as it is proposed. */
export async function made(user: UserEvent, name: string, anonymous = false): Promise<void> {
  await user.click(panel().getAllByRole('button', { name: 'New round' })[0]);
  await user.clear(form().getByRole('textbox', { name: 'Name of the round' }));
  await user.type(form().getByRole('textbox', { name: 'Name of the round' }), name);
  if (anonymous) await user.click(form().getByRole('checkbox', { name: 'Anonymous' }));
  await user.click(form().getByRole('button', { name: 'Make the round' }));
  await waitFor(() => expect(panel().getByRole('heading', { level: 3, name })).toBeTruthy());
}

export async function answered(user: UserEvent): Promise<void> {
  await user.click(panel().getByRole('button', { name: 'Take in answers…' }));
  await screen.findByTestId('fates');
}

/** The numbers of a line of the results. */
export function line(name: string): (string | undefined)[] {
  const cells = results().getByText(name, { selector: 'th' }).closest('tr')?.querySelectorAll('td.figure') ?? [];
  return [...cells].map((cell) => cell.textContent?.trim());
}
