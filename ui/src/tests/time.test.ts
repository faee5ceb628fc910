/** The account at earlier moments: the bar of time, snapshots, and what differs. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { host } from '../backend/host';
import { map } from '../state/map.svelte';
import { time } from '../state/time.svelte';
import { expectAccessible, openPage } from './page';

const TODAY = '2026-11-21';

/** The demo account with the bar of time. */
async function lookBack(): ReturnType<typeof openPage> {
  const user = await openPage('demo');
  await user.keyboard('a');
  await screen.findByTestId('time-bar');
  await waitFor(() => expect(time.span).not.toBeNull());
  return user;
}

const bar = () => within(screen.getByTestId('time-bar'));
const slider = () => bar().getByRole('slider', { name: 'Day' });
const day = () => screen.getByTestId('time-bar').dataset.day;
const scores = (): string[] => [...(map.engine?.picture.lines.values() ?? [])].map(({ line }) => `${line.id} ${line.score}`).sort();

describe('the bar of time', () => {
  it('looks at an earlier day, and comes back to today', async () => {
    const user = await lookBack();
    const now = scores();
    expect(day()).toBe(TODAY);
    await fireEvent.input(slider(), { target: { value: '0' } });
    await waitFor(() => expect(day()).toBe(time.first));
    await waitFor(() => expect(scores()).not.toEqual(now));
    await user.click(bar().getByRole('button', { name: 'Today' }));
    await waitFor(() => expect(scores()).toEqual(now));
    expect(map.asOf).toBeNull();
    await expectAccessible();
  });

  it('goes from one day on which something happened to the next', async () => {
    const user = await lookBack();
    const days = time.busy.map(({ day }) => day);
    expect(days.length).toBeGreaterThan(2);
    const back = bar().getByRole('button', { name: /To the day before/ });
    await user.click(back);
    const last = days.findLast((each) => each < TODAY) ?? '';
    await waitFor(() => expect(day()).toBe(last));
    await user.click(bar().getByRole('button', { name: /To the next day/ }));
    await waitFor(() => expect(day()).toBe(days.find((each) => each > last) ?? TODAY));
  });

  it('takes a typed day, and asks with the clock that was chosen', async () => {
    const user = await lookBack();
    const typed = bar().getByLabelText('Day looked at');
    time.look('2026-10-01');
    await waitFor(() => expect(typed).toHaveProperty('value', '2026-10-01'));
    await user.click(bar().getByRole('button', { name: 'As recorded' }));
    await waitFor(() => expect(map.sight).toMatchObject({ clock: 'recorded', as_of: '2026-10-01' }));
  });

  it('plays from the first day to today and stops there', async () => {
    const user = await lookBack();
    const seen = new Set<string | undefined>();
    await user.keyboard('p');
    expect(time.playing).toBe(true);
    await waitFor(() => { seen.add(day()); expect(time.playing).toBe(false); }, { timeout: 15_000, interval: 30 });
    expect(map.asOf).toBeNull();
    expect(seen.size).toBeGreaterThan(4);
  }, 20_000);

  it('leaves the past unchanged and says why', async () => {
    await lookBack();
    const before = (await host.history(null)).length;
    time.look('2026-10-01');
    await waitFor(() => expect(day()).toBe('2026-10-01'));
    await expect(host.stakeholdersDuplicate([...(map.engine?.picture.cards.keys() ?? [])].slice(0, 1))).rejects.toMatchObject({ message: /the past/ });
    expect((await host.history(null)).length).toBe(before);
  });

  it('names a moment, looks at it, renames and removes it', async () => {
    const user = await lookBack();
    await user.click(screen.getByTestId('snapshots'));
    const panel = within(await screen.findByRole('dialog', { name: 'Snapshots' }));
    await user.click(panel.getByRole('button', { name: 'Take snapshot' }));
    expect((await panel.findByRole('alert')).textContent).toMatch(/needs a name/);
    await user.type(panel.getByLabelText('Name this moment'), 'QBR March{Enter}');
    await user.click(await panel.findByRole('button', { name: 'Compare with QBR March' }));
    await waitFor(() => expect(map.sight).toMatchObject({ compared: TODAY, clock: 'recorded' }));
    expect(map.comparedSnapshot).toBe(time.snapshots[0].id);
    await user.click(panel.getByRole('button', { name: 'Rename QBR March' }));
    await user.clear(panel.getByLabelText('Name'));
    await user.type(panel.getByLabelText('Name'), 'QBR spring{Enter}');
    await user.click(await panel.findByRole('button', { name: 'Remove QBR spring' }));
    await waitFor(() => expect(time.snapshots).toEqual([]));
    expect(map.comparedSnapshot).toBeNull();
  });

  it('lists what differs since a day, and selects whom it names', async () => {
    const user = await lookBack();
    map.setCompared('2026-09-01');
    await user.click(await screen.findByTestId('differences-toggle'));
    const list = within(await screen.findByTestId('differences'));
    const rows = await list.findAllByRole('button', { name: /→/ });
    await user.click(rows[0]);
    expect(map.selected).toHaveLength(2);
    expect(map.relationship).not.toBeNull();
    await expectAccessible();
  });
});
