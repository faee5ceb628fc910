/** The coach: findings with their evidence lead to the map, to an action, or are put aside with a reason. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { coach } from '../state/coach.svelte';
import { map } from '../state/map.svelte';
import { expectAccessible, openPage } from './page';

const panel = () => within(screen.getByTestId('coach'));

describe('the coach', () => {
  it('tells what it finds, on what that rests, and turns it into an action', async () => {
    const user = await openPage('demo');
    await user.keyboard('c');
    const first = await panel().findByRole('button', { name: /No route to Ingrid Dahl carries enough/ });
    await user.click(first);
    expect(map.selected.map((id) => map.nameOf(id))).toEqual(['Ingrid Dahl']);
    expect(panel().getByText('Ingrid Dahl decides.', { selector: 'li' })).toBeTruthy();
    await expectAccessible();
    await user.click(panel().getByRole('button', { name: 'Plan: Be introduced to Ingrid Dahl' }));
    const form = within(await screen.findByTestId('action-form'));
    expect(form.getByLabelText<HTMLInputElement>('What is to be done').value).toBe('Be introduced to Ingrid Dahl');
    await user.click(form.getByRole('button', { name: 'Plan it' }));
    await within(screen.getByTestId('plans')).findByText('Be introduced to Ingrid Dahl');
    await user.click(screen.getByRole('tab', { name: 'Coach' }));
    expect(await panel().findByRole('button', { name: 'An action is planned for it' })).toBeTruthy();
  });

  it('puts a finding aside with a reason and a day, and takes it up again', async () => {
    const user = await openPage('demo');
    await user.keyboard('c');
    await user.click(await panel().findByRole('button', { name: /No route to Ingrid Dahl/ }));
    await user.click(panel().getByRole('button', { name: 'Put aside…' }));
    await user.click(panel().getByRole('button', { name: 'Put aside' }));
    expect((await panel().findByRole('alert')).textContent).toContain('say why');
    await user.type(panel().getByLabelText('Why'), 'Our CEO knows her.{Enter}');
    const aside = await panel().findByText('Put aside: 1');
    expect(panel().queryByRole('button', { name: /No route to Ingrid Dahl/ })).toBeNull();
    await user.click(aside);
    expect(panel().getByText('Our CEO knows her. · for good')).toBeTruthy();
    await user.click(panel().getByRole('button', { name: 'Tell it again' }));
    expect(await panel().findByRole('button', { name: /No route to Ingrid Dahl/ })).toBeTruthy();
  });

  it('lists its rules, each to be switched off and tuned', async () => {
    const user = await openPage('demo');
    await user.keyboard('c');
    await user.click(await panel().findByText('The rules'));
    await expectAccessible();
    const points = () => panel().getByLabelText<HTMLInputElement>('Decider out of reach: The trust that a route must carry, in points');
    await user.clear(points());
    await user.type(points(), '45');
    await user.tab();
    await waitFor(() => expect(coach.page?.rules[0].value).toBe(45));
    await user.click((await panel().findAllByRole('button', { name: 'Default' }))[0]);
    await waitFor(() => expect(points().value).toBe('30'));
    await user.click(panel().getByRole('checkbox', { name: 'Look for: Decider out of reach' }));
    await waitFor(() => expect(panel().queryByRole('button', { name: /No route to/ })).toBeNull());
  });

  it('gives the empty account its first steps', async () => {
    const user = await openPage('empty');
    await user.keyboard('c');
    expect(await within(await panel().findByRole('region', { name: 'First steps' })).findByText('Add the people you know at the customer')).toBeTruthy();
    await expectAccessible();
    await user.keyboard('{Escape}');
  });
});
