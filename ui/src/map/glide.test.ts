import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Patch } from '../backend/host';
import { card, line, rect, scene } from '../tests/scene';
import { eased, glideOf, LASTS, MOST_PEOPLE } from './glide';
import { Picture } from './picture';
import { Viewport } from './viewport';

const [a, b] = [card('a', 0, 0), card('b', 600, 0)];
const view = Object.assign(new Viewport(), { x: 300, y: 100, zoom: 1, width: 1200, height: 800 });
const moved = { ...a, rect: rect(200, 100) };
const patch: Patch = { bounds: rect(0, 0, 2000, 1000), zones: null, spots: null, lines: [line('ab', moved, b)], cards: [moved, b], gone: [], legend: null, notes: [], aside: 0 };

function glide(people = 2, from = new Map([['a', a.rect], ['b', b.rect]]), now = 1000) {
  const picture = new Picture();
  const others = Array.from({ length: people - 2 }, (_, at) => card(`o${at}`, 5000, 50 * at));
  picture.load(scene([a, b, ...others], [line('ab', a, b)]));
  picture.apply(patch);
  return glideOf(patch, picture, from, view, now);
}

describe('a glide', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('takes cards from where they were to where they are', () => {
    const it = glide();
    expect(it?.shown(1000)[0].rect).toEqual(a.rect);
    expect(it?.shown(1000 + LASTS)[0].rect).toEqual(moved.rect);
    expect(it?.over(1000 + LASTS - 1)).toBe(false);
    expect(it?.over(1000 + LASTS)).toBe(true);
    expect(LASTS).toBeLessThanOrEqual(250);
  });

  it('leaves alone what stays, and fades in the lines of what moves', () => {
    expect([...(glide()?.ids ?? [])].sort()).toEqual(['a', 'ab']);
  });

  it('is not there where nothing moves', () => expect(glide(2, new Map([['a', moved.rect], ['b', b.rect]]))).toBeNull());
  it('is not there for those who are new', () => expect(glide(2, new Map())).toBeNull());
  it('is not there on a large map', () => {
    expect(glide(MOST_PEOPLE)).not.toBeNull();
    expect(glide(MOST_PEOPLE + 1)).toBeNull();
  });
  it('is not there where motion is to be reduced', () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
    expect(glide()).toBeNull();
  });
  it('is quick at first and slow at the end', () => {
    expect([eased(0), eased(1), eased(2)]).toEqual([0, 1, 1]);
    expect(eased(0.5)).toBeGreaterThan(0.8);
  });
});
