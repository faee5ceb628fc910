/** Incidents: told in a line, seen in the derivation, told otherwise, taken back. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { cardOf, expectAccessible, openPage } from './page';

const panel = () => within(screen.getByTestId('incident'));
const inspector = () => within(screen.getByTestId('inspector'));

/** Tells a line and waits until it is understood. */
async function tell(user: Awaited<ReturnType<typeof openPage>>, line: string, touches: string): Promise<void> {
  await user.keyboard('e');
  await user.type(panel().getByRole('textbox', { name: 'What happened' }), line);
  await waitFor(() => expect(panel().getByText(touches)).toBeTruthy());
}

describe('an incident', () => {
  it('is logged by one key and one line, and counts in the score', async () => {
    const user = await openPage('demo');
    await tell(user, 'Late again, Marcus was furious -3', 'Marcus Lind → Priya Raman');
    expect(panel().getByRole('radio', { name: '3 of 5 pieces of evidence' })).toHaveProperty('checked', true);
    expect(panel().getByRole('radio', { name: 'diluted trust' })).toHaveProperty('checked', true);
    await expectAccessible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('incident')).toBeNull());

    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Enter}');
    await user.click(await inspector().findByRole('button', { name: /^Priya Raman/ }));
    await user.click(await inspector().findByText('Marcus Lind → Priya Raman'));
    expect(inspector().getByText('Late again, Marcus was furious')).toBeTruthy();
    expect(inspector().getByText(/s = strength × left = 3.000/)).toBeTruthy();
    await expectAccessible();

    await user.click(inspector().getByRole('button', { name: 'Change the incident: Late again, Marcus was furious' }));
    await user.click(panel().getByRole('radio', { name: 'built trust' }));
    await user.click(panel().getByRole('button', { name: 'Integrity' }));
    await user.click(panel().getByRole('button', { name: 'Save the change' }));
    await waitFor(() => expect(inspector().getByText(/r = strength × left = 3.000/)).toBeTruthy());
    expect(inspector().getByText('Speaks of Integrity.')).toBeTruthy();

    await user.click(inspector().getByRole('button', { name: 'Remove the incident: Late again, Marcus was furious' }));
    await waitFor(() => expect(inspector().queryByText('Late again, Marcus was furious')).toBeNull());
  });

  it('keeps what was set by hand while the line is typed on, and turns with the side', async () => {
    const user = await openPage('demo');
    await tell(user, 'Marcus', 'Marcus Lind → Priya Raman');
    await user.click(panel().getByRole('radio', { name: 'built trust' }));
    await user.type(panel().getByRole('textbox', { name: 'What happened' }), ' told us first');
    await user.click(panel().getByRole('button', { name: 'More' }));
    await user.click(panel().getByRole('radio', { name: 'Customer' }));
    await waitFor(() => expect(panel().getByText('Priya Raman → Marcus Lind')).toBeTruthy());
    expect(panel().getByRole('radio', { name: 'built trust' })).toHaveProperty('checked', true);
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('incident')).toBeNull();
  });

  it('is saved as it was typed to the last letter, and once, however fast Enter follows', async () => {
    const logged: { title: string; strength: number; between: number }[] = [];
    const user = await openPage('demo', (fake) => ({
      // Understood later than the next letters are typed.
      incidentRead: async (line) => (await new Promise((done) => setTimeout(done, 60)), fake.incidentRead(line)),
      incidentLog: async (notice) => (logged.push({ title: notice.title, strength: notice.strength, between: notice.between.length }), fake.incidentLog(notice)),
    }));
    await user.keyboard('e');
    await user.type(panel().getByRole('textbox', { name: 'What happened' }), 'Late again, Marcus was furious -3{Enter}{Enter}');
    await waitFor(() => expect(screen.queryByTestId('incident')).toBeNull());
    expect(logged).toEqual([{ title: 'Late again, Marcus was furious', strength: 3, between: 1 }]);
  });

  it('is there again when it was begun and put away, and touches no more than is left', async () => {
    const user = await openPage('demo');
    await tell(user, 'Marcus was furious -3', 'Marcus Lind → Priya Raman');
    await user.click(panel().getByRole('button', { name: 'Leave out Marcus Lind → Priya Raman' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('incident')).toBeNull();
    await user.keyboard('e');
    expect(panel().getByRole('textbox', { name: 'What happened' })).toHaveProperty('value', 'Marcus was furious -3');
    expect(panel().queryByText('Marcus Lind → Priya Raman')).toBeNull();
    await user.click(panel().getByRole('button', { name: 'More' }));
    await user.click(panel().getByRole('radio', { name: 'Customer' }));
    expect(panel().queryByText('Priya Raman → Marcus Lind')).toBeNull();
    await user.click(panel().getByText('Cancel'));
    await user.keyboard('e');
    expect(panel().getByRole('textbox', { name: 'What happened' })).toHaveProperty('value', '');
  });

  it('needs a few words', async () => {
    const user = await openPage('demo');
    await user.keyboard('e{Enter}');
    expect((await panel().findByRole('alert')).textContent).toBe('Tell in a few words what happened.');
  });
});
