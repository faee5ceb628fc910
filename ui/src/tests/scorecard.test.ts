/** The scorecard: opened by a key, every figure clickable to its people; and how one person or relationship stands. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { map } from '../state/map.svelte';
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
