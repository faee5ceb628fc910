/** The account at earlier moments: the bar of time, snapshots, and what differs. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { attach, host } from '../backend/host';
import { incident } from '../state/incident.svelte';
import { map } from '../state/map.svelte';
import { session } from '../state/session.svelte';
import { time } from '../state/time.svelte';
import { toasts } from '../state/toasts.svelte';
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
    // A year comes digit by digit, each a day of its own.
    for (const value of ['0002-10-01', '0020-10-01', '0202-10-01']) {
      await fireEvent.change(typed, { target: { value } });
      expect(map.asOf).toBeNull();
    }
    await fireEvent.change(typed, { target: { value: '2026-10-01' } });
    await waitFor(() => expect(day()).toBe('2026-10-01'));
    await fireEvent.change(typed, { target: { value: '2999-01-01' } });
    await waitFor(() => expect(map.asOf).toBeNull());
    expect(typed).toHaveProperty('value', TODAY);
    await fireEvent.change(typed, { target: { value: '2026-10-01' } });
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

  it('plays once, however often it is paused and begun again', async () => {
    await lookBack();
    const days: string[] = [];
    const travel = host.travel.bind(host);
    attach({ ...host, travel: (sight) => (days.push(sight.as_of ?? TODAY), travel(sight)) });
    time.play();
    time.pause();
    time.play();
    time.pause();
    time.play();
    await waitFor(() => expect(days.length).toBeGreaterThan(12), { timeout: 10_000 });
    time.pause();
    const after = days.length;
    expect(days.slice(3)).toEqual([...days.slice(3)].sort());
    await new Promise((done) => setTimeout(done, 400));
    expect(days.length).toBeLessThanOrEqual(after + 1);
  }, 15_000);

  it('says in the inspector, and of every key that would change something, that this is the past', async () => {
    const user = await lookBack();
    expect(screen.queryByTestId('past')).toBeNull();
    time.look('2026-10-01');
    expect((await screen.findByTestId('past')).textContent).toMatch(/as of Oct 1, 2026/);
    await user.keyboard('e');
    expect(screen.queryByTestId('incident')).toBeNull();
    // Seen where the inspector is not, too.
    await waitFor(() => expect(toasts.list.map(({ text }) => text).join()).toMatch(/To change anything, go back to today/));
    await user.click(within(screen.getByTestId('past')).getByRole('button', { name: 'Back to today' }));
    await waitFor(() => expect(screen.queryByTestId('past')).toBeNull());
    await user.keyboard('e');
    await screen.findByTestId('incident');
  });

  it('is closed by its cross at once where a saved view brought it, and its keys work there', async () => {
    const user = await openPage('demo');
    await time.go({ asOf: '2026-10-01', snapshot: null });
    await screen.findByTestId('time-bar');
    await user.keyboard('p');
    expect(time.playing).toBe(true);
    await user.click(bar().getByRole('button', { name: 'Close the bar of time' }));
    await waitFor(() => expect(screen.queryByTestId('time-bar')).toBeNull());
    expect([map.asOf, time.playing]).toEqual([null, false]);
  });

  it('is left behind with its account', async () => {
    const user = await lookBack();
    await user.keyboard('e');
    await user.type(await screen.findByLabelText('What happened'), 'Late');
    time.play();
    await session.demo();
    expect([time.open, time.playing, incident.open]).toEqual([false, false, false]);
    await user.keyboard('e');
    expect(await screen.findByLabelText('What happened')).toHaveProperty('value', '');
  });

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
    await user.type(panel.getByLabelText('Name the present moment'), 'QBR March{Enter}');
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
