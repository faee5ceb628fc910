/** What part of the scene the window shows. */
import { type Point, type Rect } from './geometry';

/** How far one can zoom, in CSS pixels a scene unit. */
export const ZOOM = { least: 0.02, most: 4 } as const;

/** CSS pixels at the edges that are kept free for buttons over the map, and for titles above the ground. */
const FREE = { above: 54, below: 46, beside: 16 } as const;

/** The view: the scene point in its middle, the zoom, and its size in CSS pixels. */
export class Viewport {
  x = 0;
  y = 0;
  zoom = 1;
  width = 1;
  height = 1;
  /** The least zoom: that shows everything with much ground round it. */
  least: number = ZOOM.least;

  /** Where a scene point is in the window, from its upper left corner in CSS pixels. */
  toScreen(point: Point): Point {
    return {
      x: (point.x - this.x) * this.zoom + this.width / 2,
      y: (point.y - this.y) * this.zoom + this.height / 2,
    };
  }

  /** The scene point under a point of the window. */
  toScene(point: Point): Point {
    return {
      x: (point.x - this.width / 2) / this.zoom + this.x,
      y: (point.y - this.height / 2) / this.zoom + this.y,
    };
  }

  /** The same view, which stays as it is now. */
  kept(): Viewport {
    return Object.assign(new Viewport(), this);
  }

  /** Where a scene rectangle is in the window. */
  rectToScreen(rect: Rect): Rect {
    return { ...this.toScreen(rect), width: rect.width * this.zoom, height: rect.height * this.zoom };
  }

  /** The part of the scene in view. */
  visible(): Rect {
    const width = this.width / this.zoom;
    const height = this.height / this.zoom;
    return { x: this.x - width / 2, y: this.y - height / 2, width, height };
  }

  /** Moves the picture by so many CSS pixels. */
  panBy(dx: number, dy: number): void {
    this.x -= dx / this.zoom;
    this.y -= dy / this.zoom;
  }

  /** Zooms by a factor; what lies under `at` (window coordinates) stays there. */
  zoomAt(factor: number, at: Point): void {
    const before = this.toScene(at);
    this.zoom = Math.min(ZOOM.most, Math.max(this.least, this.zoom * factor));
    const after = this.toScene(at);
    this.x += before.x - after.x;
    this.y += before.y - after.y;
  }

  /** Lets zooming out end where `bounds` fill a third of the window. */
  limit(bounds: Rect): void {
    this.least = Math.max(ZOOM.least, this.#whole(bounds) / 3);
  }

  /** Shows the whole of `bounds` clear of what lies over the map, never larger than life. */
  fit(bounds: Rect): void {
    Object.assign(this, this.#fitted(bounds));
  }

  /** Whether the whole of `bounds` is shown as {@link fit} shows it. */
  fits(bounds: Rect): boolean {
    const { x, y, zoom } = this.#fitted(bounds);
    const moved = Math.max(Math.abs(x - this.x), Math.abs(y - this.y)) * zoom;
    return moved < 1 && Math.abs(this.zoom / zoom - 1) < 1e-6;
  }

  #fitted(bounds: Rect): { x: number; y: number; zoom: number } {
    const zoom = this.#whole(bounds);
    const middle = bounds.y + bounds.height / 2;
    return { x: bounds.x + bounds.width / 2, y: middle - (FREE.above - FREE.below) / 2 / zoom, zoom };
  }

  #whole(bounds: Rect): number {
    const width = Math.max(1, this.width - 2 * FREE.beside);
    const height = Math.max(1, this.height - FREE.above - FREE.below);
    const zoom = Math.min(width / Math.max(1, bounds.width), height / Math.max(1, bounds.height), 1);
    return Math.max(ZOOM.least, zoom);
  }

  /** Moves as little as brings `rect` into view, with a margin in CSS pixels; whether it moved. */
  reveal(rect: Rect, margin = 48): boolean {
    const seen = this.visible();
    const edge = margin / this.zoom;
    const shift = (low: number, size: number, seenLow: number, seenSize: number): number => {
      if (size + 2 * edge > seenSize) return low + size / 2 - (seenLow + seenSize / 2);
      if (low - edge < seenLow) return low - edge - seenLow;
      return Math.max(0, low + size + edge - (seenLow + seenSize));
    };
    const dx = shift(rect.x, rect.width, seen.x, seen.width);
    const dy = shift(rect.y, rect.height, seen.y, seen.height);
    this.x += dx;
    this.y += dy;
    return dx !== 0 || dy !== 0;
  }
}
