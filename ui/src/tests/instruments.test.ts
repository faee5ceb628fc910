/** Instruments: scored by keyboard, shown so that they add up, sealed and revealed; ladders, reflections, settings. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { host } from '../backend/host';
import { map } from '../state/map.svelte';
import { session } from '../state/session.svelte';
import { adding } from '../words/sums';
import { cardOf, expectAccessible, openPage } from './page';

type User = Awaited<ReturnType<typeof openPage>>;

const inspector = () => within(screen.getByTestId('inspector'));
const idOf = (name: string): string => [...(map.engine?.picture.cards.values() ?? [])].find(({ id }) => map.nameOf(id) === name)?.id ?? '';

/** Opens the form of Marcus's trust in Priya, and turns to an instrument so many pages down. */
async function scoring(user: User, pages: number): Promise<HTMLElement> {
  (await cardOf('Marcus Lind')).focus();
  await user.keyboard('{Enter}s');
  await waitFor(() => expect(inspector().getByRole('form')).toBeTruthy());
  for (let page = 0; page < pages; page += 1) await user.keyboard('{PageDown}');
  return waitFor(() => inspector().getByRole('form'));
}

/** The numbers told of r or of s, line by line, and their sum. */
function told(what: 'r' | 's'): { lines: string[]; sum: string } {
  const opened = screen.getByTestId('inspector').querySelector<HTMLElement>('details[open]') ?? document.body;
  const lines = [...opened.querySelectorAll<HTMLElement>(`[data-${what}]`)].map((line) => line.dataset[what] ?? '');
  return { lines, sum: within(opened).getByTestId(`sum-${what}`).textContent.split(' = ')[1] };
}

const thousandths = (shown: string): number => Math.round(Number(shown) * 1000);

async function derivation(user: User): Promise<void> {
  await user.click(inspector().getByText('Marcus Lind → Priya Raman'));
  await waitFor(() => expect(inspector().getAllByTestId('sum-r').length).toBeGreaterThan(0));
}

describe('an instrument', () => {
  it.each([
    { name: 'Trust DNA™', pages: 1, keys: '7777777', soFar: '100 of 100 so far', answered: '7 of 12 answered', shown: /^v = \(Intention 1.000 \+ Ability 1.000 \+ Credibility 1.000\) ÷ 3 = 1.000/ },
    { name: 'Thirteen behaviours', pages: 2, keys: '1102', soFar: '67 of 100 so far', answered: '3 of 13 answered', shown: /^v = 2 for trust ÷ 3 answered = .667/ },
    { name: 'Seven characteristics', pages: 3, keys: '1112222', soFar: '43 of 100 so far', answered: '7 of 7 answered', shown: /^v = 3 for trust ÷ 7 answered = .429/ },
    { name: 'Signs of fractured trust', pages: 4, keys: '1222', soFar: '75 of 100 so far', answered: '4 of 5 answered', shown: /^v = 3 for trust ÷ 4 answered = .750/ },
  ])('$name is answered by digits, saved by Enter, and adds up', async ({ name, pages, keys, soFar, answered, shown }) => {
    const user = await openPage('demo');
    const form = await scoring(user, pages);
    expect(form.getAttribute('aria-label')).toBe(`${name}: how far Marcus Lind trusts Priya Raman`);
    await user.keyboard(keys);
    expect(within(form).getByTestId('so-far').textContent).toContain(soFar);
    expect(within(form).getByTestId('so-far').textContent).toContain(answered);
    await expectAccessible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(inspector().queryByRole('form')).toBeNull());

    await derivation(user);
    const row = inspector().getAllByTestId('evidence').find((line) => line.textContent.includes(name));
    expect(row?.querySelector('.work')?.textContent.trim()).toMatch(shown);
    for (const what of ['r', 's'] as const) {
      const { lines, sum } = told(what);
      expect(lines.length).toBeGreaterThan(2);
      expect(lines.reduce((total, line) => total + thousandths(line), 0), `${what}: ${lines.join(' + ')}`).toBe(thousandths(sum));
    }
  });

  it('is moved through by arrows, taken back by 0, and left by Escape', async () => {
    const user = await openPage('demo');
    const form = await scoring(user, 4);
    const checked = (row: string): string => within(within(form).getByRole('radiogroup', { name: row })).getByRole<HTMLInputElement>('radio', { checked: true }).getAttribute('aria-label') ?? '';
    await user.keyboard('1{ArrowUp}');
    expect(checked('Decisions slow down')).toBe('Yes');
    await user.keyboard('0{ArrowDown}2');
    expect(checked('Decisions slow down')).toBe('Unknown');
    expect(checked('Secure business put out to tender')).toBe('No');
    expect(map.lens).toBe('four-worlds');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(inspector().queryByRole('form')).toBeNull());
    expect(session.overview?.undo).toBeNull();
  });

  it('asks for an answer, and says whose it is and what is ours', async () => {
    const user = await openPage('demo');
    const form = await scoring(user, 1);
    await user.click(within(form).getByRole('button', { name: 'Save the score' }));
    expect(within(form).getByRole('alert').textContent).toBe('Answer one item at least.');
    expect(form.textContent).toContain('Source: Hollyoake; Customer Attuned.');
    expect(form.textContent).toContain('The wording of the statements');
    expect(within(form).getByRole('radiogroup', { name: 'Between whom' })).toBeTruthy();
  });
});

describe('a sealed assessment', () => {
  it('shows who made it and nothing else until it is revealed', async () => {
    const user = await openPage('demo');
    const form = await scoring(user, 2);
    await user.keyboard('2222222222222');
    const by = within(form).getByRole('textbox', { name: 'Assessed by' });
    await user.clear(by);
    await user.type(by, 'Dan Osei');
    await user.click(within(form).getByRole('checkbox', { name: 'Keep it sealed until all have answered' }));
    await user.click(within(form).getByRole('button', { name: 'Save the score' }));
    expect((await inspector().findByTestId('sealed')).textContent).toBe('1 sealed: by Dan Osei');

    await derivation(user);
    expect(inspector().queryAllByTestId('evidence').filter((line) => line.dataset.instrument === 'behaviours')).toEqual([]);
    expect(inspector().queryByTestId('disagreement')).toBeNull();
    const { there } = await host.pair(idOf('Marcus Lind'), idOf('Priya Raman'));
    expect(JSON.stringify({ ...there, sealed: [] })).not.toContain('Dan Osei');

    await user.click(inspector().getByRole('button', { name: 'Reveal 1 assessment of how far Marcus Lind trusts Priya Raman' }));
    await waitFor(() => expect(inspector().queryByTestId('sealed')).toBeNull());
    expect(inspector().getByTestId('disagreement').textContent).toContain('Dan Osei 0, Mei Chen 28: they differ by 28 points.');
    await expectAccessible();
  });
});

describe('a relationship', () => {
  it('is placed on a ladder by name, and taken off it', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Enter}');
    await user.click(await inspector().findByText('Where it stands'));
    await user.click(inspector().getByRole('radio', { name: /^Where it stands now: Vendor/ }));
    await user.click(inspector().getByRole('radio', { name: /^Where it should be: Trusted advisor/ }));
    await waitFor(() => expect(inspector().getByTestId('gap').textContent).toBe('3 stages to go.'));
    expect(inspector().getByText(/Source: Altify/)).toBeTruthy();
    await expectAccessible();
    await user.selectOptions(inspector().getByRole('combobox', { name: 'Ladder' }), 'Contract to partner');
    expect(inspector().getByTestId('gap').textContent).toBe('Choose the stage it stands at, and the one it should be at.');
    await user.selectOptions(inspector().getByRole('combobox', { name: 'Ladder' }), 'Vendor to trusted advisor');
    await user.click(inspector().getByRole('button', { name: 'Take it off the ladder' }));
    await waitFor(() => expect(inspector().queryByRole('button', { name: 'Take it off the ladder' })).toBeNull());
  });
});

describe('a reflection', () => {
  it('answers the seven questions in words, and keeps what was said before', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Enter}');
    for (const [button, said] of [['Think it over', 'Deliver on time.'], ['Think it over again', 'Call him first.']]) {
      if (button === 'Think it over') await user.click(await inspector().findByText('The seven questions'));
      await user.click(await inspector().findByRole('button', { name: button }));
      await user.type(inspector().getByRole('textbox', { name: 'What could restore it?' }), said);
      await user.keyboard('{Control>}{Enter}{/Control}');
      await waitFor(() => expect(inspector().getByTestId('reflection').textContent).toContain(said));
    }
    expect(inspector().getByText('Earlier: 1 time')).toBeTruthy();
    await expectAccessible();
  });

  it('asks the manager for her four cores by digits', async () => {
    const user = await openPage('demo');
    (await cardOf('Priya Raman')).focus();
    await user.keyboard('{Enter}');
    await user.click(await inspector().findByText('The four cores'));
    await user.click((await inspector().findAllByRole('button', { name: 'Think it over' }))[0]);
    await user.keyboard('6574{Enter}');
    await waitFor(() => expect(inspector().getByTestId('reflection').textContent).toMatch(/Integrity\s*6\s*Intent\s*5\s*Capabilities\s*7\s*Results\s*4/));
    expect(inspector().queryByText('Where it stands')).toBeNull();
  });
});

describe('the settings', () => {
  it('are changed, refused where they are out of range, and set back to the defaults', async () => {
    const user = await openPage('demo');
    await user.keyboard('{Control>},{/Control}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Account settings' }));
    const set = async (name: string | RegExp, value: string): Promise<void> => {
      const field = dialog.getByLabelText(name);
      await user.clear(field);
      if (value !== '') await user.type(field, value);
    };
    await set('Trust that makes a thread', '0');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByRole('alert').textContent).toBe('“Trust that makes a thread” takes a whole number from 1 to 100.');
    await set(/^What trust takes or adds/, '50');
    await user.click(dialog.getByRole('button', { name: 'Defaults' }));
    expect(dialog.getByLabelText<HTMLInputElement>('Trust that makes a thread').value).toBe('50');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByRole('alert').textContent).toBe('What trust takes or adds lies between −80 and +40 %, or is left blank.');
    await set(/^What trust takes or adds/, '-20');
    await set('Revenue a year', '5000000');
    await set('Evidence in a quick check', '2.5');
    await user.selectOptions(dialog.getByLabelText('Scale a Trust Equation starts with'), '1–5');
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Account settings' })).toBeNull());
    const { quick_check_weight, measures } = session.overview ?? {};
    expect([quick_check_weight, measures?.scale, measures?.revenue, measures?.own_multiplier]).toEqual([2.5, '1-5', 5_000_000, -0.2]);
  });
});

describe('numbers shown rounded', () => {
  it.each([
    [[1 / 3, 1 / 3, 1 / 3], ['.334', '.333', '.333']],
    [[0.0005, 0.0005], ['.001', '.000']],
    [[2.2222, 5.7778], ['2.222', '5.778']],
    [[], []],
  ])('%j add up to their sum', (values, expected) => {
    expect(adding(values, values.reduce((sum, value) => sum + value, 0))).toEqual(expected);
  });
});
