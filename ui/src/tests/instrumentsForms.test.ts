/** Forms of the inspector: nothing entered is lost or saved twice, the keyboard is given back, assessors are blind to each other. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { host, type Standing } from '../backend/host';
import { drafts } from '../state/drafts.svelte';
import { map } from '../state/map.svelte';
import { session } from '../state/session.svelte';
import { cardOf, expectAccessible, openPage } from './page';

const inspector = () => within(screen.getByTestId('inspector'));
const form = () => inspector().getByRole('form');
const field = (name: string) => within(form()).getByLabelText<HTMLInputElement>(name);
const factor = (name: string) => within(form()).getByRole<HTMLInputElement>('spinbutton', { name: new RegExp(`^${name}`) });
const factors = () => ['Credibility', 'Reliability', 'Intimacy', 'Self-orientation'].map((name) => factor(name).value);
const checked = (row: string) => within(within(form()).getByRole('radiogroup', { name: row })).getByRole<HTMLInputElement>('radio', { checked: true }).getAttribute('aria-label');
const again = (): boolean => within(form()).queryByText('What you had entered is here again. Cancel gives it up.') !== null;
const refused = { code: 'rejected', message: 'It is not so.', handle: null };

/** Opens the form of somebody's trust in the manager. */
async function scoring(user: UserEvent, name = 'Marcus Lind'): Promise<void> {
  (await cardOf(name)).focus();
  await user.keyboard('{Enter}s');
  await waitFor(() => form());
}

async function person(user: UserEvent, name: string): Promise<void> {
  (await cardOf(name)).focus();
  await user.keyboard('{Enter}');
  await inspector().findByDisplayValue(name);
}

async function gone(): Promise<void> {
  await waitFor(() => expect(inspector().queryByRole('form')).toBeNull());
}

const opener = (): Promise<HTMLElement> => inspector().findByRole('button', { name: /how far Marcus Lind trusts Priya Raman$/ });

beforeEach(() => drafts.clear());

describe('what was entered into a score', () => {
  it('is there again after Escape, and gone after Cancel', async () => {
    const user = await openPage('demo');
    await scoring(user);
    await user.keyboard('{PageDown}{PageDown}');
    await waitFor(() => expect(form().getAttribute('aria-label')).toMatch(/^Thirteen behaviours/));
    await user.keyboard('12');
    await user.type(field('On what grounds'), 'Seen in August.');
    await user.clear(field('On'));
    await user.type(field('On'), '2026-10-01');
    await user.keyboard('{Escape}');
    await gone();
    await person(user, 'Aisha Karim');
    await scoring(user);
    expect(form().getAttribute('aria-label')).toMatch(/^Thirteen behaviours/);
    expect(again()).toBe(true);
    expect([checked('Talk straight'), checked('Demonstrate respect')]).toEqual(['Kept', 'Not kept']);
    expect([field('On what grounds').value, field('On').value]).toEqual(['Seen in August.', '2026-10-01']);
    await expectAccessible();
    await user.click(within(form()).getByRole('button', { name: 'Cancel' }));
    await gone();
    await user.click(await opener());
    expect(form().getAttribute('aria-label')).toMatch(/^Trust Equation/);
    expect(again()).toBe(false);
  });

  it('is kept for each instrument, and gone once it is saved', async () => {
    const user = await openPage('demo');
    await scoring(user);
    await user.clear(factor('Intimacy'));
    await user.type(factor('Intimacy'), '7');
    await user.keyboard('{PageDown}{PageDown}');
    await waitFor(() => expect(form().getAttribute('aria-label')).toMatch(/^Thirteen behaviours/));
    await user.keyboard('1');
    await user.keyboard('{PageUp}{PageUp}');
    await waitFor(() => expect(factor('Intimacy').value).toBe('7'));
    factor('Intimacy').focus();
    await user.keyboard('{PageDown}{PageDown}');
    await waitFor(() => expect(checked('Talk straight')).toBe('Kept'));
    await user.click(within(form()).getByRole('button', { name: 'Save the score' }));
    await gone();
    await user.click(await opener());
    await waitFor(() => expect(factor('Intimacy').value).toBe('7'));
    factor('Intimacy').focus();
    await user.keyboard('{PageDown}{PageDown}');
    await waitFor(() => expect(checked('Talk straight')).toBe('Not seen'));
    expect(again()).toBe(false);
  });

  it('is no draft where nothing was entered', async () => {
    const user = await openPage('demo');
    await scoring(user);
    await user.keyboard('{PageDown}{Escape}');
    await gone();
    await user.click(await opener());
    expect(form().getAttribute('aria-label')).toMatch(/^Trust Equation/);
    expect(again()).toBe(false);
  });

  it('is not turned away from by a page on a slider', async () => {
    const user = await openPage('demo');
    await scoring(user);
    for (const slider of within(form()).getAllByRole('slider')) {
      slider.focus();
      for (const key of ['PageDown', 'PageUp']) expect(await fireEvent.keyDown(slider, { key }), 'it moves the slider').toBe(true);
      expect(form().getAttribute('aria-label')).toMatch(/^Trust Equation/);
    }
    expect(within(form()).getAllByRole('slider')).toHaveLength(5);
  });
});

describe('the keyboard', () => {
  it.each(['Escape', 'Cancel', 'Save'])('goes back to the button that opens the score after %s', async (way) => {
    const user = await openPage('demo');
    await scoring(user);
    await user.keyboard('{Escape}');
    await gone();
    const button = await opener();
    button.focus();
    await user.keyboard('{Enter}');
    for (const name of ['Credibility', 'Reliability', 'Intimacy', 'Self-orientation']) {
      await user.clear(factor(name));
      await user.type(factor(name), '5');
    }
    if (way === 'Escape') await user.keyboard('{Escape}');
    else await user.click(within(form()).getByRole('button', { name: way === 'Save' ? 'Save the score' : way }));
    await gone();
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(button.isConnected).toBe(true);
  });

  it('is not lost after a score begun from the map', async () => {
    const user = await openPage('demo');
    await scoring(user);
    await user.keyboard('{Escape}');
    await gone();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('inspector')));
  });

  it.each(['Escape', 'Cancel', 'Save'])('goes back to the button that thinks it over after %s', async (way) => {
    const user = await openPage('demo');
    await person(user, 'Marcus Lind');
    await user.click(inspector().getByText('The seven questions'));
    await user.click(await inspector().findByRole('button', { name: 'Think it over' }));
    await user.type(field('What could restore it?'), 'Deliver.');
    if (way === 'Escape') await user.keyboard('{Escape}');
    else await user.click(within(form()).getByRole('button', { name: way === 'Save' ? 'Keep it' : way }));
    await gone();
    await waitFor(() => expect(document.activeElement).toBe(inspector().getByRole('button', { name: /^Think it over/ })));
  });
});

describe('what is thought over', () => {
  it('is there again after Escape, for each kind and person, and gone after Cancel', async () => {
    const user = await openPage('demo');
    const open = async (name: string): Promise<void> => {
      await person(user, name);
      await user.click(inspector().getByText('The seven questions'));
      await user.click(await inspector().findByRole('button', { name: 'Think it over' }));
    };
    await open('Marcus Lind');
    await user.type(field('What could restore it?'), 'Deliver on time.');
    await user.keyboard('{Escape}');
    await gone();
    await open('Aisha Karim');
    expect(again()).toBe(false);
    expect(field('What could restore it?').value).toBe('');
    await open('Marcus Lind');
    expect(again()).toBe(true);
    expect(field('What could restore it?').value).toBe('Deliver on time.');
    await user.click(within(form()).getByRole('button', { name: 'Cancel' }));
    await user.click(await inspector().findByRole('button', { name: 'Think it over' }));
    expect(field('What could restore it?').value).toBe('');
  });

  it('is forgotten with the account it was about', async () => {
    const user = await openPage('demo');
    const open = async (): Promise<void> => user.click((await inspector().findAllByRole('button', { name: 'Think it over' }))[0]);
    await user.click(inspector().getByText('The seven questions'));
    await open();
    await user.type(field('What could restore it?'), 'Of Halden alone.');
    await session.demo();
    await gone();
    await open();
    expect(again()).toBe(false);
    expect(field('What could restore it?').value).toBe('');
  });

  it('is kept once, however often it is asked for', async () => {
    let answer: () => void = () => undefined;
    let asked = 0;
    const user = await openPage('demo', (fake) => ({ reflect: (musing) => new Promise((resolve) => ((asked += 1), (answer = () => resolve(fake.reflect(musing))))) }));
    await person(user, 'Marcus Lind');
    await user.click(inspector().getByText('The seven questions'));
    await user.click(await inspector().findByRole('button', { name: 'Think it over' }));
    await user.type(field('What could restore it?'), 'Deliver on time.');
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
    answer();
    await gone();
    await waitFor(() => expect(inspector().getByTestId('reflection')).toBeTruthy());
    expect(asked).toBe(1);
    expect(inspector().queryByText(/^Earlier/)).toBeNull();
  });
});

describe('an assessor', () => {
  it('starts from what they said themselves and from nobody else, whoever they turn out to be', async () => {
    const user = await openPage('demo');
    await scoring(user);
    expect(field('Assessed by').value).toBe('Priya Raman');
    expect(factors(), 'Mei Chen scored it').toEqual(['', '', '', '']);
    await user.clear(field('Assessed by'));
    await user.type(field('Assessed by'), '  mei chen ');
    expect(factors()).toEqual(['6', '2', '3', '8']);
    await user.clear(factor('Intimacy'));
    await user.type(factor('Intimacy'), '9');
    await user.clear(field('Assessed by'));
    expect(factors(), 'what was set by hand stays').toEqual(['', '', '9', '']);
    await user.type(field('Assessed by'), 'Mei Chen');
    expect(factors()).toEqual(['6', '2', '9', '8']);
  });

  it('goes on from their own figures where they scored before', async () => {
    const user = await openPage('demo');
    await scoring(user, 'Tomas Berg');
    expect(factors()).toEqual(['8', '7', '7', '3']);
    await user.click(within(form()).getByRole('button', { name: '1–5' }));
    expect(factors(), 'scales do not convert').toEqual(['', '', '', '']);
    await user.clear(field('Assessed by'));
    await user.type(field('Assessed by'), 'Dan Osei');
    expect(within(form()).getByRole('button', { name: '1–5' }).getAttribute('aria-pressed')).toBe('true');
  });

  it.each([
    ['the one trusted', 'Helen Ward', 'Leadership'],
    ['the other end, where none is recorded of the one trusted', 'Priya Raman', 'Operation'],
  ])('is asked at the level of %s', async (_, trusted, level) => {
    const user = await openPage('demo');
    await cardOf('Marcus Lind');
    const id = (name: string): string => [...(map.engine?.picture.cards.keys() ?? [])].find((each) => map.nameOf(each) === name) ?? '';
    map.relate(id('Marcus Lind'), id(trusted));
    map.scoring = 'there';
    await waitFor(() => form());
    factor('Credibility').focus();
    await user.keyboard('{PageDown}');
    const levels = await inspector().findByRole('radiogroup', { name: 'Between whom' });
    const chosen = (): string => within(levels).getByRole<HTMLInputElement>('radio', { checked: true }).parentElement?.textContent.trim() ?? '';
    await waitFor(() => expect(chosen()).toBe(level));
    await user.click(within(levels).getByText('Staff'));
    expect(chosen()).toBe('Staff');
  });

  it('hears the opposite and the counterfeit of a behaviour', async () => {
    const user = await openPage('demo');
    await scoring(user);
    await user.keyboard('{PageDown}{PageDown}');
    const row = await waitFor(() => within(form()).getByRole('radiogroup', { name: 'Talk straight' }));
    const described = (row.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(described).toContain('Opposite: ');
    expect(described).toContain('Counterfeit: ');
    await user.keyboard('{PageDown}');
    const plain = await waitFor(() => within(form()).getAllByRole('radiogroup').find((each) => each.hasAttribute('data-row')));
    expect(document.getElementById(plain?.getAttribute('aria-describedby') ?? '')?.textContent).not.toContain('Opposite');
  });
});

describe('the ladder', () => {
  async function standing(user: UserEvent): Promise<void> {
    await person(user, 'Marcus Lind');
    await user.click(inspector().getByText('Where it stands'));
    await user.click(inspector().getByRole('radio', { name: /^Where it stands now: Vendor/ }));
    await user.click(inspector().getByRole('radio', { name: /^Where it should be: Trusted advisor/ }));
    await waitFor(() => expect(inspector().getByTestId('gap').textContent).toBe('3 stages to go.'));
  }

  it('keeps both stages where why is told while another one is only looked at', async () => {
    const sent: Standing[] = [];
    const user = await openPage('demo', (fake) => ({ strategySet: (id, to) => (sent.push(to), fake.strategySet(id, to)) }));
    await standing(user);
    await user.selectOptions(inspector().getByRole('combobox', { name: 'Ladder' }), 'Contract to partner');
    await user.type(inspector().getByRole('textbox', { name: 'Why, and how to get there' }), 'He asks us first.');
    await user.tab();
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent[2]).toEqual({ ladder: 'altify', current: 'vendor', target: 'trusted-advisor', why: 'He asks us first.' });
    expect(inspector().getByRole<HTMLSelectElement>('combobox', { name: 'Ladder' }).selectedOptions[0].text, 'it is still looked at').toBe('Contract to partner');
    expect(inspector().getByTestId('gap').textContent).toBe('Choose the stage it stands at, and the one it should be at.');
  });

  it('says what is refused, and shows what is stored', async () => {
    let refuse = false;
    const user = await openPage('demo', (fake) => ({
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      strategySet: (id, to) => (refuse ? Promise.reject(refused) : fake.strategySet(id, to)),
    }));
    await standing(user);
    refuse = true;
    const now = (name: RegExp) => inspector().getByRole<HTMLInputElement>('radio', { name });
    await user.click(now(/^Where it stands now: Credible source/));
    expect((await inspector().findByText('It is not so.')).getAttribute('role')).toBe('alert');
    expect(now(/^Where it stands now: Credible source/).checked).toBe(false);
    expect(now(/^Where it stands now: Vendor/).checked).toBe(true);
    expect(inspector().getByTestId('gap').textContent).toBe('3 stages to go.');
    refuse = false;
    await user.click(now(/^Where it stands now: Credible source/));
    await waitFor(() => expect(inspector().queryByText('It is not so.')).toBeNull());
    expect(now(/^Where it stands now: Credible source/).checked).toBe(true);
  });
});

describe('the account as a whole', () => {
  async function thinkOver(user: UserEvent, kind: string): Promise<void> {
    const section = inspector().getByText(kind);
    await user.click(section);
    within(section.closest('details') as HTMLElement).getByRole('button', { name: 'Think it over' }).focus();
    await user.keyboard('{Enter}');
  }

  const kept = (): string => inspector().getByTestId('reflection').textContent.replace(/\s+/g, ' ');

  it('is asked the seven questions where nobody is selected', async () => {
    const user = await openPage('demo');
    await thinkOver(user, 'The seven questions');
    await user.keyboard('Early words.{Tab}');
    await user.keyboard('A plan for the plant.{Control>}{Enter}{/Control}');
    await waitFor(() => expect(kept()).toContain('Early words.'));
    expect(kept()).toContain('A plan for the plant.');
    expect(kept()).toContain('by Priya Raman');
    const [thought] = await host.reflections(null);
    expect([thought.sort, thought.answers.map(({ words }) => words)]).toEqual(['questions', ['Early words.', 'A plan for the plant.']]);
    await expectAccessible();
  });

  it('is told how far trust reaches by digits', async () => {
    const user = await openPage('demo');
    await thinkOver(user, 'The five waves');
    const rows = within(form()).getAllByRole('radiogroup').map((row) => row.getAttribute('aria-label'));
    const digits = [...'53746'].slice(0, rows.length);
    await user.keyboard(`${digits.join('')}{Enter}`);
    await waitFor(() => expect(kept()).toBeTruthy());
    const [thought] = await host.reflections(null);
    expect(thought.sort).toBe('waves');
    expect(thought.answers.map(({ spoken, value }) => [spoken, value])).toEqual(rows.map((row, nth) => [row, Number(digits[nth])]));
    for (const [nth, row] of rows.entries()) expect(kept()).toMatch(new RegExp(`${row} ?${digits[nth]}`));
    expect(rows).toContain('Societal trust');
    await expectAccessible();
  });

  it('has a manager who says which behaviours she keeps', async () => {
    const user = await openPage('demo');
    await person(user, 'Priya Raman');
    await thinkOver(user, 'My thirteen behaviours');
    await user.keyboard('1102{ArrowDown}1{Enter}');
    await waitFor(() => expect(kept()).toContain('I keep it: talk straight, demonstrate respect and deliver results.'));
    expect(kept()).toContain('I do not: right wrongs.');
    const [thought] = await host.reflections(null);
    expect(thought.sort).toBe('own-behaviours');
    expect(thought.answers.map(({ value }) => value)).toEqual([1, 1, 0, 1]);
    expect(session.overview?.undo).toBe('Thought it over');
  });
});
