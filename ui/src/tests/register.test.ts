import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { map } from '../state/map.svelte';
import { register } from '../state/register.svelte';
import { expectAccessible, openPage } from './page';

async function openRegister(address = 'demo', replaced: Parameters<typeof openPage>[1] = {}): Promise<UserEvent> {
  register.sort = null;
  register.at = null;
  register.folded = new Set();
  const user = await openPage(address, replaced);
  await user.keyboard('5');
  await waitFor(() => expect(screen.getByTestId('register').dataset.people).not.toBe('0'));
  return user;
}

const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`) });
const cell = (name: string, column: string): HTMLElement => {
  const found = row(name).querySelector<HTMLElement>(`[data-column="${column}"]`);
  if (!found) throw new Error(`There is no ${column} of ${name}.`);
  return found;
};
const names = () => [...screen.getByRole('grid').querySelectorAll('tbody th[data-column="name"]')].map((each) => each.textContent?.trim());

describe('the register', () => {
  it('is a grid with a caption, and each row is a sentence', async () => {
    await openRegister();
    const grid = screen.getByRole('grid', { name: /Everybody round Halden Foods/ });
    expect(grid.getAttribute('aria-rowcount')).toBe('17');
    expect(row('Marcus Lind').getAttribute('aria-label')).toBe(
      'Marcus Lind, Plant Director, Halden Foods, user, influencer, non-supporter, coverage brief, reports to Elin Moe, the manager trusts them 46 of 100, they trust the manager 33 of 100',
    );
    await expectAccessible();
  });

  it('sorts by a column, up, down and as it was', async () => {
    const user = await openRegister();
    const heading = screen.getByRole('columnheader', { name: 'Trusts us' });
    const before = names();
    await user.click(within(heading).getByRole('button'));
    expect(heading.getAttribute('aria-sort')).toBe('ascending');
    expect(names()[0]).toBe('Marcus Lind');
    await user.click(within(heading).getByRole('button'));
    expect(heading.getAttribute('aria-sort')).toBe('descending');
    expect(names()[0]).toBe('Aisha Karim');
    expect(names().at(-1)).toBe('Norfilm');
    await user.click(within(heading).getByRole('button'));
    expect(names()).toEqual(before);
  });

  it('groups, and folds a group away by the keyboard', async () => {
    const user = await openRegister();
    await user.selectOptions(screen.getByLabelText('Group by'), 'attitude');
    const enemy = screen.getByRole('rowheader', { name: 'Enemy, 1 person' });
    expect(enemy.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible();
    await user.click(enemy);
    expect(screen.queryByRole('row', { name: /^Norfilm/ })).toBeNull();
    await user.keyboard('{Enter}');
    expect(row('Norfilm')).toBeTruthy();
  });

  it('moves from cell to cell, edits in place, and undoes', async () => {
    const user = await openRegister();
    await user.click(cell('Ingrid Dahl', 'name'));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(cell('Ingrid Dahl', 'title'));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(cell('Elin Moe', 'title'));
    expect(map.selected).toHaveLength(1);
    await user.keyboard('{F2} and more{Escape}');
    expect(cell('Elin Moe', 'title').textContent?.trim()).toBe('Chief Operating Officer');
    await user.keyboard('COO{Enter}');
    await waitFor(() => expect(cell('Elin Moe', 'title').textContent?.trim()).toBe('COO'));
    expect(document.activeElement).toBe(cell('Elin Moe', 'title'));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(cell('Elin Moe', 'title').textContent?.trim()).toBe('Chief Operating Officer'));
  });

  it('says what is wrong where it was typed', async () => {
    const user = await openRegister();
    await user.click(cell('Ingrid Dahl', 'name'));
    await user.keyboard('{Enter}');
    await user.clear(within(row('Ingrid Dahl')).getByRole('textbox', { name: 'Name' }));
    await user.keyboard('{Enter}');
    expect((await within(row('Ingrid Dahl')).findByRole('alert')).textContent).toContain('a stakeholder needs one');
    await user.keyboard('{Escape}');
    expect(cell('Ingrid Dahl', 'name').textContent?.trim()).toBe('Ingrid Dahl');
  });

  it('changes all selected rows at once', async () => {
    const user = await openRegister();
    await user.click(cell('Ingrid Dahl', 'attitude'));
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(map.selected).toHaveLength(3);
    await user.keyboard('{Enter}');
    const list = screen.getByRole('listbox', { name: 'Attitude of 3 people' });
    await expectAccessible();
    await user.click(within(list).getByRole('option', { name: /Enemy/ }));
    await waitFor(() => expect(['Ingrid Dahl', 'Elin Moe', 'Sustainability lead'].map((name) => cell(name, 'attitude').textContent?.trim())).toEqual(['Enemy', 'Enemy', 'Enemy']));
    await user.click(screen.getByTestId('undo'));
    await waitFor(() => expect(cell('Elin Moe', 'attitude').textContent?.trim()).toBe('Supporter'));
  });

  it('ticks several hats', async () => {
    const user = await openRegister();
    await user.click(cell('Tomas Berg', 'roles'));
    await user.keyboard('{Enter}');
    const list = screen.getByRole('listbox', { name: 'Hats' });
    expect(within(list).getAllByRole('option', { selected: true }).map((each) => each.textContent?.trim())).toEqual(['✓Buyer', '✓Gatekeeper']);
    await user.keyboard('d {Enter}');
    await waitFor(() => expect(cell('Tomas Berg', 'roles').textContent).toContain('Decider'));
  });

  it('shows the columns that are chosen, and remembers them', async () => {
    const user = await openRegister();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await expectAccessible();
    await user.click(screen.getByRole('checkbox', { name: 'E-mail' }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('columnheader', { name: 'E-mail' })).toBeTruthy();
    expect(localStorage.getItem('rapport.register')).toContain('email');
    expect(localStorage.getItem('rapport.register')).not.toContain('Priya');
  });

  it('copies rows for a spreadsheet', async () => {
    const user = await openRegister();
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(cell('Ingrid Dahl', 'name'));
    await user.keyboard('{Control>}c{/Control}');
    expect(write).toHaveBeenCalledWith(expect.stringMatching(/^Name\tTitle\t.*\nIngrid Dahl\tChief Financial Officer\tHalden Foods\tCustomer\tDecider, Approver\tNeutral\tNone\t/));
    map.select([]);
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(write.mock.lastCall?.[0].split('\n')).toHaveLength(17);
  });

  it('draws only the rows in view of two thousand', async () => {
    await openRegister('people=2000');
    const grid = screen.getByRole('grid');
    expect(grid.getAttribute('aria-rowcount')).toBe('2001');
    expect(grid.querySelectorAll('tbody tr[data-id]').length).toBeLessThan(80);
  });
});

describe('a filter', () => {
  it('keeps some, is told as chips, and hides the others', async () => {
    const user = await openPage('demo');
    await user.keyboard('{Control>}f{/Control}');
    const form = within(await screen.findByRole('dialog', { name: 'Filter' }));
    const enemy = await form.findByRole('checkbox', { name: /^Enemy/ });
    expect(enemy.closest('label')?.textContent).toMatch(/Enemy\s*1/);
    await expectAccessible();
    await user.click(enemy);
    await user.click(form.getByRole('checkbox', { name: /^Non-supporter/ }));
    await user.selectOptions(form.getByLabelText('A trust score below'), '60');
    await user.keyboard('{Escape}');
    const chips = screen.getByRole('list', { name: 'Conditions in force' });
    expect(within(chips).getAllByRole('listitem').map((each) => each.textContent?.trim())).toEqual(['Attitude: Enemy or Non-supporter', 'Trust below 60']);
    await waitFor(() => expect(screen.getByText('2 of 16 shown')).toBeTruthy());
    expect(screen.getByTestId('map').dataset.people).toBe('16');
    await user.click(screen.getByRole('radio', { name: 'Hide' }));
    await waitFor(() => expect(screen.getByTestId('map').dataset.people).toBe('2'));
    await user.click(screen.getByRole('button', { name: 'Remove the condition: Trust below 60' }));
    await waitFor(() => expect(screen.getByTestId('map').dataset.people).toBe('3'));
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(screen.getByTestId('map').dataset.people).toBe('16'));
  });

  it('is set from the legend', async () => {
    const user = await openPage('demo');
    const mentor = screen.getByRole('button', { name: 'mentor' });
    await user.click(mentor);
    expect(mentor.getAttribute('aria-pressed')).toBe('true');
    await waitFor(() => expect(screen.getByText('2 of 16 shown')).toBeTruthy());
  });

  it('focuses on somebody, nearer and further', async () => {
    const user = await openPage('demo');
    const tomas = [...(map.engine?.picture.cards.values() ?? [])].find((card) => card.name === 'Tomas Berg');
    map.select([tomas?.id ?? '']);
    await user.keyboard('o');
    await waitFor(() => expect(screen.getByText('Near Tomas Berg, 1 step')).toBeTruthy());
    await waitFor(() => expect(screen.getByText('4 of 16 shown')).toBeTruthy());
    await user.click(screen.getByRole('button', { name: 'One step further' }));
    await waitFor(() => expect(screen.getByText('Near Tomas Berg, 2 steps')).toBeTruthy());
  });
});
