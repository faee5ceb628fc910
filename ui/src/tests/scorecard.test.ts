/** The scorecard: opened by a key, every figure clickable to its people; and how one person or relationship stands. */
import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { host } from '../backend/host';
import levelTable from '../components/scorecard/LevelTable.svelte?raw';
import { changeStakeholders } from '../state/actions';
import { blank } from '../state/blank';
import { canvas } from '../state/canvas.svelte';
import { run } from '../state/commands';
import { map } from '../state/map.svelte';
import { paste } from '../state/paste.svelte';
import { scorecard } from '../state/scorecard.svelte';
import { session } from '../state/session.svelte';
import { cardOf, expectAccessible, openPage } from './page';

const page = () => within(screen.getByTestId('scorecard'));
const inspector = () => within(screen.getByTestId('inspector'));
const chosen = () => map.selected.map((id) => map.nameOf(id));

describe('the scorecard', () => {
  it('opens by one key, tells both directions, and goes away again', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    const inUs = await page().findByRole('button', { name: /^Trust in us: 59, certainty/ });
    expect(inUs.getAttribute('title')).toContain('Our own definition.');
    expect(page().getByRole('button', { name: /^Our trust in them: 66/ })).toBeTruthy();
    expect(page().getByRole('button', { name: 'Asymmetry: 7 points' })).toBeTruthy();
    expect(page().getByText(/^Trust in us, the last year: first known/)).toBeTruthy();
    expect(page().getByText('m follows from the customer’s trust in us.', { exact: false })).toBeTruthy();
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('scorecard')).toBeNull();
    await user.keyboard('k');
    await user.keyboard('k');
    expect(screen.queryByTestId('scorecard')).toBeNull();
  });

  it('shows the people of a figure on the map', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    await user.click(await page().findByRole('button', { name: 'Threads: 3' }));
    expect(screen.queryByTestId('scorecard')).toBeNull();
    await waitFor(() => expect(inspector().getByText('3 selected')).toBeTruthy());
    expect(chosen()).toEqual(['Elin Moe', 'Tomas Berg', 'Aisha Karim']);
  });

  it('shows a relationship where a figure is about two', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    const moved = within(await page().findByRole('region', { name: 'What moved' }));
    await user.click(moved.getByRole('button', { name: /^Marcus Lind → Priya Raman: −\d+ since/ }));
    await waitFor(() => expect(inspector().getByText('Relationship')).toBeTruthy());
    expect(chosen()).toEqual(['Marcus Lind', 'Priya Raman']);
    const courses = within(await screen.findByTestId('courses'));
    expect(courses.getByText(/^Marcus Lind → Priya Raman: first known .* now 3\d$/)).toBeTruthy();
    await expectAccessible();
  });

  it('tells trust by group and level in a table', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    const table = within(await page().findByRole('table'));
    expect(table.getAllByRole('columnheader').map((head) => head.textContent?.trim())).toEqual(['Group', 'All', 'Leadership', 'Operation', 'Staff', 'Level not known']);
    await user.click(table.getByRole('button', { name: /^Customer, Staff, trust in us: \d+/ }));
    await waitFor(() => expect(chosen()).toEqual(['Aisha Karim', 'Priya Raman']));
  });

  it('has no numbers for an account in which nothing is scored, and says so', async () => {
    const user = await openPage('empty');
    await user.keyboard('k');
    expect(await page().findByText('There is nothing to count yet')).toBeTruthy();
    expect(page().queryByRole('table')).toBeNull();
    expect(page().getByText('none known')).toBeTruthy();
    await expectAccessible();
  });

  it('keeps keys from the map it covers, and gives way to another lens', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Enter}k');
    await page().findByRole('table');
    await user.keyboard('{Delete}n');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await cardOf('Marcus Lind')).toBeTruthy();
    await user.keyboard('3');
    await waitFor(() => expect(screen.queryByTestId('scorecard')).toBeNull());
  });

  it('says in words what could not be read', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const user = await openPage('demo', { scorecard: () => Promise.reject({ code: 'failed', message: 'The file is gone.', handle: null }) });
    await user.keyboard('k');
    expect((await page().findByRole('alert')).textContent).toBe('The file is gone.');
  });
});

describe('what lies behind the scorecard', () => {
  const selecting = async (user: UserEvent): Promise<void> => {
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Enter}k');
    await page().findByRole('table');
  };

  it('is not reached by keys that mean the map, and by those of the account it is', async () => {
    const user = await openPage('demo');
    await selecting(user);
    const people = session.overview?.people;
    const shown = { ...map.shown };
    await user.keyboard('{Control>}da{/Control}{Alt>}1{/Alt}{Alt>}{Shift>}h{/Shift}{/Alt}{F2}');
    await user.paste('Ada Lovelace, Engineer');
    expect(session.overview?.people).toBe(people);
    expect(session.overview?.undo).toBeNull();
    expect(chosen()).toEqual(['Marcus Lind']);
    expect({ ...map.shown }).toEqual(shown);
    expect(canvas.renaming).toBeNull();
    expect(paste.open).toBe(false);

    await changeStakeholders(map.selected, { change: 'set', field: 'title', text: 'Director' });
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(session.overview?.undo).toBeNull());
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(() => expect(session.overview?.redo).toBeNull());
    await user.keyboard('{Control>},{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Account settings' })).toBeTruthy();
  });

  it('is out of reach of the keyboard and of screen readers until the page is closed', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('k');
    await page().findByRole('table');
    expect(screen.getByTestId('map').closest('[inert]')).not.toBeNull();
    expect(screen.getByTestId('inspector').closest('[inert]')).toBeNull();
    expect(page().getByRole('table').closest('[inert]')).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.getByTestId('map').closest('[inert]')).toBeNull();
    expect(document.activeElement).toBe(await cardOf('Marcus Lind'));
  });

  it('is the map and never the survey', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('u');
    await screen.findByTestId('survey');
    run('scorecard');
    await screen.findByTestId('scorecard');
    await page().findByRole('table');
    expect(screen.queryByTestId('survey')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('scorecard'));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(await cardOf('Marcus Lind'));
  });
});

describe('the figures', () => {
  /** An account with two people of one name, the first of whom trusts the manager. */
  async function twoOfOneName(user: UserEvent): Promise<void> {
    const { added } = await host.stakeholdersAdd([blank('New person', 'customer'), blank('New person', 'customer')]);
    const manager = session.overview?.manager ?? '';
    for (const id of added) await host.tieAdd('trust', id, manager);
    const answers = (['credibility', 'reliability', 'intimacy', 'self-orientation'] as const).map((item) => ({ item, value: item === 'self-orientation' ? 1 : 9, words: '' }));
    await host.assess({ from: added[0], to: manager, reading: { instrument: 'trust-equation', level: null, scale: '1-10', answers }, on: null, assessor: 'Priya Raman', rationale: '', confidence: 1, sealed: false });
    await user.keyboard('k');
  }

  it('tell two people of one name, and that all of it hangs on one of them', async () => {
    const user = await openPage('empty');
    await twoOfOneName(user);
    const single = within(await page().findByRole('region', { name: 'Hangs on one thread' }));
    expect(single.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['The whole account: only New person', 'New person: tied to Priya Raman only', 'New person: tied to Priya Raman only']);
    await expectAccessible();
  });

  it('do not hang on one thread where there are more', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    const single = within(await page().findByRole('region', { name: 'Hangs on one thread' }));
    expect(single.queryByText('The whole account')).toBeNull();
  });

  it('have their rules at the foot, for whoever points at nothing', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    const summary = await page().findByText('How these figures are made');
    const rules = summary.closest('details');
    expect(rules?.open).toBe(false);
    await user.click(summary);
    expect(rules?.open).toBe(true);
    expect([...(rules?.querySelectorAll('dt') ?? [])].map((name) => name.textContent)).toEqual(['Trust in us', 'Our trust in them', 'Threads']);
    expect(within(rules as HTMLElement).getByText('People at the customer whose trust in any of us is 50 points or more. Our own definition.')).toBeTruthy();
    await expectAccessible();
  });

  it('stack where there is no room, each with its level, and are a table all the same', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    const table = await page().findByRole('table');
    expect(table.getAttribute('role')).toBe('table');
    const [customer] = within(table).getAllByRole('row').slice(1);
    expect(customer.getAttribute('role')).toBe('row');
    expect([...customer.querySelectorAll('td .level')].map((level) => level.textContent)).toEqual(['All', 'Leadership', 'Operation', 'Staff']);
    expect(levelTable).toMatch(/container-type: inline-size[\s\S]*@container \(max-width: 5\d0px\) {\s*table,[\s\S]*?display: block/);
  });

  it('are never those of another account', async () => {
    let late = false;
    const user = await openPage('demo', (fake) => ({ scorecard: () => (late ? new Promise(() => undefined) : fake.scorecard()) }));
    await user.keyboard('k');
    await page().findByRole('table');
    late = true;
    await session.create({ name: 'Nordvik Dairy', supplier: 'Brightpack', manager: 'Priya Raman', manager_title: '', passphrase: null });
    await waitFor(() => expect(screen.queryByTestId('scorecard')).toBeNull());
    await user.keyboard('k');
    expect(page().getByRole('heading', { name: 'Nordvik Dairy' })).toBeTruthy();
    expect(page().queryByRole('table')).toBeNull();
  });

  it('are forgotten as the account is left, be they on their way', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    await page().findByRole('table');
    const loading = scorecard.load();
    scorecard.clear();
    await loading;
    expect([scorecard.open, scorecard.card, scorecard.courses]).toEqual([false, null, null]);
  });
});

describe('one person', () => {
  it('stands with us by a line and two courses', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Enter}');
    const standing = within(await screen.findByTestId('standing'));
    expect(standing.getByText(/^2 of 2 ties scored · −\d+ since the assessment/)).toBeTruthy();
    expect(standing.getByText(/^Trust in us: first known .* now 3\d$/)).toBeTruthy();
    expect(standing.getByText(/^Ours in them: first known/)).toBeTruthy();
    await expectAccessible();
  });

  it('has no line where nobody is tied to them', async () => {
    const user = await openPage('demo');
    (await cardOf('Sustainability lead')).focus();
    await user.keyboard('{Enter}');
    await inspector().findByDisplayValue('Sustainability lead');
    expect(screen.queryByTestId('standing')).toBeNull();
  });
});
