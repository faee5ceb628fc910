/** Photos of cards, decoded once and rounded once. */
import type { Rect } from './geometry';

/** Pixels of a photo a scene unit: enough for the largest zoom at which a face fits the window. */
const DENSITY = 3;
/** Photos kept at most. */
const MOST = 4000;

/** Decoded photos by their data. */
export class Photos {
  readonly #ready = new Map<string, HTMLCanvasElement | null>();

  /** `changed` is told when a photo that was asked for can be drawn. */
  constructor(readonly changed: () => void) {}

  /** The photo, rounded, once it is decoded. */
  of(jpeg: string, rect: Rect, radius: number): HTMLCanvasElement | null {
    const key = `${rect.width} ${rect.height} ${radius} ${jpeg}`;
    const known = this.#ready.get(key);
    if (known !== undefined) return known;
    if (this.#ready.size >= MOST) this.#ready.clear();
    this.#ready.set(key, null);
    const image = new Image();
    image.onload = () => {
      this.#ready.set(key, rounded(image, rect, radius));
      this.changed();
    };
    image.src = `data:image/jpeg;base64,${jpeg}`;
    return null;
  }
}

/** The middle of a picture, cut to the shape of a rectangle with round corners. */
function rounded(image: HTMLImageElement, { width, height }: Rect, radius: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * DENSITY);
  canvas.height = Math.round(height * DENSITY);
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  ctx.scale(DENSITY, DENSITY);
  ctx.beginPath();
  ctx.roundRect(0, 0, width, height, radius);
  ctx.clip();
  const { x, y, width: wide, height: high } = covering(image.naturalWidth, image.naturalHeight, width / height);
  ctx.drawImage(image, x, y, wide, high, 0, 0, width, height);
  return canvas;
}

/** The largest part of a picture of this size that has a proportion (width ÷ height), from its middle. */
export function covering(width: number, height: number, proportion: number): Rect {
  const wide = Math.min(width, height * proportion);
  const high = Math.min(height, width / proportion);
  return { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
}
