/** A canvas in memory that holds a stretch of the scene, painted at once or in slices. */
import type { Point, Rect } from './geometry';
import type { Tiles } from './tiles';
import type { Viewport } from './viewport';

/** Which stretch of the scene a sheet holds. */
export interface Frame {
  /** Scene coordinates of its upper left corner. */
  x: number;
  y: number;
  /** Device pixels a scene unit, and how many of them make a CSS pixel. */
  scale: number;
  ratio: number;
  /** Its size in device pixels. */
  width: number;
  height: number;
}

/** The most pixels a sheet may have. */
const MOST_PIXELS = 12_000_000;

/** The frame for a view, with a margin all round as a share of its size, aligned to its pixels. */
export function frameFor(view: Viewport, ratio: number, margin: number): Frame {
  const scale = view.zoom * ratio;
  const wide = view.width * ratio;
  const high = view.height * ratio;
  const share = (1 + 2 * margin) ** 2 * wide * high > MOST_PIXELS ? 0 : margin;
  const marginX = Math.round(wide * share);
  const marginY = Math.round(high * share);
  const seen = view.visible();
  return {
    x: seen.x - marginX / scale,
    y: seen.y - marginY / scale,
    scale,
    ratio,
    width: Math.max(1, Math.ceil(wide) + 2 * marginX),
    height: Math.max(1, Math.ceil(high) + 2 * marginY),
  };
}

/** The stretch of the scene in a frame. */
export function stretch(frame: Frame): Rect {
  return { x: frame.x, y: frame.y, width: frame.width / frame.scale, height: frame.height / frame.scale };
}

/** What a finished sheet spares another of the same scale: where it lies on it, and what is left to paint. */
export interface Spared {
  /** The frame, moved by less than a pixel so that pixels fall on pixels. */
  frame: Frame;
  /** Where the finished sheet's corner lies, in device pixels. */
  at: Point;
  /** What it does not cover, in device pixels. */
  left: Rect[];
}

/** What of a frame a finished one of the same scale covers; null where it covers nothing. */
export function spared(frame: Frame, finished: Frame): Spared | null {
  const { scale, ratio, width, height } = frame;
  if (finished.scale !== scale || finished.ratio !== ratio) return null;
  const at = { x: Math.round((finished.x - frame.x) * scale), y: Math.round((finished.y - frame.y) * scale) };
  const [x0, y0] = [Math.max(0, at.x), Math.max(0, at.y)];
  const [x1, y1] = [Math.min(width, at.x + finished.width), Math.min(height, at.y + finished.height)];
  if (x1 <= x0 || y1 <= y0) return null;
  const left = [
    { x: 0, y: 0, width, height: y0 },
    { x: 0, y: y1, width, height: height - y1 },
    { x: 0, y: y0, width: x0, height: y1 - y0 },
    { x: x1, y: y0, width: width - x1, height: y1 - y0 },
  ];
  return {
    frame: { ...frame, x: finished.x - at.x / scale, y: finished.y - at.y / scale },
    at,
    left: left.filter((strip) => strip.width > 0 && strip.height > 0),
  };
}

/** Draws a sheet on a window's canvas of `ratio` device pixels a CSS pixel, where a view has it. */
export function place(ctx: CanvasRenderingContext2D, sheet: Sheet, view: Viewport, ratio: number): void {
  const { frame } = sheet;
  const corner = view.toScreen(frame);
  const factor = (view.zoom * ratio) / frame.scale;
  const same = Math.abs(factor - 1) < 1e-9;
  const [x, y] = [corner.x * ratio, corner.y * ratio];
  ctx.drawImage(sheet.canvas, same ? Math.round(x) : x, same ? Math.round(y) : y, frame.width * factor, frame.height * factor);
}

/** A canvas and what it holds. */
export class Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly ctx: CanvasRenderingContext2D;
  #clipped = false;
  frame: Frame = { x: 0, y: 0, scale: 1, ratio: 1, width: 1, height: 1 };

  constructor() {
    this.canvas = document.createElement('canvas');
    const ctx = this.canvas.getContext('2d', { alpha: false });
    if (!ctx) throw new Error('This web view cannot draw: it has no canvas.');
    this.ctx = ctx;
  }

  /**
   * Empties the sheet for a frame, on paper of this colour; drawing is in scene units from here on.
   * With `only`, in device pixels, the rest of the sheet is left as it is and cannot be drawn on.
   */
  begin(frame: Frame, paper: string, only?: Rect): void {
    const { ctx, canvas } = this;
    this.frame = frame;
    this.end();
    this.#clipped = only !== undefined;
    if (canvas.width !== frame.width) canvas.width = frame.width;
    if (canvas.height !== frame.height) canvas.height = frame.height;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 1;
    if (only) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(only.x, only.y, only.width, only.height);
      ctx.clip();
    }
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, frame.width, frame.height);
    this.#toScene();
  }

  /** The whole sheet can be drawn on from here on. */
  end(): void {
    if (!this.#clipped) return;
    this.#clipped = false;
    this.ctx.restore();
    this.#toScene();
  }

  /** Takes over all of another sheet, its corner at a place in device pixels. */
  copy(other: Sheet, { x, y }: Point): void {
    const { ctx } = this;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 1;
    ctx.drawImage(other.canvas, 0, 0, other.frame.width, other.frame.height, x, y, other.frame.width, other.frame.height);
    this.#toScene();
  }

  /** Takes over some tiles of another sheet of the same frame. */
  take(tiles: Tiles, other: Sheet): void {
    const { ctx } = this;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 1;
    for (const { x, y, width, height } of tiles.runs()) ctx.drawImage(other.canvas, x, y, width, height, x, y, width, height);
    this.#toScene();
  }

  #toScene(): void {
    const { x, y, scale } = this.frame;
    this.ctx.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
    this.ctx.lineCap = 'butt';
    this.ctx.lineJoin = 'round';
    this.ctx.textBaseline = 'alphabetic';
  }
}
