/** What belongs to some lenses only: switches of ties, and the comparison with an earlier day. */
import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Host, Lens, Sight } from '../backend/host';
import { TODAY } from '../backend/fake/demo';
import { map } from '../state/map.svelte';
import { SHOWN } from '../state/words';
import { expectAccessible, openPage } from './page';

const LENSES: { lens: Lens; ties: boolean; compares: boolean }[] = [
  { lens: 'four-worlds', ties: true, compares: true },
  { lens: 'org-chart', ties: true, compares: true },
  { lens: 'power-grid', ties: false, compares: true },
  { lens: 'team-by-stakeholder', ties: false, compares: true },
  { lens: 'register', ties: false, compares: false },
  { lens: 'timeline', ties: false, compares: true },
];

/** Turns to a lens by its key. */
async function turnTo(user: UserEvent, lens: Lens): Promise<void> {
  await user.keyboard(String(LENSES.findIndex((each) => each.lens === lens) + 1));
  await waitFor(() => expect(map.lens).toBe(lens));
}

describe.each(LENSES)('the lens $lens', ({ lens, ties, compares }) => {
  it(`${ties ? 'has' : 'has no'} switches of ties, and ${compares ? 'compares' : 'does not compare'} with an earlier day`, async () => {
    const user = await openPage('demo');
    await turnTo(user, lens);
    expect(SHOWN.map(({ text }) => screen.queryByRole('checkbox', { name: text }) !== null)).toEqual(SHOWN.map(() => ties));
    expect(screen.queryByTestId('comparison') !== null).toBe(compares);

    const { trust } = map.shown;
    await user.keyboard('{Alt>}1{/Alt}');
    expect(map.shown.trust).toBe(ties ? !trust : trust);
    await user.keyboard('w');
    expect(screen.queryByLabelText('Day') !== null).toBe(compares);
  });
});

describe('the power grid', () => {
  const scene = vi.fn<Host['scene']>();
  const asked = (): Sight | undefined => scene.mock.lastCall?.[0];
  const comparison = () => within(screen.getByTestId('comparison'));
  const day = () => screen.getByLabelText('Day');

  async function openGrid(): Promise<UserEvent> {
    scene.mockClear();
    const user = await openPage('demo', (fake) => ({ scene: scene.mockImplementation(fake.scene) }));
    await turnTo(user, 'power-grid');
    await waitFor(() => expect(asked()?.lens).toBe('power-grid'));
    return user;
  }

  it.each([
    { choice: '30 days ago', compared: '2026-10-22' },
    { choice: 'A quarter ago', compared: '2026-08-23' },
    { choice: 'A year ago', compared: '2025-11-21' },
  ])('shows who moved since $choice, and no longer', async ({ choice, compared }) => {
    const user = await openGrid();
    expect(asked()?.compared).toBeNull();
    await user.click(comparison().getByRole('button', { name: 'What changed since' }));
    await user.click(screen.getByRole('button', { name: choice }));
    await waitFor(() => expect(asked()).toMatchObject({ lens: 'power-grid', compared }));
    expect(screen.getByRole('button', { name: choice }).getAttribute('aria-pressed')).toBe('true');
    expect(day()).toHaveProperty('value', compared);
    await expectAccessible();
    await user.click(comparison().getByRole('button', { name: 'Compare no longer' }));
    await waitFor(() => expect(asked()?.compared).toBeNull());
    expect(comparison().queryByRole('button', { name: 'Compare no longer' })).toBeNull();
  });

  it('is compared by the keyboard alone', async () => {
    const user = await openGrid();
    await user.keyboard('w');
    await waitFor(() => expect(document.activeElement).toBe(day()));
    await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked()?.compared).toBe('2026-10-22'));
    await user.keyboard('{Escape}');
    expect(screen.queryByLabelText('Day')).toBeNull();
    expect(document.activeElement).toBe(comparison().getByRole('button', { name: 'What changed since' }));
    await user.tab();
    expect(document.activeElement).toBe(comparison().getByRole('button', { name: 'Compare no longer' }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked()?.compared).toBeNull());
    expect(document.activeElement).toBe(comparison().getByRole('button', { name: 'What changed since' }));
  });

  it.each([
    { typed: '2026-03-01', compared: '2026-03-01', wrong: false },
    { typed: TODAY, compared: TODAY, wrong: false },
    { typed: '2026-11-22', compared: null, wrong: true },
    { typed: '0202-03-01', compared: null, wrong: false },
  ])('takes $typed as $compared', async ({ typed, compared, wrong }) => {
    const user = await openGrid();
    await user.keyboard('w');
    await user.type(day(), typed);
    await user.tab();
    await waitFor(() => expect(asked()?.compared).toBe(compared));
    expect(map.compared).toBe(compared);
    expect(screen.queryByText(/The day is in the future/) !== null).toBe(wrong);
  });

  it('compares with nothing where the day is emptied', async () => {
    const user = await openGrid();
    map.setCompared('2026-03-01');
    await waitFor(() => expect(asked()?.compared).toBe('2026-03-01'));
    await user.keyboard('w');
    await user.clear(day());
    await user.tab();
    await waitFor(() => expect(asked()?.compared).toBeNull());
  });

  it('keeps the day in a saved view, and tells when it is another', async () => {
    const user = await openGrid();
    map.setCompared('2026-03-01');
    await user.keyboard('v');
    await user.type(await screen.findByLabelText('Name of the view'), 'Since spring{Enter}');
    await waitFor(() => expect(map.viewing).not.toBeNull());
    expect(map.strayed).toBe(false);
    await user.keyboard('{Shift>}w{/Shift}');
    await waitFor(() => expect(asked()?.compared).toBeNull());
    expect(map.strayed).toBe(true);
    await user.click(within(screen.getByTestId('views')).getByText('Since spring'));
    await waitFor(() => expect(asked()?.compared).toBe('2026-03-01'));
  });
});
