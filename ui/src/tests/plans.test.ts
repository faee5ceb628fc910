/** Actions and commitments: planned for those selected, closed with what came of them, which counts as evidence. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { host } from '../backend/host';
import { map } from '../state/map.svelte';
import { plans } from '../state/plans.svelte';
import { expectAccessible, openPage } from './page';

const panel = () => within(screen.getByTestId('plans'));
const idOf = (name: string): string => [...(map.engine?.picture.cards.values() ?? [])].find((card) => card.name === name)?.id ?? '';
const relate = (from: string, to: string): void => map.select([idOf(from), idOf(to)]);

describe('actions', () => {
  it('are planned for the relationship selected, changed, done, and count as evidence', async () => {
    const user = await openPage('demo');
    relate('Marcus Lind', 'Priya Raman');
    const points = async () => (await host.pair(idOf('Marcus Lind'), idOf('Priya Raman'))).there.score.points ?? 0;
    const before = await points();
    await user.keyboard('{Shift>}D{/Shift}');
    const form = within(await screen.findByTestId('action-form'));
    expect(document.activeElement).toBe(form.getByLabelText('What is to be done'));
    await user.keyboard('Bring the expert');
    await expectAccessible();
    await user.click(form.getByRole('button', { name: 'Plan it' }));
    const row = await panel().findByText('Bring the expert');
    expect(panel().getByText(/Priya Raman · Marcus Lind → Priya Raman/)).toBeTruthy();
    expect(await points()).toBe(before);

    await user.click(row);
    const again = within(await screen.findByTestId('action-form'));
    await user.clear(again.getByLabelText('What is to be done'));
    await user.type(again.getByLabelText('What is to be done'), 'Bring our expert{Enter}');
    await panel().findByText('Bring our expert');

    await user.click(panel().getByRole('button', { name: 'Close: Bring our expert' }));
    const ending = within(await screen.findByTestId('action-ending'));
    await user.type(ending.getByLabelText('Outcome, in words'), 'He listened.');
    await user.click(ending.getByRole('radio', { name: 'Built it' }));
    expect(ending.getByText('Counts as an incident: Marcus Lind → Priya Raman.')).toBeTruthy();
    await expectAccessible();
    await user.click(ending.getByRole('button', { name: 'Close it' }));
    await panel().findByText('He listened.');
    expect(panel().getByText(/built trust \+2/)).toBeTruthy();
    expect(await points()).toBeGreaterThan(before);
    await user.click(panel().getByRole('button', { name: 'Open again: Bring our expert' }));
    await waitFor(async () => expect(await points()).toBe(before));
  });

  it('that were promised are kept or broken, and speak for themselves', async () => {
    const user = await openPage('demo');
    map.select([idOf('Tomas Berg')]);
    await user.keyboard('d');
    await user.click(panel().getByRole('button', { name: 'Commitment' }));
    await user.keyboard('New tooling by March{Enter}');
    await user.click(await panel().findByRole('button', { name: 'Close: New tooling by March' }));
    const ending = within(await screen.findByTestId('action-ending'));
    const chosen = (name: string) => ending.getByRole<HTMLInputElement>('radio', { name }).checked;
    expect(chosen('Built it')).toBe(true);
    await user.click(ending.getByRole('radio', { name: 'Broken' }));
    expect(chosen('Diluted it')).toBe(true);
    await user.click(ending.getByRole('radio', { name: 'Taken back' }));
    expect(chosen('Nothing yet')).toBe(true);
    await user.click(ending.getByRole('radio', { name: 'Broken' }));
    await user.click(ending.getByRole('button', { name: 'Close it' }));
    expect(await panel().findByText(/broken .*diluted trust −2/)).toBeTruthy();
  });

  it('keep what is typed where they are refused, and go away with Escape', async () => {
    const user = await openPage('empty');
    await user.keyboard('d');
    expect(await panel().findByText('Nothing is planned yet.')).toBeTruthy();
    await expectAccessible();
    await user.click(panel().getByRole('button', { name: 'Action' }));
    const form = within(await screen.findByTestId('action-form'));
    await user.type(form.getByLabelText('Why, and how'), 'Because.');
    await user.click(form.getByRole('button', { name: 'Plan it' }));
    expect((await form.findByRole('alert')).textContent).toContain('needs a few words');
    expect(form.getByLabelText<HTMLTextAreaElement>('Why, and how').value).toBe('Because.');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('action-form')).toBeNull();
    expect(plans.all.actions).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('plans')).toBeNull();
  });

  it('are listed by the day they are due, the late ones first, and go into a calendar', async () => {
    const user = await openPage('demo');
    const intent = { sort: 'step', why: '', owner: null, concerns: [], towards: null, aspect: null, effort: null, workstream: null, finding: null } as const;
    for (const [title, due] of [['later', '2027-06-01'], ['whenever', null], ['late', '2026-11-01'], ['soon', '2026-11-30']] as const) await host.actionPlan({ ...intent, concerns: [], title, due });
    await user.keyboard('d');
    await panel().findByText('late');
    const regions = panel().getAllByRole('region').map((region) => region.getAttribute('aria-label'));
    expect(regions.slice(0, 4)).toEqual(['Overdue', 'In the next 30 days', 'Later', 'Without a day']);
    await user.click(panel().getByRole('button', { name: 'Calendar' }));
    expect(await screen.findByText(/The calendar was written to halden-foods.ics/)).toBeTruthy();
  });
});

describe('what both companies agree on', () => {
  it('are workstreams with their actions, and a charter', async () => {
    const user = await openPage('demo');
    await user.keyboard('d');
    await user.click(await panel().findByRole('button', { name: 'Workstream' }));
    await user.keyboard('Forecasts');
    const form = within(await screen.findByTestId('workstream-form'));
    await user.type(form.getByRole('combobox', { name: 'Their owner' }), 'Tomas{Enter}');
    await expectAccessible();
    await user.click(form.getByRole('button', { name: 'Begin it' }));
    const line = within(await panel().findByRole('region', { name: 'Workstreams' }));
    expect(await line.findByText(/Priya Raman, Tomas Berg · 0 actions/)).toBeTruthy();
    await user.click(line.getByRole('button', { name: 'Action' }));
    await user.keyboard('Share the plan{Enter}');
    expect(await line.findByText(/1 action ·/)).toBeTruthy();

    const charter = within(panel().getByRole('region', { name: 'Vision and charter' }));
    await user.type(charter.getByLabelText('Vision'), 'First choice');
    await user.click(charter.getByRole('button', { name: 'Save' }));
    expect(await charter.findByText(/last written/)).toBeTruthy();
    expect(plans.all.charter?.vision).toBe('First choice');
  });
});
