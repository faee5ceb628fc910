import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Host, Id, Patch } from '../backend/host';
import { centre, type Point } from '../map/geometry';
import { REACH } from '../map/reach';
import { map } from '../state/map.svelte';
import { cardOf, expectAccessible, openPage } from './page';

const inspector = () => within(screen.getByTestId('inspector'));
const theMap = () => screen.getByTestId('map');
const spot = (name: RegExp) => waitFor(() => within(theMap()).getByRole('button', { name }));

function hand() {
  if (!map.engine) throw new Error('There is no map.');
  return map.engine.hand;
}

async function idOf(name: string): Promise<Id> {
  return (await cardOf(name)).dataset.id ?? '';
}

/** The middle of a card, in CSS pixels from the map's corner. */
function middleOf(id: Id): Point {
  const place = map.engine?.placeOf(id);
  if (!place) throw new Error('There is no such card.');
  return centre(place);
}

describe('the drawing', () => {
  it('is asked for once where an account is opened, and once for changes that come together', async () => {
    const asked = vi.fn<Host['scene']>();
    await openPage('demo', (fake) => ({ scene: asked.mockImplementation(fake.scene) }));
    expect(asked).toHaveBeenCalledTimes(1);
    map.setShown('trust', false);
    map.setShown('conflict', false);
    await map.reload();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(asked.mock.lastCall?.[0].shown).toMatchObject({ trust: false, conflict: false });
  });
});

describe('a name on the map', () => {
  it('is written on the card, and Escape leaves it', async () => {
    const user = await openPage('demo');
    (await cardOf('Jonas Falk')).focus();
    await user.keyboard('{F2}');
    const field = screen.getByLabelText<HTMLInputElement>('New name of Jonas Falk');
    expect(document.activeElement).toBe(field);
    await expectAccessible();
    await user.keyboard('Johan Falk{Enter}');
    expect(document.activeElement).toBe(await cardOf('Johan Falk'));
    await user.keyboard('{F2}Somebody else{Escape}');
    expect(await cardOf('Johan Falk')).toBeTruthy();
    expect(screen.getByTestId('undo').title).toContain('Jonas Falk');
    expect(screen.queryByLabelText(/New name/)).toBeNull();
  });
});

describe('the context menu', () => {
  it('opens by the keyboard, is walked by arrows and letters, and does what it says', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Shift>}{F10}{/Shift}');
    const menu = within(await screen.findByRole('menu', { name: 'What can be done with Marcus Lind' }));
    expect(document.activeElement?.textContent).toContain('Open');
    expect(menu.getByRole('menuitem', { name: /Rename/ }).textContent).toContain('F2');
    await expectAccessible();
    await user.keyboard('a{ArrowRight}');
    const attitudes = within(await screen.findByRole('menu', { name: 'Attitude' }));
    expect(attitudes.getByRole('menuitemradio', { name: 'Non-supporter' }).getAttribute('aria-checked')).toBe('true');
    await expectAccessible();
    await user.keyboard('e{Enter}');
    await waitFor(async () => expect((await cardOf('Marcus Lind')).getAttribute('aria-label')).toContain('enemy'));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(await cardOf('Marcus Lind'));
  });

  it('closes by Escape, level by level, and gives the keyboard back', async () => {
    const user = await openPage('demo');
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await screen.findByRole('menu');
    await user.keyboard('h{ArrowRight}');
    expect(await screen.findAllByRole('menu')).toHaveLength(2);
    await user.keyboard('{Escape}');
    expect(screen.getAllByRole('menu')).toHaveLength(1);
    expect(document.activeElement?.textContent).toContain('Hats');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(await cardOf('Marcus Lind'));
  });

  it('offers for several what concerns several', async () => {
    const moveCards = vi.fn(() => Promise.reject({ code: 'cancelled', message: '' })); // eslint-disable-line @typescript-eslint/prefer-promise-reject-errors
    const user = await openPage('demo', { moveCards });
    const ids = [await idOf('Marcus Lind'), await idOf('Elin Moe'), await idOf('Tomas Berg')];
    map.select(ids);
    (await cardOf('Marcus Lind')).focus();
    await user.keyboard('{Shift>}{F10}{/Shift}');
    const menu = within(await screen.findByRole('menu', { name: 'What can be done with 3 people' }));
    expect(menu.queryByRole('menuitem', { name: /Rename/ })).toBeNull();
    await user.click(menu.getByRole('menuitem', { name: 'Align' }));
    await expectAccessible();
    await user.click(await screen.findByRole('menuitem', { name: /Left edges/ }));
    expect(moveCards).toHaveBeenCalledTimes(1);
  });

  it('adds somebody where the ground was clicked, and the name is written at once', async () => {
    const user = await openPage('demo');
    const at = map.engine?.view.toScene({ x: 5, y: 5 });
    hand().menu({ x: 5, y: 5 });
    await user.click(await screen.findByRole('menuitem', { name: 'Add a person here' }));
    expect(await screen.findByLabelText('New name of New person')).toBe(document.activeElement);
    await user.keyboard('Nora Quist{Enter}');
    const card = map.engine?.picture.cards.get(await idOf('Nora Quist'));
    expect(card && centre(card.rect).x).toBeCloseTo(at?.x ?? NaN, 6);
    expect(card && centre(card.rect).y).toBeCloseTo(at?.y ?? NaN, 6);
    expect(theMap().dataset.people).toBe('17');
  });
});

describe('the hand', () => {
  it('makes somebody report to the card they are held over', async () => {
    const user = await openPage('demo');
    const [tomas, elin] = [await idOf('Tomas Berg'), await idOf('Elin Moe')];
    const [from, to] = [middleOf(tomas), middleOf(elin)];
    expect(hand().pickUp(tomas, from)).toBe(true);
    hand().carry(to.x - from.x, to.y - from.y);
    expect(await screen.findByText('reports to Elin Moe')).toBeTruthy();
    await expectAccessible();
    hand().drop();
    const related = () => within(screen.getByRole('list', { name: 'Relationships on the map' }));
    expect(await related().findByText('Tomas Berg reports to Elin Moe')).toBeTruthy();
    expect(screen.queryByText('reports to Elin Moe')).toBeNull();
    expect(hand().over.drag).toBeNull();
    await user.keyboard('{Control>}z{/Control}');
    expect(await related().findByText('Tomas Berg reports to Ingrid Dahl')).toBeTruthy();
  });

  it('changes nothing where a drag is given up', async () => {
    await openPage('demo');
    const tomas = await idOf('Tomas Berg');
    hand().pickUp(tomas, middleOf(tomas));
    hand().carry(90, 40);
    hand().cancel();
    expect(hand().over.drag).toBeNull();
    expect(screen.getByTestId('undo')).toHaveProperty('disabled', true);
  });

  it('draws a tie whose kind a letter chooses', async () => {
    const user = await openPage('demo');
    const [mei, helen] = [await idOf('Mei Chen'), await idOf('Helen Ward')];
    hand().startTie(mei);
    hand().endTie(middleOf(helen));
    const bar = within(await screen.findByRole('group', { name: 'Tie from Mei Chen' }));
    await waitFor(() => expect(document.activeElement).toBe(bar.getByRole('button', { name: /^Reports to R$/ })));
    await expectAccessible();
    await user.keyboard('i');
    expect(await inspector().findByText('Mei Chen influences Helen Ward')).toBeTruthy();
  });

  it('draws a tie to the ground, where somebody is who is not met yet', async () => {
    const user = await openPage('demo');
    const elin = await idOf('Elin Moe');
    hand().startTie(elin);
    hand().endTie({ x: 4, y: 4 });
    expect(await screen.findByLabelText('New name of New person')).toBe(document.activeElement);
    await user.keyboard('Her assistant{Enter}');
    expect((await cardOf('Her assistant')).getAttribute('aria-label')).toContain('not met');
    expect(within(screen.getByRole('list', { name: 'Relationships on the map' })).getAllByRole('listitem')).toHaveLength(1);
  });

  it('moves no card where the lens has a place for each', async () => {
    const user = await openPage('demo');
    await user.keyboard('4');
    await waitFor(() => expect(map.engine?.reach.moves).toBe(false));
    const priya = await idOf('Priya Raman');
    expect(hand().pickUp(priya, middleOf(priya))).toBe(false);
  });
});

describe('six lenses', () => {
  it.each([['2', 'org-chart'], ['3', 'power-grid'], ['4', 'team-by-stakeholder'], ['6', 'timeline']])('are one key each: %s shows the %s, and the selection is kept', async (key, lens) => {
    const user = await openPage('demo');
    const marcus = await idOf('Marcus Lind');
    map.select([marcus]);
    await user.keyboard(key);
    await waitFor(() => expect(map.lens).toBe(lens));
    if (lens !== 'register') {
      await waitFor(() => expect(map.engine?.reach).toBe(REACH[map.lens]));
      await expectAccessible();
    }
    await user.keyboard('1');
    await waitFor(async () => expect((await cardOf('Marcus Lind')).getAttribute('aria-pressed')).toBe('true'));
    expect(map.selected).toEqual([marcus]);
  });

  it('fold a branch of the org chart, and the spot with its number unfolds it', async () => {
    const user = await openPage('demo');
    await user.keyboard('2');
    await waitFor(() => expect(map.ties).toBeLessThan(20));
    (await cardOf('Elin Moe')).focus();
    await user.keyboard('b');
    const folded = await spot(/folded away below Elin Moe/);
    await waitFor(() => expect(theMap().querySelector('button[aria-label^="Marcus Lind"]')).toBeNull());
    await expectAccessible();
    folded.focus();
    await user.keyboard('{Enter}');
    expect(await cardOf('Marcus Lind')).toBeTruthy();
  });

  it('open a relationship from a cell of the matrix', async () => {
    const user = await openPage('demo');
    await user.keyboard('4');
    (await spot(/Priya Raman.*Marcus Lind|Marcus Lind.*Priya Raman/)).focus();
    await user.keyboard('{Enter}');
    expect(await inspector().findByText('Relationship')).toBeTruthy();
  });

  it('tell of a circle of reports', async () => {
    const user = await openPage('demo');
    const { reportTo } = await import('../state/editing');
    await reportTo([await idOf('Elin Moe')], await idOf('Aisha Karim'));
    await user.keyboard('2');
    expect((await screen.findByTestId('notes')).textContent).toMatch(/circle of reports/);
    await expectAccessible();
  });
});

describe('finding on the map', () => {
  it('focuses on somebody by two keys', async () => {
    const user = await openPage('demo');
    (await cardOf('Lars Vik')).focus();
    await user.keyboard('{Alt>}f{/Alt}2');
    await waitFor(() => expect(map.filter.focus).toEqual({ stakeholder: map.filter.focus?.stakeholder, depth: 2 }));
    expect(map.nameOf(map.filter.focus?.stakeholder ?? '')).toBe('Lars Vik');
    await user.keyboard('{Alt>}f{/Alt}0');
    await waitFor(() => expect(map.filter.focus).toBeNull());
    expect(theMap().dataset.lens).toBe('four-worlds');
  });

  it('shows many in small where not all are in view, and M hides that', async () => {
    const user = await openPage('people=70');
    expect(screen.queryByTestId('minimap')).toBeNull();
    map.engine?.zoomBy(3);
    expect(await screen.findByTestId('minimap')).toBeTruthy();
    await expectAccessible();
    await user.keyboard('m');
    await waitFor(() => expect(screen.queryByTestId('minimap')).toBeNull());
    await user.keyboard('m');
    expect(await screen.findByTestId('minimap')).toBeTruthy();
  });

  it('lets what is tied to a card stand out while the pointer rests on it', async () => {
    await openPage('demo');
    const lars = await idOf('Lars Vik');
    hand().hover(middleOf(lars));
    await waitFor(() => expect(hand().over.lit?.cards.map((card) => card.name).sort()).toEqual(['Lars Vik', 'Norfilm', 'Priya Raman']));
    hand().hover({ x: 2, y: 2 });
    expect(hand().over.lit).toBeNull();
  });
});

describe('a patch', () => {
  it('leaves every card where it says, however it came there', async () => {
    await openPage('demo');
    const jonas = await idOf('Jonas Falk');
    const card = map.engine?.picture.cards.get(jonas);
    if (!card) throw new Error('There is no such card.');
    const rect = { ...card.rect, x: card.rect.x + 300 };
    const patch: Patch = { bounds: map.engine!.picture.bounds, zones: null, spots: null, lines: [], cards: [{ ...card, rect }], gone: [], legend: null, notes: [], aside: 0 };
    map.apply(patch);
    expect(hand().over.glide).not.toBeNull();
    await waitFor(() => expect(hand().over.glide).toBeNull());
    expect(map.engine?.picture.cards.get(jonas)?.rect).toEqual(rect);
    expect(map.engine?.manner.hidden.size).toBe(0);
  });
});

