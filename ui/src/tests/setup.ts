/** What jsdom lacks of a browser: layout, canvas, modal dialogs. Nothing here knows the page. */
import { configure } from '@testing-library/svelte';
import { afterEach, beforeEach } from 'vitest';

configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message ?? 'Not found') });

class Watch implements ResizeObserver {
  constructor(readonly changed: ResizeObserverCallback) {}
  observe(): void {
    queueMicrotask(() => this.changed([], this));
  }
  unobserve(): void {}
  disconnect(): void {}
}

/** A canvas that takes every call and draws nothing. */
function blank(canvas: HTMLCanvasElement): unknown {
  const held: Record<PropertyKey, unknown> = { canvas };
  return new Proxy(held, {
    get: (target, key) => (key in target ? target[key] : key === 'measureText' ? (text: string) => ({ width: text.length * 10 }) : () => undefined),
    set: (target, key, value) => Reflect.set(target, key, value),
  });
}

const contexts = new WeakMap<HTMLCanvasElement, unknown>();

globalThis.ResizeObserver = Watch;
globalThis.Path2D = class {} as typeof Path2D;
Object.defineProperty(document, 'fonts', { value: { load: () => Promise.resolve([]) } });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 1000, configurable: true });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 800, configurable: true });
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.setPointerCapture = () => undefined;
HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement) {
  let context = contexts.get(this);
  if (!context) contexts.set(this, (context = blank(this)));
  return context;
} as unknown as HTMLCanvasElement['getContext'];
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
window.matchMedia = (query) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());
