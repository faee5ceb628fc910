/** Measures frames in a window that is driven by a test. */
import type { MapEngine } from './engine';
import { centre } from './geometry';

/** What the hand does meanwhile. */
export type Motion = 'pan' | 'zoom' | 'drag';

/** What a test finds in the page. */
export interface Probe {
  /** Moves the map, or a card, for so many milliseconds; resolves to the milliseconds from frame to frame. */
  frames(what: Motion, millis: number): Promise<number[]>;
  /** Looks at the middle of the drawing at a zoom, in CSS pixels a unit. */
  look(zoom: number): void;
}

declare global {
  interface Window {
    __rapport?: Probe;
  }
}

/**
 * Puts the probe in the page where the window is driven by WebDriver, and nowhere else; the answer takes
 * it away again.
 */
export function probe(engine: MapEngine): () => void {
  if (!navigator.webdriver) return () => undefined;
  const look = (zoom: number): void => {
    const { x, y } = centre(engine.picture.bounds);
    engine.look(x, y, zoom);
  };
  const mine: Probe = { frames: (what, millis) => frames(engine, what, millis), look };
  window.__rapport = mine;
  return () => {
    if (window.__rapport === mine) delete window.__rapport;
  };
}

async function frames(engine: MapEngine, what: Motion, millis: number): Promise<number[]> {
  const { hand, view, picture } = engine;
  const middle = { x: view.width / 2, y: view.height / 2 };
  const carried = [...picture.cardsIn(view.visible())][0];
  if (what === 'drag' && carried) {
    const at = view.toScreen(carried.rect);
    if (!hand.pickUp(carried.id, at)) return [];
  }
  const began = performance.now();
  const out: number[] = [];
  let last: number | null = null;
  await new Promise<void>((done) => {
    const step = (now: number): void => {
      if (last !== null) out.push(now - last);
      last = now;
      const time = (performance.now() - began) / 1000;
      if (time * 1000 >= millis) {
        done();
        return;
      }
      if (what === 'pan') hand.pan(14 * Math.cos(time * 2.2), 11 * Math.sin(time * 1.7));
      else if (what === 'zoom') hand.zoom(Math.exp(0.045 * Math.sin(time * 2)), middle);
      else hand.carry(240 * Math.sin(time * 2.4), 160 * Math.sin(time * 1.9));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  if (what === 'drag') hand.cancel();
  return out;
}
