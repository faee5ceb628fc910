/** The partner survey: a round made, its forms, answers taken in, results with gaps, undo. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { FileFate } from '../backend/host';
import { map } from '../state/map.svelte';
import { session } from '../state/session.svelte';
import { drawn, expectAccessible, openPage } from './page';
import { answered, form, line, made, opened, panel, results } from './surveyPage';

describe('the partner survey', () => {
  it('is opened by a key, says what it is and whose words they are, and goes away again', async () => {
    const user = await openPage('demo');
    await opened(user);
    expect(panel().getByText('Ask both sides how far they trust each other')).toBeTruthy();
    expect(panel().getByText(/Trust DNA™ \(Mark Hollyoake; Customer Attuned\).*our own: no published instrument/)).toBeTruthy();
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('survey')).toBeNull();
    await user.keyboard('uu');
    expect(screen.queryByTestId('survey')).toBeNull();
  });

  it('is made in one screen: proposed people, picked by group and level, wording and counterparts', async () => {
    const user = await openPage('demo');
    await opened(user);
    await user.click(panel().getAllByRole('button', { name: 'New round' })[0]);
    const chosen = () => form().getAllByRole('status')[0].textContent;
    expect(chosen()).toBe('5 of Halden Foods, 4 of Brightpack. 10 to 25 a side is usual practice.');
    const asks = (name: string) => form().getByRole('checkbox', { name: `Ask ${name}` });
    expect(asks('Marcus Lind')).toHaveProperty('checked', true);
    expect(asks('Sustainability lead'), 'nobody has met them').toHaveProperty('checked', false);
    expect(form().queryByRole('checkbox', { name: 'Ask Jonas Falk' }), 'who left').toBeNull();
    expect(form().getByRole('combobox', { name: 'In whom Marcus Lind’s answers tell trust' })).toHaveProperty('value', form().getByRole<HTMLSelectElement>('combobox', { name: 'In whom Aisha Karim’s answers tell trust' }).value);

    await user.click(form().getByRole('button', { name: 'Leadership' }));
    expect(chosen()).toMatch(/^2 of Halden Foods, 2 of Brightpack/);
    await user.click(form().getByRole('button', { name: 'Customer' }));
    await user.click(asks('Ingrid Dahl'));
    expect(chosen()).toMatch(/^5 of Halden Foods, 0 of Brightpack/);
    await user.click(form().getByRole('checkbox', { name: 'Anonymous' }));
    expect(form().getByText(/^Halden Foods, leadership, .*: fewer than 3 are asked, so what they say will stay hidden\.$/)).toBeTruthy();
    expect(form().queryByRole('combobox', { name: /answers tell trust/ }), 'nothing stands on anybody').toBeNull();
    await expectAccessible();

    await user.click(form().getByText('What they are asked'));
    const statement = form().getByRole('textbox', { name: 'Time, staff' });
    await user.clear(statement);
    expect(form().getByText('17 statements, in our own words')).toBeTruthy();
    await user.type(statement, 'It lasts.');
    await user.click(form().getByRole('button', { name: 'Back to our wording' }));
    expect(statement).toHaveProperty('value', 'They do well in time (staff).');
  });

  it('keeps the keyboard from the map behind it, and what was typed from a slip', async () => {
    const user = await openPage('demo');
    await opened(user);
    await user.keyboard('{Control>}a{/Control}{Delete}n');
    expect(map.selected).toEqual([]);
    expect(session.overview?.undo).toBeNull();
    await user.click(panel().getAllByRole('button', { name: 'New round' })[0]);
    form().getByRole('checkbox', { name: 'Ask Marcus Lind' }).focus();
    await user.keyboard('u');
    expect(screen.queryByTestId('round-form')).not.toBeNull();
    await user.click(screen.getByRole('button', { name: /^Org chart/ }));
    await waitFor(() => expect(screen.queryByTestId('survey'), 'another lens is the map').toBeNull());
  });

  it('cannot be made without a name or without anybody', async () => {
    const user = await openPage('demo');
    await opened(user);
    await user.click(panel().getAllByRole('button', { name: 'New round' })[0]);
    await user.clear(form().getByRole('textbox', { name: 'Name of the round' }));
    await user.click(form().getByRole('button', { name: 'Make the round' }));
    expect(form().getByRole('alert').textContent).toBe('Give the round a name.');
    await user.type(form().getByRole('textbox', { name: 'Name of the round' }), 'Autumn');
    await user.click(form().getByRole('button', { name: 'Nobody' }));
    await user.click(form().getByRole('button', { name: 'Make the round' }));
    expect(form().getByRole('alert').textContent).toBe('Choose whom to ask.');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('round-form')).toBeNull();
  });

  it('writes a form for each, with who asks and what for', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Autumn');
    await user.click(panel().getByRole('button', { name: 'Forms' }));
    expect(panel().getByRole('textbox', { name: 'Who asks, and gets the answers' })).toHaveProperty('value', 'Priya Raman, priya.raman@brightpack.example');
    await user.click(panel().getByRole('button', { name: 'Write the forms…' }));
    await waitFor(() => expect(panel().getByText('9 forms written into survey-november-2026, in Accounts')).toBeTruthy());
    await expectAccessible();
  });

  it('takes answers in with what became of each file, shows the gaps, and one undo takes it back', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Autumn');
    expect(panel().getByText('Nobody has answered yet. Drop the answer files on this window as they come back.')).toBeTruthy();
    await answered(user);
    const fates = within(screen.getByTestId('fates'));
    expect(fates.getByRole('status').textContent).toBe('9 taken, 1 not');
    expect(fates.getByText('minutes.json is no file with answers: choose the file that the form saved.')).toBeTruthy();
    expect(fates.getByText(/^Marcus Lind: 6 of 6 statements answered/)).toBeTruthy();
    await waitFor(() => expect(results().getByRole('table', { name: 'By component' })).toBeTruthy());
    for (const name of ['Intention', 'Ability', 'Credibility', 'Interdependence', 'Mutual value outcomes', 'Time', 'All together']) {
      const [theirs, ours, gap] = line(name);
      expect(Number(theirs) - Number(ours), name).toBeCloseTo(Number(gap?.replace('−', '-').replace('±', '')), 9);
    }
    expect(results().getAllByText(/^(Halden Foods|Brightpack|[A-Z][\w ]+, [a-z]+: ).* says [\d.]+ more than/).length).toBeGreaterThan(0);
    expect(results().getByText('Tell us earlier when a delivery slips.')).toBeTruthy();
    const [everywhere] = line('Ability');
    await user.click(results().getByRole('button', { name: 'Leadership' }));
    expect(line('Ability')[0]).not.toBe(everywhere);
    expect(panel().getByRole('button', { name: 'See Marcus Lind’s trust in Priya Raman with its evidence' })).toBeTruthy();
    await expectAccessible();

    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(panel().getByText('0 of 9 answered', { selector: 'h4 *' })).toBeTruthy());
  });

  it('compares with the round before', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Spring');
    await answered(user);
    await made(user, 'Autumn');
    await answered(user);
    await waitFor(() => expect(results().getAllByRole('columnheader', { name: 'Moved' })).toHaveLength(2));
    expect(line('All together').at(-1)).toMatch(/^[+−±][\d.]+ \/ [+−±][\d.]+$/);
    await made(user, 'Winter');
    await answered(user);
    const since = await panel().findByRole<HTMLSelectElement>('combobox', { name: 'Compared with' });
    expect([...since.options].map(({ text }) => text)).toEqual(['Autumn', 'Spring']);
    const autumn = line('All together').at(-1);
    await user.selectOptions(since, 'Spring');
    await waitFor(() => expect(line('All together').at(-1)).not.toBe(autumn));
  });

  it('hides what an anonymous round may not show, and says why', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Quiet', true);
    await answered(user);
    expect(within(screen.getByTestId('fates')).queryByText(/Marcus Lind/)).toBeNull();
    await waitFor(() => expect(results().getByText('The round is anonymous: results are shown once it is closed.')).toBeTruthy());
    expect(panel().queryByRole('button', { name: /with its evidence/ })).toBeNull();
    await user.click(panel().getByRole('button', { name: 'Close the round' }));
    expect(panel().getByText('An anonymous round stays closed: no more answers are taken. Close it now?')).toBeTruthy();
    await user.click(panel().getByRole('button', { name: 'Close it for good' }));
    await waitFor(() => expect(results().getAllByText(/a group in it has fewer than 3 answers/).length).toBeGreaterThan(0));
    await user.click(results().getByRole('button', { name: 'Operation' }));
    expect(results().getAllByText('hidden: fewer than 3 answers').length).toBeGreaterThan(0);
    expect(panel().queryByRole('button', { name: 'Open it again' })).toBeNull();
    await expectAccessible();
  });

  it('takes what is dropped on the window: answers from anywhere, anything while it is open', async () => {
    const handed: string[][] = [];
    const refused: FileFate = { file: 'notes.txt', round: null, fate: 'refused', participant: null, answered: 0, asked: 0, replaces: false, why: 'notes.txt is no file with answers.' };
    const user = await openPage('demo', (fake) => ({
      roundDropped: async (handles) => {
        handed.push(handles);
        return { ...(await fake.roundDropped(handles)), files: [refused] };
      },
    }));
    const drop = (detail: object): boolean => window.dispatchEvent(new CustomEvent('dropped', { detail }));
    drop({ handle: 'file-1', handles: ['file-1', 'file-2'], answers: true, x: 1, y: 1 });
    await screen.findByText('notes.txt is no file with answers.');
    expect(handed).toEqual([['file-1', 'file-2']]);
    drop({ handle: 'file-3', handles: ['file-3'], answers: false, x: 1, y: 1 });
    await waitFor(() => expect(handed).toHaveLength(2));
    await user.click(panel().getByRole('button', { name: 'Close the survey' }));
    document.elementFromPoint = () => null;
    drop({ handle: 'file-4', handles: ['file-4'], answers: false, x: 1, y: 1 });
    await screen.findByText('Drop a picture on a card to give that person a photo.');
    expect(handed, 'a picture is for a card').toHaveLength(2);
  });

  it('is put away with its account', async () => {
    const user = await openPage('demo');
    await opened(user);
    await made(user, 'Autumn');
    await user.keyboard('{Control>}w{/Control}');
    await user.click(await screen.findByRole('button', { name: /^Look round the demo/ }));
    await drawn();
    expect(screen.queryByTestId('survey')).toBeNull();
  });

  it('keeps a refused round open with the reason, and closes, opens again and removes rounds', async () => {
    const user = await openPage('demo', () => ({
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      roundEdit: () => Promise.reject({ code: 'rejected', message: '“Autumn” was answered already.', handle: null }),
    }));
    await opened(user);
    await made(user, 'Autumn');
    await answered(user);
    await user.click(panel().getByRole('button', { name: 'Change' }));
    expect(form().getByText('Answers came in: the statements and the promise stay as they were sent.')).toBeTruthy();
    expect(form().getByRole('checkbox', { name: 'Ask Marcus Lind' })).toHaveProperty('disabled', true);
    await user.click(form().getByRole('button', { name: 'Save the change' }));
    await waitFor(() => expect(form().getByRole('alert').textContent).toBe('“Autumn” was answered already.'));
    await user.click(form().getByRole('button', { name: 'Cancel' }));
    await user.click(panel().getByRole('button', { name: 'Close the round' }));
    await user.click(await panel().findByRole('button', { name: 'Open it again' }));
    await panel().findByRole('button', { name: 'Close the round' });
    await user.click(panel().getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(panel().getByText('Ask both sides how far they trust each other')).toBeTruthy());
  });
});
