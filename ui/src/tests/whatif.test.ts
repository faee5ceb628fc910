/** What if: suppositions about those selected, what follows from them, kept under a name and carried out in parts. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { host } from '../backend/host';
import { addTie } from '../state/actions';
import { carriers } from '../state/carriers.svelte';
import { map } from '../state/map.svelte';
import { register } from '../state/register.svelte';
import { session } from '../state/session.svelte';
import { expectAccessible, openPage } from './page';

const panel = () => within(screen.getByTestId('what-if'));
const idOf = (name: string): string => [...(map.engine?.picture.cards.values() ?? [])].find((card) => card.name === name)?.id ?? '';
const over = () => map.engine?.hand.over;

describe('what if', () => {
  it('somebody selected leaves: what breaks is told, shown and planned against, and nothing changes', async () => {
    const user = await openPage('demo');
    const before = session.overview;
    map.select([idOf('Tomas Berg')]);
    await user.keyboard('{Shift>}Q{/Shift}');
    expect(await panel().findByText('Tomas Berg leaves')).toBeTruthy();
    const broken = await panel().findByRole('button', { name: /^Ingrid Dahl\s*\d/ });
    await expectAccessible();
    await user.click(broken);
    expect(over()?.trace?.steps.map(({ to }) => map.nameOf(to))).toEqual(['Tomas Berg', 'Ingrid Dahl']);
    expect(session.overview).toEqual(before);
    await user.click(panel().getByRole('button', { name: 'Plan: Build trust between Ingrid Dahl and Priya Raman' }));
    const form = within(await screen.findByTestId('action-form'));
    await user.click(form.getByRole('button', { name: 'Plan it' }));
    await within(screen.getByTestId('plans')).findByText('Build trust between Ingrid Dahl and Priya Raman');
    expect((await host.plans()).actions).toHaveLength(1);
  });

  it('one trusts another: entered by keyboard, kept as a scenario, opened again and removed', async () => {
    const user = await openPage('demo');
    await user.keyboard('q');
    expect(panel().getByText('Nothing is supposed yet.')).toBeTruthy();
    await user.click(panel().getByRole('button', { name: 'one trusts another so far' }));
    await user.type(panel().getByRole('combobox', { name: 'Who' }), 'Ingrid{Enter}');
    await user.type(panel().getByRole('combobox', { name: 'Trusts whom' }), 'Priya{Enter}');
    await user.click(panel().getByRole('button', { name: 'Suppose it' }));
    await panel().findByText('Ingrid Dahl trusts Priya Raman 80');
    await user.click(await panel().findByRole('button', { name: 'Keep as a scenario' }));
    await user.keyboard('We win the CFO{Enter}');
    const kept = await panel().findByRole('button', { name: 'Open the scenario We win the CFO' });
    await expectAccessible();
    await user.click(panel().getByRole('button', { name: 'Suppose nothing' }));
    await waitFor(() => expect(panel().queryByText('Ingrid Dahl trusts Priya Raman 80')).toBeNull());
    await user.click(kept);
    await panel().findByText('Ingrid Dahl trusts Priya Raman 80');
    await user.click(panel().getByRole('button', { name: 'Remove the scenario We win the CFO' }));
    await waitFor(() => expect(panel().getByText('None kept yet.')).toBeTruthy());
    await user.keyboard('{Escape}');
  });
});

describe('who carries the account', () => {
  const list = () => within(screen.getByTestId('carriers'));

  it('is a list by measure, with its meaning, and a layer on the map', async () => {
    const user = await openPage('demo');
    await user.keyboard('y');
    const first = await list().findByRole('button', { name: /^Priya Raman: \d+ %$/ });
    expect(list().getByText(/^A bow-tie: all that links us/)).toBeTruthy();
    await user.click(first);
    expect(await list().findByText(/of the best trusted run through Priya Raman/)).toBeTruthy();
    await expectAccessible();
    expect(over()?.weights).toBeNull();
    await user.click(list().getByRole('checkbox', { name: 'Show it on the map' }));
    expect(over()?.weights?.get(idOf('Priya Raman'))).toBe(1);
    await user.selectOptions(list().getByRole('combobox', { name: 'Measure' }), 'Would be cut off');
    expect(list().getByRole('button', { name: 'Priya Raman: 4 people' })).toBeTruthy();
    expect(over()?.weights?.size).toBe(1);
    await user.click(list().getByRole('checkbox', { name: 'Show it on the map' }));
    expect(over()?.weights).toBeNull();
  });

  it('stays in step on the map while something else stands beside it', async () => {
    const user = await openPage('demo');
    await user.keyboard('{Shift>}Y{/Shift}');
    await waitFor(() => expect(over()?.weights).not.toBeNull());
    const before = over()?.weights?.get(idOf('Ingrid Dahl')) ?? 0;
    for (const name of ['Elin Moe', 'Aisha Karim', 'Helen Ward']) await addTie('trust', idOf('Ingrid Dahl'), idOf(name));
    await waitFor(() => expect(over()?.weights?.get(idOf('Ingrid Dahl'))).toBeGreaterThan(before));
  });

  it('says where it is an estimate, works the exact figures out, and can be stopped', async () => {
    let finish: (() => void) | undefined;
    const user = await openPage('demo', (fake) => ({
      carriers: async (exactly, progress) => {
        const all = await fake.carriers(exactly, progress);
        if (!exactly) return { ...all, estimated: true };
        progress.onmessage(0.4);
        await new Promise<void>((resolve) => (finish = resolve));
        return all;
      },
    }));
    await user.keyboard('y');
    expect(await list().findByText('An estimate: the exact figures take longer.')).toBeTruthy();
    await user.click(list().getByRole('button', { name: 'Work it out exactly' }));
    expect(await list().findByText('Working it out: 40 %')).toBeTruthy();
    await user.click(list().getByRole('button', { name: 'Stop' }));
    expect(await list().findByText('An estimate: the exact figures take longer.')).toBeTruthy();
    finish?.();
    await waitFor(() => expect(carriers.progress).toBeNull());
    expect(carriers.list?.estimated).toBe(true);
  });

  it('is told in columns of the register, too', async () => {
    const user = await openPage('demo');
    await user.keyboard('5');
    await screen.findByTestId('register');
    register.choose(['name', 'carries', 'cuts_off']);
    await waitFor(() => expect(carriers.list).not.toBeNull());
    const row = () => screen.getAllByRole('row').find(({ textContent }) => textContent.includes('Priya Raman'));
    await waitFor(() => expect(row()?.textContent).toMatch(/\d+ %.*4 people/));
    register.sortBy('carries');
    register.sortBy('carries');
    expect(register.ordered[0].stakeholder.name).toBe('Priya Raman');
    register.choose(['name']);
  });
});
