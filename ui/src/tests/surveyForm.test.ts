/** The form of a survey round: what was entered is not lost and not saved twice; and what results show. */
import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { host, type Answered, type Facing, type Results } from '../backend/host';
import facingTable from '../components/survey/FacingTable.svelte?raw';
import { shown } from '../components/survey/shown';
import { editProfile, profileOf } from '../state/actions';
import { map } from '../state/map.svelte';
import { session } from '../state/session.svelte';
import { survey } from '../state/survey.svelte';
import { standingOut } from '../state/surveyGaps';
import { cardOf, expectAccessible, openPage } from './page';
import { answered, form, line, made, opened, panel, results } from './surveyPage';

const name = () => form().getByRole<HTMLInputElement>('textbox', { name: 'Name of the round' });
const asks = (person: string) => form().getByRole<HTMLInputElement>('checkbox', { name: `Ask ${person}` });
const again = (): boolean => form().queryByText('What you had entered is here again. Cancel gives it up.') !== null;
const drop = (): boolean => window.dispatchEvent(new CustomEvent('dropped', { detail: { handle: 'file-1', handles: ['file-1'], answers: true, x: 1, y: 1 } }));

async function planning(user: UserEvent): Promise<void> {
  await user.click(panel().getAllByRole('button', { name: 'New round' })[0]);
}

describe('a round being made', () => {
  it('is there again after Escape, even when the survey was closed, until it is given up', async () => {
    const user = await openPage('demo');
    await opened(user);
    await planning(user);
    expect(again()).toBe(false);
    await user.clear(name());
    await user.type(name(), 'Board meeting');
    await user.click(asks('Marcus Lind'));
    await user.click(form().getByRole('checkbox', { name: 'Anonymous' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('round-form')).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('survey')).toBeNull();

    await opened(user);
    await planning(user);
    expect(again()).toBe(true);
    expect(name().value).toBe('Board meeting');
    expect(asks('Marcus Lind').checked).toBe(false);
    expect(asks('Aisha Karim').checked).toBe(true);
    expect(form().getByRole<HTMLInputElement>('checkbox', { name: 'Anonymous' }).checked).toBe(true);
    await expectAccessible();
    await user.click(form().getByRole('button', { name: 'Cancel' }));
    await planning(user);
    expect(again()).toBe(false);
    expect(name().value).toBe('November 2026');
  });

  it('is not taken for a draft where nothing was entered, nor once it was made', async () => {
    const user = await openPage('demo');
    await opened(user);
    await planning(user);
    await user.keyboard('{Escape}');
    await planning(user);
    expect(again()).toBe(false);
    await user.keyboard('{Escape}');
    await made(user, 'Autumn');
    await planning(user);
    expect(again()).toBe(false);
    expect(name().value).toBe('November 2026');
  });

  it('knows who came to the account and who left it in the meantime', async () => {
    const user = await openPage('demo');
    await opened(user);
    await planning(user);
    await user.click(form().getByRole('button', { name: 'Nobody' }));
    await user.click(asks('Aisha Karim'));
    await user.keyboard('{Escape}');
    const { candidates } = await host.roundOffer();
    const helen = candidates.find((one) => one.name === 'Helen Ward')?.id ?? '';
    const elin = candidates.find((one) => one.name === 'Elin Moe');
    await host.stakeholdersRemove([helen]);
    await host.stakeholdersDuplicate([elin?.id ?? '']);
    await survey.load();
    await planning(user);
    expect(asks('Aisha Karim').checked).toBe(true);
    expect(form().queryByRole('checkbox', { name: 'Ask Helen Ward' })).toBeNull();
    const elins = form().getAllByRole<HTMLInputElement>('checkbox', { name: /^Ask Elin Moe/ });
    expect(elins.map(({ checked }) => checked), 'nobody is asked unasked').toEqual([false, false]);
  });

  it('stays open when answer files are dropped on the window, which are told above it', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Autumn');
    await planning(user);
    await user.clear(name());
    await user.type(name(), 'Winter');
    drop();
    expect(within(await screen.findByTestId('fates')).getByRole('status').textContent).toBe('9 taken, 1 not');
    expect(name().value).toBe('Winter');
    await user.click(form().getByRole('button', { name: 'Make the round' }));
    await waitFor(() => expect(panel().getByRole('heading', { level: 3, name: 'Winter' })).toBeTruthy());
  });

  it('is changed over the answers that came in while its form was open', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Autumn');
    await user.click(panel().getByRole('button', { name: 'Change' }));
    await user.type(name(), ' 2026');
    drop();
    await waitFor(() => expect(form().getByText('Answers came in: the statements and the promise stay as they were sent.')).toBeTruthy());
    expect(name().value).toBe('Autumn 2026');
    expect(again()).toBe(false);
    expect(asks('Marcus Lind')).toHaveProperty('disabled', true);
    expect(asks('Marcus Lind').checked).toBe(true);
  });

  it('is made once, however often it is asked for', async () => {
    let answer: () => void = () => undefined;
    const user = await openPage('demo', (fake) => ({ roundMake: (plan) => new Promise((resolve) => (answer = () => resolve(fake.roundMake(plan)))) }));
    await opened(user);
    await planning(user);
    const make = form().getByRole('button', { name: 'Make the round' });
    await user.dblClick(make);
    expect(make.getAttribute('aria-disabled')).toBe('true');
    answer();
    await waitFor(() => expect(screen.queryByTestId('round-form')).toBeNull());
    await waitFor(() => expect(survey.rounds).toHaveLength(1));
    expect(await host.rounds()).toHaveLength(1);
  });

  it('says what the least number of answers takes, and asks for none where nothing is hidden', async () => {
    const user = await openPage('demo');
    await opened(user);
    await planning(user);
    await user.click(form().getByRole('checkbox', { name: 'Anonymous' }));
    const least = form().getByRole('spinbutton', { name: 'Show a group from how many answers on' });
    for (const wrong of ['', '1', '2.5', '51']) {
      await user.clear(least);
      if (wrong !== '') await user.type(least, wrong);
      await user.click(form().getByRole('button', { name: 'Make the round' }));
      expect(form().getByRole('alert').textContent, wrong).toBe('Say from how many answers on a group is shown: a whole number from 2 to 50.');
    }
    await user.clear(least);
    await user.click(form().getByRole('checkbox', { name: 'Anonymous' }));
    await user.click(form().getByRole('button', { name: 'Make the round' }));
    await waitFor(() => expect(survey.rounds).toHaveLength(1));
    expect(survey.rounds[0].plan).toMatchObject({ anonymous: false, least_answers: 3 });
  });

  it('is forgotten as the account is left', async () => {
    const user = await openPage('demo');
    await opened(user);
    await planning(user);
    await user.type(name(), ' of the board');
    const loading = survey.load();
    survey.clear();
    await loading;
    expect([survey.open, survey.planning, survey.rounds, survey.read]).toEqual([false, null, [], false]);
    await waitFor(() => expect(screen.queryByTestId('survey')).toBeNull());
    await opened(user);
    await planning(user);
    expect(again()).toBe(false);
  });
});

describe('behind the survey', () => {
  it('the map is out of reach, and no key means it', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    map.select([map.engine?.focused() ?? '']);
    const people = session.overview?.people;
    await opened(user);
    expect(screen.getByTestId('map').closest('[inert]')).not.toBeNull();
    await user.keyboard('{Control>}d{/Control}{F2}{Alt>}1{/Alt}');
    await user.paste('Ada Lovelace, Engineer');
    expect(session.overview?.people).toBe(people);
    expect(session.overview?.undo).toBeNull();
    expect(map.shown.trust).toBe(true);
    expect(screen.queryByRole('dialog', { name: /Add|Paste/ })).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.getByTestId('map').closest('[inert]')).toBeNull();
    expect(document.activeElement).toBe(await cardOf('Marcus Lind'));
  });
});

describe('what a round says', () => {
  const figure = (mean: number): Answered => ({ told: 'shown', mean, spread: 1, answers: 9 });
  const facing = (customer: number, supplier: number, more: Partial<Facing> = {}): Facing => ({ component: 'ability', level: 'staff', customer: figure(customer), supplier: figure(supplier), gap: customer - supplier, customer_moved: null, supplier_moved: null, reworded: false, ...more });
  const told = (facings: Facing[], more: Partial<Results> = {}): Results => ({ earlier: null, facing: facings, apart: [], turnout: [], remarks: [], ...more });

  it('adds up as it is shown', () => {
    const [{ customer, supplier, gap, customer_moved, supplier_moved }] = shown(told([facing(5.84, 4.36, { customer_moved: 5.84 - 5.36, supplier_moved: 4.36 - 4.4 })])).facing;
    expect([customer.mean, supplier.mean, gap]).toEqual([5.8, 4.4, 1.4]);
    expect([customer_moved, supplier_moved], 'less 5.4 and 4.4').toEqual([0.4, 0]);
    const hidden = { ...facing(5.84, 4.36), supplier: { ...figure(0), told: 'hidden' as const, mean: null }, gap: null };
    expect(shown(told([hidden])).facing[0]).toMatchObject({ gap: null, customer: { mean: 5.8 }, supplier: { mean: null } });
  });

  it('tells in a sentence the gap that the table shows', () => {
    const results = shown(told([facing(5.84, 4.36), facing(3.24, 6, { level: 'operation' })], { apart: [{ component: 'ability', side: 'customer', higher: 'staff', lower: 'operation', steps: 2.6 }] }));
    expect(results.apart[0].steps).toBe(2.6);
    const sentences = standingOut(results, { customer: 'Halden', supplier: 'Brightpack' }, (code) => code, (code) => code);
    expect(sentences).toContain('ability, staff: Halden says 1.4 more than Brightpack');
    expect(sentences).toContain('ability, operation: Brightpack says 2.8 more than Halden');
  });

  it('is never shown under another round', async () => {
    let late = false;
    const user = await openPage('demo', (fake) => ({ roundResults: (id, against) => (late ? new Promise(() => undefined) : fake.roundResults(id, against)) }));
    await opened(user);
    await made(user, 'Spring');
    await answered(user);
    await waitFor(() => expect(results().getByRole('table', { name: 'By component' })).toBeTruthy());
    late = true;
    await made(user, 'Autumn');
    expect(screen.queryByTestId('results')).toBeNull();
  });

  it('names both sides, be it by what they are', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Autumn');
    await answered(user);
    await waitFor(() => expect(results().getByRole('table', { name: 'By component' })).toBeTruthy());
    if (session.overview) await editProfile({ ...profileOf(session.overview), supplier: '' });
    await waitFor(() => expect(results().getAllByRole('columnheader', { name: /Supplier/ })).toHaveLength(2));
    expect(results().getAllByTitle('Halden Foods less Supplier')).toHaveLength(2);
    expect(panel().getByRole('heading', { level: 5, name: 'Supplier' })).toBeTruthy();
    expect(results().getByText(/^● Halden Foods ◇ Supplier/)).toBeTruthy();
  });

  it('tells without its drawing why a figure is not there', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Quiet', true);
    await answered(user);
    await user.click(panel().getByRole('button', { name: 'Close the round' }));
    await user.click(panel().getByRole('button', { name: 'Close it for good' }));
    await waitFor(() => expect(line('Ability')).not.toEqual([]));
    expect(results().getByText('Ability', { selector: 'th' }).querySelector('.without-plot')?.textContent).toMatch(/^hidden: a group in it has fewer than 3 answers/);
    expect(facingTable).toMatch(/@container \(max-width: \d+px\) {\s*\.plot {\s*display: none/);
  });
});
