/** Routes: who can take the manager to somebody, drawn on the map and told in a sentence to copy. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { map } from '../state/map.svelte';
import { routes } from '../state/routes.svelte';
import { windows } from '../state/windows.svelte';
import { drawn, expectAccessible, openPage } from './page';

const panel = () => within(screen.getByTestId('routes'));
const best = async () => panel().findAllByRole('button', { name: /^Route \d/ });
/** Everybody on the route that the map shows. */
const traced = () => {
  const steps = map.engine?.hand.over.trace?.steps ?? [];
  return [...steps.slice(0, 1).map(({ from }) => from), ...steps.map(({ to }) => to)].map((id) => map.nameOf(id));
};

describe('routes', () => {
  it('are asked for by a key, to any decider, and the best is drawn on the map', async () => {
    const user = await openPage('demo');
    await user.keyboard('g');
    const to = panel().getByRole('combobox', { name: 'To' });
    expect(document.activeElement).toBe(to);
    await user.type(to, 'decider{Enter}');
    const found = await best();
    expect(found[0].getAttribute('aria-label')).toMatch(/^Route 1: \d+ of 100, certainty \d+ %: Priya Raman → .*/);
    expect(found[0].getAttribute('aria-pressed')).toBe('true');
    expect(traced()).toEqual(['Priya Raman', 'Elin Moe']);
    expect(panel().getByText(/^You can go to Elin Moe directly/)).toBeTruthy();
    await expectAccessible();
    await user.click(found[1]);
    expect(traced().length).toBeGreaterThan(2);
    expect(map.engine?.hand.over.trace?.steps.filter(({ weak }) => weak)).toHaveLength(1);
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('routes')).toBeNull();
    expect(screen.getByTestId('inspector')).toBeTruthy();
    expect(traced()).toEqual([]);
  });

  it('lead to whoever is selected, not through a person or a department', async () => {
    const user = await openPage('demo');
    const ingrid = [...(map.engine?.picture.cards.values() ?? [])].find(({ name }) => name === 'Ingrid Dahl');
    map.select([ingrid?.id ?? '']);
    await user.keyboard('{Shift>}G{/Shift}');
    await waitFor(() => expect(traced()).toEqual(['Priya Raman', 'Tomas Berg', 'Ingrid Dahl']));
    await user.type(panel().getByRole('combobox', { name: 'Not through' }), 'Tomas{Enter}');
    await waitFor(() => expect(traced()).not.toContain('Tomas Berg'));
    await user.click(panel().getByRole('button', { name: 'No longer avoid Tomas Berg' }));
    await waitFor(() => expect(traced()).toContain('Tomas Berg'));
  });

  it('start at others, too', async () => {
    const user = await openPage('demo');
    await user.keyboard('g');
    await user.type(panel().getByRole('combobox', { name: 'To' }), 'Ingrid{Enter}');
    await best();
    await user.click(panel().getByRole('button', { name: 'me' }));
    await user.type(panel().getByRole('combobox', { name: 'From' }), 'Aisha{Enter}');
    await waitFor(() => expect(traced()[0]).toBe('Aisha Karim'));
    await user.click(panel().getByRole('button', { name: 'From me again' }));
    await waitFor(() => expect(traced()[0]).toBe('Priya Raman'));
  });

  it('say so where no way leads there, or nobody is like that', async () => {
    const user = await openPage('empty');
    await user.keyboard('g');
    await user.type(panel().getByRole('combobox', { name: 'To' }), 'decider{Enter}');
    expect(await panel().findByText('Nobody there is like that.')).toBeTruthy();
    await expectAccessible();
  });

  it('are copied as a sentence', async () => {
    const user = await openPage('demo');
    await user.keyboard('g');
    await user.type(panel().getByRole('combobox', { name: 'To' }), 'Ingrid{Enter}');
    await best();
    await user.click(panel().getByRole('button', { name: 'Copy the sentence' }));
    expect(await navigator.clipboard.readText()).toMatch(/^Ask Tomas Berg to introduce you to Ingrid Dahl: .* \(weakest: /);
    expect(await screen.findByText('Copied')).toBeTruthy();
  });

  it('stand in a column that comes and goes with them, where there was none', async () => {
    const user = await openPage('demo');
    windows.showInspector(false);
    await user.keyboard('g');
    expect(panel()).toBeTruthy();
    // The first closes the list of people.
    await user.keyboard('{Escape}{Escape}');
    expect(windows.inspector).toBe(false);
    windows.showInspector(true);
    await drawn();
    const details = screen.getByRole('tab', { name: 'Details' });
    details.focus();
    for (const name of ['Coach', 'Actions', 'Routes']) {
      await user.keyboard('{ArrowRight}');
      await waitFor(() => expect(document.activeElement?.textContent).toBe(name));
    }
    expect(panel()).toBeTruthy();
    expect(routes.to).toBeNull();
  });
});
