import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { map } from '../state/map.svelte';
import { paste } from '../state/paste.svelte';
import { views } from '../state/views.svelte';
import { cardOf, expectAccessible, openPage } from './page';

const inspector = () => within(screen.getByTestId('inspector'));
const list = () => within(screen.getByTestId('views'));
const idOf = (name: string): string => [...(map.engine?.picture.cards.values() ?? [])].find((card) => card.name === name)?.id ?? '';

/** Saves what is on screen under a name. */
async function save(user: UserEvent, name: string): Promise<void> {
  await user.keyboard('v');
  await user.type(await list().findByLabelText('Name of the view'), `${name}{Enter}`);
  await list().findByText(name);
  await waitFor(() => expect(list().queryByLabelText('Name of the view')).toBeNull());
}

const named = () => views.list.map((view) => view.name);

describe('saved views', () => {
  it('keep lens and filter, tell when they are changed, and are renamed, moved and removed by the keyboard', async () => {
    const user = await openPage('demo');
    await save(user, 'Renewal');
    await user.keyboard('2');
    await save(user, 'Who leads');
    expect(named()).toEqual(['Renewal', 'Who leads']);
    await expectAccessible();
    await user.click(list().getByText('Renewal'));
    await waitFor(() => expect(screen.getByTestId('map').dataset.lens).toBe('four-worlds'));
    expect(list().queryByText('changed')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'mentor' }));
    expect(await list().findByText('changed')).toBeTruthy();
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(list().queryByText('changed')).toBeNull());
    expect(views.list[0].sight.filter.attitudes).toEqual(['mentor']);

    list().getByText('Renewal').closest('button')?.focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(named()).toEqual(['Who leads', 'Renewal']));
    await user.keyboard('{F2}');
    await user.type(list().getByLabelText('Name of the view'), 'Renewal 2027{Enter}');
    await waitFor(() => expect(named()).toEqual(['Who leads', 'Renewal 2027']));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Renewal 2027'));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(named()).toEqual(['Who leads']));
    await user.click(screen.getByTestId('undo'));
    await waitFor(() => expect(named()).toEqual(['Who leads', 'Renewal 2027']));
  });

  it('are presented one after the other, with nothing but the map', async () => {
    const windowFill = vi.fn(() => Promise.resolve(null));
    const user = await openPage('demo', { windowFill });
    await save(user, 'First');
    await user.keyboard('2');
    await save(user, 'Second');
    await user.click(list().getByText('First'));
    await user.keyboard('{F5}');
    const shown = within(await screen.findByTestId('presentation'));
    expect(windowFill).toHaveBeenCalledWith(true);
    expect(shown.getByText('First')).toBeTruthy();
    expect(shown.getByText('1 of 2')).toBeTruthy();
    expect(screen.queryByTestId('inspector')).toBeNull();
    await expectAccessible();
    await user.keyboard(' ');
    expect(await shown.findByText('2 of 2')).toBeTruthy();
    await waitFor(() => expect(screen.getByTestId('map').dataset.lens).toBe('org-chart'));
    await user.keyboard('{PageDown}n{Delete}');
    expect(shown.getByText('2 of 2')).toBeTruthy();
    await user.keyboard('{PageUp}');
    expect(await shown.findByText('1 of 2')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('presentation')).toBeNull());
    expect(windowFill).toHaveBeenLastCalledWith(false);
    expect(screen.getByTestId('map').dataset.people).toBe('16');
  });
});

describe('the palette', () => {
  it('forgives a slip, and does things with people', async () => {
    const user = await openPage('demo');
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('exoprt');
    expect(await screen.findByRole('option', { name: /^Export the map/ })).toBeTruthy();
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('score aisha');
    expect(await screen.findByRole('option', { name: /^Score trust with Aisha Karim/ })).toBeTruthy();
    await expectAccessible();
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('marcus');
    await screen.findByRole('option', { name: /^Marcus Lind/ });
    await user.keyboard('{Tab}');
    await screen.findByRole('option', { name: /^Focus on Marcus Lind/ });
    await user.keyboard('focus{Enter}');
    await waitFor(() => expect(screen.getByText('Near Marcus Lind, 1 step')).toBeTruthy());
  });

  it('finds views and filters', async () => {
    const user = await openPage('demo');
    await save(user, 'Board review');
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('baord');
    expect((await screen.findByRole('option', { name: /^Board review/ })).textContent).toContain('Saved view');
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('enemy{Enter}');
    await waitFor(() => expect(map.filter.attitudes).toEqual(['enemy']));
  });
});

describe('several selected', () => {
  it('show what they differ in, and change together', async () => {
    const user = await openPage('demo');
    map.select(['Ingrid Dahl', 'Elin Moe', 'Marcus Lind'].map(idOf));
    const attitude = await inspector().findByRole('radiogroup', { name: 'Attitude' });
    await waitFor(() => expect(attitude.textContent).toContain('mixed: 1 supporter, 1 neutral, 1 non-supporter'));
    expect(inspector().getByRole('button', { name: /Decider/ }).getAttribute('aria-pressed')).toBe('mixed');
    await expectAccessible();
    await user.click(within(attitude).getByRole('radio', { name: 'Mentor' }));
    await waitFor(async () => expect((await cardOf('Ingrid Dahl')).getAttribute('aria-label')).toContain('mentor'));
    await user.click(inspector().getByRole('button', { name: /Decider/ }));
    await waitFor(() => expect(inspector().getByRole('button', { name: 'Decider' }).getAttribute('aria-pressed')).toBe('true'));
    await user.type(inspector().getByLabelText('Add a tag to all'), 'board{Enter}');
    expect(await inspector().findByRole('button', { name: 'Remove the tag board from all' })).toBeTruthy();
    for (let step = 0; step < 3; step += 1) await user.click(screen.getByTestId('undo'));
    await waitFor(() => expect(attitude.textContent).toContain('mixed'));
  });
});

describe('a pasted list', () => {
  it('shows whom it recognised, and adds those ticked as one change', async () => {
    const user = await openPage('demo');
    await fireEvent.paste(document.body, { clipboardData: { getData: () => 'Nora Quist\tBuyer\nIngrid Dahl\tCFO\nOlav Lie' } });
    const panel = within(await screen.findByTestId('paste'));
    expect(await panel.findByText('3 people recognised, 1 of them known already')).toBeTruthy();
    expect(panel.getByRole('checkbox', { name: /Ingrid Dahl/ })).toHaveProperty('checked', false);
    await expectAccessible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByTestId('map').dataset.people).toBe('18'));
    expect(map.selected).toHaveLength(2);
    const toast = within(await screen.findByTestId('toast'));
    await user.click(toast.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByTestId('map').dataset.people).toBe('16'));
  });

  it('leaves what is pasted into a field alone', async () => {
    await openPage('demo');
    map.select([idOf('Marcus Lind')]);
    await fireEvent.paste(await inspector().findByLabelText('Title'), { clipboardData: { getData: () => 'Site Director' } });
    expect(paste.open).toBe(false);
  });
});

describe('somebody who leaves', () => {
  it('is marked after it was seen what hangs on them, which stays to be read', async () => {
    const user = await openPage('demo');
    map.select([idOf('Elin Moe')]);
    await user.click(await inspector().findByRole('button', { name: 'Mark as left…' }));
    const hanging = await screen.findByTestId('hanging');
    expect(hanging.textContent).toContain('Aisha Karim and Marcus Lind report to Elin Moe.');
    await expectAccessible();
    await user.keyboard('{Enter}');
    await waitFor(async () => expect((await cardOf('Elin Moe')).getAttribute('aria-label')).toContain('left'));
    expect((await screen.findByTestId('hanging')).textContent).toContain('Elin Moe left. What hung on them:');
  });
});

describe('a photo', () => {
  it('is chosen, dropped and removed', async () => {
    const user = await openPage('demo');
    map.select([idOf('Elin Moe')]);
    await user.click(await inspector().findByRole('button', { name: 'Choose a photo' }));
    expect(await inspector().findByRole('img', { name: 'Photo of Elin Moe' })).toBeTruthy();
    await expectAccessible();
    await user.click(inspector().getByRole('button', { name: 'Remove the photo' }));
    await waitFor(() => expect(inspector().queryByRole('img')).toBeNull());
    document.elementFromPoint = () => screen.getByTestId('inspector');
    window.dispatchEvent(new CustomEvent('dropped', { detail: { handle: 'file-1', x: 1, y: 1 } }));
    expect(await inspector().findByRole('img', { name: 'Photo of Elin Moe' })).toBeTruthy();
  });
});

describe('windows of their own', () => {
  it('are opened from the recent accounts and by a key', async () => {
    const windowOpen = vi.fn(() => Promise.resolve(null));
    const windowChoose = vi.fn(() => Promise.resolve(null));
    const user = await openPage('', { windowOpen, windowChoose });
    await user.click(screen.getByRole('button', { name: 'Open Halden Foods in a new window' }));
    expect(windowOpen).toHaveBeenCalledWith('recent-1');
    await user.keyboard('{Control>}{Shift>}o{/Shift}{/Control}');
    await waitFor(() => expect(windowChoose).toHaveBeenCalled());
  });
});

describe('somebody not met yet', () => {
  it('is added by a key and named later', async () => {
    const user = await openPage('demo');
    await user.keyboard('{Shift>}n{/Shift}');
    expect((await cardOf('Somebody not met yet')).getAttribute('aria-label')).toContain('not met');
  });
});
