import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { map } from '../state/map.svelte';
import { cardOf, drawn, expectAccessible, openPage } from './page';

const inspector = () => within(screen.getByTestId('inspector'));

/** Puts the keyboard on a card and selects it. */
async function select(user: Awaited<ReturnType<typeof openPage>>, name: string): Promise<void> {
  (await cardOf(name)).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inspector().getByLabelText('Name')).toHaveProperty('value', name));
}

describe('the welcome screen', () => {
  it('opens the demo account', async () => {
    const user = await openPage();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /Look round the demo/ }));
    await drawn();
    expect(screen.getByTestId('map').dataset.people).toBe('16');
    expect(screen.getByRole('heading', { name: 'Halden Foods', level: 1 })).toBeTruthy();
  });

  it('creates an account, and says what is missing', async () => {
    const user = await openPage();
    await user.click(screen.getByRole('button', { name: /Create an account/ }));
    await user.click(screen.getByRole('button', { name: /Create and choose/ }));
    expect(screen.getByText(/Say which customer/)).toBeTruthy();
    await user.type(screen.getByLabelText('Customer'), 'Nordvik Dairy');
    await user.type(screen.getByLabelText('Your name'), 'Priya Raman');
    await user.click(screen.getByLabelText(/Protect the file/));
    await user.type(screen.getByLabelText('Passphrase'), 'one');
    await user.type(screen.getByLabelText('The same again'), 'other');
    await user.click(screen.getByRole('button', { name: /Create and choose/ }));
    expect(screen.getByText('The two are not the same.')).toBeTruthy();
    expect(screen.getByText(/cannot be recovered/)).toBeTruthy();
    await expectAccessible();
    await user.clear(screen.getByLabelText('The same again'));
    await user.type(screen.getByLabelText('The same again'), 'one');
    await user.click(screen.getByRole('button', { name: /Create and choose/ }));
    expect(await screen.findByText(/Who else is round this account/)).toBeTruthy();
    await expectAccessible();
  });

  it('asks for the passphrase until it is right', async () => {
    const user = await openPage();
    await user.click(screen.getByRole('button', { name: /Open an account/ }));
    await user.type(await screen.findByLabelText('Passphrase', { selector: 'input' }), 'wrong{Enter}');
    expect(await screen.findByText(/not its passphrase/)).toBeTruthy();
    await expectAccessible();
    await user.type(screen.getByLabelText('Passphrase', { selector: 'input' }), 'secret{Enter}');
    await drawn();
  });

  it('says what is wrong with a file, and that nothing was lost', async () => {
    const user = await openPage();
    await user.click(screen.getByRole('button', { name: /^Nordvik Dairy/ }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/damaged.*Nothing was changed and nothing was lost/s);
  });

  it('marks a missing account and forgets it', async () => {
    const user = await openPage();
    expect(screen.getByText('The file is no longer there')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove Old Mill Bakeries from this list' }));
    await waitFor(() => expect(screen.queryByText('Old Mill Bakeries')).toBeNull());
  });
});

describe('a stakeholder', () => {
  it('is edited in place, and undone', async () => {
    const user = await openPage('demo');
    await select(user, 'Marcus Lind');
    await expectAccessible();
    await user.clear(inspector().getByLabelText('Title'));
    await user.type(inspector().getByLabelText('Title'), 'Site Director{Enter}');
    await waitFor(async () => expect((await cardOf('Marcus Lind')).getAttribute('aria-label')).toContain('Site Director'));
    await user.click(inspector().getByRole('radio', { name: 'Enemy' }));
    await waitFor(async () => expect((await cardOf('Marcus Lind')).getAttribute('aria-label')).toContain('enemy'));
    expect((await cardOf('Marcus Lind')).getAttribute('aria-label')).toContain('Site Director');
    await user.click(screen.getByTestId('undo'));
    await user.click(screen.getByTestId('undo'));
    await waitFor(async () => expect((await cardOf('Marcus Lind')).getAttribute('aria-label')).toContain('Plant Director'));
    await waitFor(() => expect(inspector().getByLabelText('Title')).toHaveProperty('value', 'Plant Director'));
  });

  it('keeps what was typed where it is refused, and Escape brings the old back', async () => {
    const user = await openPage('demo');
    await select(user, 'Marcus Lind');
    await user.clear(inspector().getByLabelText('Name'));
    await user.keyboard('{Enter}');
    expect(await inspector().findByText('The name is empty: a stakeholder needs one.')).toBeTruthy();
    await user.type(inspector().getByLabelText('Name'), 'x{Escape}');
    expect(inspector().getByLabelText('Name')).toHaveProperty('value', 'Marcus Lind');
  });

  it('is added from the keyboard, tied to the selected', async () => {
    const user = await openPage('demo');
    await select(user, 'Elin Moe');
    (await cardOf('Elin Moe')).focus();
    await user.keyboard('n');
    await expectAccessible();
    await user.type(screen.getByLabelText('Name', { selector: '#add-name' }), 'Nora Quist');
    await user.click(screen.getByRole('button', { name: 'Add Nora Quist' }));
    expect(await cardOf('Nora Quist')).toBeTruthy();
    expect(await inspector().findByText('Nora Quist reports to Elin Moe')).toBeTruthy();
  });

  it('is removed with a way back', async () => {
    const user = await openPage('demo');
    await select(user, 'Jonas Falk');
    (await cardOf('Jonas Falk')).focus();
    await user.keyboard('{Delete}');
    const toast = within(await screen.findByTestId('toast'));
    expect(screen.getByTestId('map').dataset.people).toBe('15');
    await user.click(toast.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByTestId('map').dataset.people).toBe('16'));
  });
});

describe('a relationship', () => {
  async function openPair(user: Awaited<ReturnType<typeof openPage>>): Promise<void> {
    await select(user, 'Marcus Lind');
    await user.click(await inspector().findByRole('button', { name: /^Priya Raman/ }));
    await inspector().findByText('Relationship');
  }

  it('loses nobody to a press of Delete', async () => {
    const user = await openPage('demo');
    await openPair(user);
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Delete}');
    expect((await screen.findByTestId('toast')).textContent).toContain('Click the arrow');
    expect(screen.getByTestId('map').dataset.people).toBe('16');
  });

  it('removes the arrow that was opened', async () => {
    const user = await openPage('demo');
    const ties = Number(screen.getByTestId('map').dataset.ties);
    const line = [...(map.engine?.picture.lines.values() ?? [])].find(({ line }) => line.kind === 'trust')!.line;
    map.relate(line.from, line.to, line.id);
    (await cardOf(map.nameOf(line.from))).focus();
    await user.keyboard('{Delete}');
    await screen.findByTestId('toast');
    await waitFor(() => expect(screen.getByTestId('map').dataset.ties).toBe(String(ties - 1)));
    expect(screen.getByTestId('map').dataset.people).toBe('16');
  });

  it('shows both directions and the arithmetic of each', async () => {
    const user = await openPage('demo');
    await openPair(user);
    expect(screen.getByTestId('inspector').textContent).toMatch(/33.*Marcus → Priya.*fragile, certainty 77 %.*46.*Priya → Marcus/s);
    await user.click(inspector().getByText('Marcus Lind → Priya Raman'));
    expect(screen.getByTestId('inspector').textContent).toMatch(/\(6 \+ 2 \+ 3\) ÷ 8 = 1\.4/);
    expect(inspector().getAllByText(/half-life 180 days/)).toHaveLength(2);
    expect(inspector().getAllByText(/Replaced by a later one/)).toHaveLength(1);
    await expectAccessible();
  });

  it('is scored, and the arrow on the map changes', async () => {
    const user = await openPage('demo');
    await openPair(user);
    await user.click(inspector().getByRole('button', { name: 'Score again how far Priya Raman trusts Marcus Lind' }));
    const form = within(screen.getByRole('form'));
    for (const [factor, value] of [['Credibility', '2'], ['Reliability', '2'], ['Intimacy', '1'], ['Self-orientation', '9']]) {
      const input = form.getByRole('spinbutton', { name: new RegExp(`^${factor}`) });
      await user.clear(input);
      await user.type(input, value);
    }
    expect(form.getByText('(2 + 2 + 1) ÷ 9 = 0.6')).toBeTruthy();
    await expectAccessible();
    await user.click(form.getByRole('button', { name: 'Save the score' }));
    const arrow = () => within(screen.getByRole('list', { name: 'Relationships on the map' })).getByText(/^Priya Raman trusts Marcus Lind/);
    await waitFor(() => expect(arrow().dataset).toMatchObject({ band: 'strained', points: '18' }));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(arrow().dataset).toMatchObject({ band: 'even', points: '46' }));
  });

  it('names the factor and the range of what is off the scale', async () => {
    const user = await openPage('demo');
    await openPair(user);
    await user.click(inspector().getByRole('button', { name: 'Score again how far Marcus Lind trusts Priya Raman' }));
    const form = within(screen.getByRole('form'));
    const input = form.getByRole('spinbutton', { name: /^Self-orientation/ });
    await user.clear(input);
    await user.type(input, '0');
    expect(form.getByText('Self-orientation is 0, but the scale runs from 1 to 10.')).toBeTruthy();
    await user.click(form.getByRole('button', { name: 'Save the score' }));
    expect(form.getByText('Score all four factors from 1 to 10.')).toBeTruthy();
  });
});

describe('the keyboard', () => {
  it('walks from card to card and ties two', async () => {
    const user = await openPage('demo');
    await select(user, 'Elin Moe');
    (await cardOf('Elin Moe')).focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Ingrid Dahl/);
    await user.keyboard('t{ArrowRight}{Enter}');
    expect(await screen.findByText(/what ties them/)).toBeTruthy();
    await expectAccessible();
    await user.keyboard('4');
    expect(await inspector().findByText('Ingrid Dahl influences Elin Moe')).toBeTruthy();
  });

  it('ties to somebody whose name is typed', async () => {
    const user = await openPage('demo');
    await select(user, 'Elin Moe');
    (await cardOf('Elin Moe')).focus();
    await user.keyboard('tlogis');
    expect(await screen.findByRole('option', { name: /Logistics/ })).toBeTruthy();
    await user.keyboard('{Enter}');
    expect((await screen.findByText(/what ties them/)).textContent).toBe('Elin Moe and Logistics: what ties them?');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText(/what ties them/)).toBeNull());
    expect(screen.getByTestId('undo')).toHaveProperty('disabled', true);
  });

  it('finds a person and a command', async () => {
    const user = await openPage('demo');
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('karim');
    expect(await screen.findByRole('option', { name: /Aisha Karim/ })).toBeTruthy();
    await expectAccessible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Aisha Karim/));
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('org ch{Enter}');
    await waitFor(() => expect(screen.getByTestId('map').dataset.lens).toBe('org-chart'));
  });

  it('tells all its keys', async () => {
    const user = await openPage('demo');
    await user.keyboard('?');
    expect(screen.getByText('Give the cards back to the layout')).toBeTruthy();
    await expectAccessible();
  });
});

describe('import and export', () => {
  it('shows what will come in before anything does, then imports', async () => {
    const user = await openPage('demo');
    await user.click(screen.getByTestId('import'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Import' })).toHaveProperty('disabled', true);
    await user.click(dialog.getByRole('checkbox', { name: /Halden Foods/ }));
    const button = await dialog.findByRole('button', { name: 'Import 133 people, 1 update and 33 reporting lines' });
    await user.click(dialog.getByRole('tab', { name: /Updated/ }));
    expect(dialog.getByText('Chief Procurement Officer')).toBeTruthy();
    await user.click(dialog.getByRole('tab', { name: /Skipped/ }));
    expect(dialog.getByText(/needs a name/)).toBeTruthy();
    await expectAccessible();
    expect(screen.getByTestId('map').dataset.people).toBe('16');
    await user.click(button);
    await waitFor(() => expect(screen.getByTestId('map').dataset.people).toBe('149'));
  });

  it('says where the export went', async () => {
    const exportMap = vi.fn(() => Promise.resolve({ file: 'halden.png', folder: 'Pictures', bytes: 620_000 }));
    const user = await openPage('demo', { exportMap });
    await user.click(screen.getByTestId('export'));
    await user.click(screen.getByRole('radio', { name: 'PNG' }));
    await user.click(screen.getByRole('radio', { name: '3×' }));
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    expect((await screen.findByTestId('toast')).textContent).toMatch(/Exported halden.png, 620 KB.*In Pictures/s);
    expect(exportMap).toHaveBeenCalledWith('png', 3, true, false);
  });
});

describe('the frame', () => {
  it('keeps an error until it is dismissed, and says that nothing was lost', async () => {
    const failure = { code: 'failed', message: 'The disk is full: make room and try again.' };
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const user = await openPage('demo', { stakeholdersRemove: () => Promise.reject(failure) });
    await select(user, 'Jonas Falk');
    (await cardOf('Jonas Falk')).focus();
    await user.keyboard('{Delete}');
    const toast = within(await screen.findByTestId('toast'));
    expect(toast.getByText('The disk is full: make room and try again.')).toBeTruthy();
    expect(toast.getByText(/nothing was lost/)).toBeTruthy();
    expect(screen.getByText('The last change was not saved')).toBeTruthy();
    await user.click(toast.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByTestId('toast')).toBeNull();
  });

  it('tells the history as sentences, newest first', async () => {
    const user = await openPage('demo');
    await select(user, 'Jonas Falk');
    (await cardOf('Jonas Falk')).focus();
    await user.keyboard('{Delete}');
    await screen.findByTestId('toast');
    await user.click(screen.getByTestId('undo'));
    await user.keyboard('h');
    const history = within(await screen.findByTestId('history'));
    await waitFor(() => expect(history.getAllByRole('listitem').map((item) => item.textContent)).toHaveLength(2));
    expect(history.getAllByRole('listitem')[1].textContent).toContain('taken back');
    await expectAccessible();
  });

  it('takes the last change back though a choice has the keyboard', async () => {
    const user = await openPage('demo');
    await select(user, 'Jonas Falk');
    await user.click(inspector().getByRole('radio', { name: 'Enemy' }));
    await waitFor(() => expect(screen.getByTestId('undo')).toHaveProperty('disabled', false));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(inspector().getByRole('radio', { name: 'Enemy' })).toHaveProperty('checked', false));
    await user.keyboard('{Delete}');
    expect(screen.getByTestId('map').dataset.people).toBe('16');
  });

  it('hands over what was typed before the window closes', async () => {
    const done: string[] = [];
    const windowClose = vi.fn((stay: boolean) => {
      done.push(stay ? 'stays' : 'closes');
      return Promise.resolve(null);
    });
    const user = await openPage('demo', { windowClose });
    await select(user, 'Jonas Falk');
    await user.type(inspector().getByLabelText('Title'), ' and more');
    window.dispatchEvent(new Event('closing'));
    await waitFor(() => expect(done).toEqual(['closes']));
    expect(screen.getByTestId('undo').title).toContain('Jonas Falk');
  });

  it('stays open where what was typed cannot be saved, and says why', async () => {
    const windowClose = vi.fn(() => Promise.resolve(null));
    const failure = { code: 'failed', message: 'The disk is full: make room and try again.' };
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const user = await openPage('demo', { windowClose, stakeholderEdit: () => Promise.reject(failure) });
    await select(user, 'Jonas Falk');
    await user.type(inspector().getByLabelText('Title'), ' and more');
    window.dispatchEvent(new Event('closing'));
    await waitFor(() => expect(windowClose).toHaveBeenCalledWith(true));
    expect(await screen.findByText(/disk is full/)).toBeTruthy();
  });

  it('tells of text that could not be saved on leaving a card', async () => {
    const failure = { code: 'failed', message: 'The disk is full: make room and try again.' };
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const user = await openPage('demo', { stakeholderEdit: () => Promise.reject(failure) });
    await select(user, 'Jonas Falk');
    await user.type(inspector().getByLabelText('Title'), ' of everything');
    map.select([]);
    const toast = within(await screen.findByTestId('toast'));
    expect(toast.getByText('The disk is full: make room and try again.')).toBeTruthy();
    expect(toast.getByText(/of everything.* was not saved/)).toBeTruthy();
  });

  it('remembers the view', async () => {
    const lookSave = vi.fn(() => Promise.resolve(null));
    const user = await openPage('demo', { lookSave });
    await user.click(screen.getByRole('button', { name: /Org chart/ }));
    await waitFor(() => expect(lookSave).toHaveBeenCalledWith(expect.objectContaining({ sight: expect.objectContaining({ lens: 'org-chart' }) as unknown, selected: null })), { timeout: 3000 });
  });

  it('lets one band stand out', async () => {
    const user = await openPage('demo');
    const fragile = screen.getByRole('button', { name: 'fragile' });
    await user.click(fragile);
    expect(fragile.getAttribute('aria-pressed')).toBe('true');
  });
});
