/** What a figure of the scorecard is made of, told in the inspector. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { map } from '../state/map.svelte';
import { expectAccessible, openPage } from './page';

describe('a figure of the scorecard', () => {
  it('opens into the relationships it is the mean of, which add up to it', async () => {
    const user = await openPage('demo');
    await user.keyboard('k');
    const card = within(await screen.findByTestId('scorecard'));
    const figure = await card.findByRole('button', { name: /^Trust in us: \d+, certainty/ });
    const points = Number(/: (\d+),/.exec(figure.getAttribute('aria-label') ?? '')?.[1]);
    await user.click(figure);
    const parts = within(await screen.findByTestId('figure-parts'));
    const rows = parts.getAllByRole('button');
    expect(rows.length).toBeGreaterThan(2);
    const values = rows.map((row) => Number(/\.\d{3}$/.exec(row.textContent)?.[0]));
    const [, sum, count, mean, shown] = /: ([\d.]+) ÷ (\d+) = ([\d.]+), shown as (\d+) of 100/.exec(screen.getByTestId('figure-parts').textContent) ?? [];
    expect(values.reduce((all, value) => all + value, 0)).toBeCloseTo(Number(sum), 6);
    expect([Number(count), Number(shown)]).toEqual([rows.length, points]);
    expect(Math.abs(Number(sum) / rows.length - Number(mean))).toBeLessThan(0.0011);
    expect(Math.round(Number(mean) * 100)).toBe(points);
    await expectAccessible();
    await user.click(rows[0]);
    await waitFor(() => expect(map.relationship).not.toBeNull());
    expect(screen.queryByTestId('figure-parts')).toBeNull();
  });
});
