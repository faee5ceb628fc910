/** Which squares of a sheet have to be painted again. */
import { union, type Rect } from './geometry';
import type { Frame } from './sheet';

/** Side of a tile in device pixels. */
const SIDE = 48;

/** A raster of tiles over a frame, each clean or not; rectangles and polylines are in scene units. */
export class Tiles {
  readonly #columns: number;
  readonly #rows: number;
  readonly #marked: Uint8Array;

  constructor(readonly frame: Frame) {
    this.#columns = Math.ceil(frame.width / SIDE);
    this.#rows = Math.ceil(frame.height / SIDE);
    this.#marked = new Uint8Array(this.#columns * this.#rows);
  }

  /** Marks the tiles that a rectangle touches. */
  addRect(rect: Rect): void {
    this.#visit(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height, (at) => {
      this.#marked[at] = 1;
      return false;
    });
  }

  /** Marks the tiles within `pad` of a polyline. */
  addLine(polyline: Float64Array, pad: number): void {
    this.#along(polyline, pad, (at) => {
      this.#marked[at] = 1;
      return false;
    });
  }

  /** Whether a rectangle touches a marked tile. */
  meetRect(rect: Rect): boolean {
    return this.#visit(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height, (at) => this.#marked[at] === 1);
  }

  /** Whether a polyline comes within `pad` of a marked tile. */
  meetLine(polyline: Float64Array, pad: number): boolean {
    return this.#along(polyline, pad, (at) => this.#marked[at] === 1);
  }

  /** The marked tiles as rectangles in device pixels, neighbours in a row together. */
  runs(): Rect[] {
    const out: Rect[] = [];
    for (let row = 0; row < this.#rows; row += 1) {
      for (let column = 0; column < this.#columns; column += 1) {
        const from = column;
        while (column < this.#columns && this.#marked[row * this.#columns + column] === 1) column += 1;
        if (column === from) continue;
        const x = from * SIDE;
        const y = row * SIDE;
        const width = Math.min(column * SIDE, this.frame.width) - x;
        out.push({ x, y, width, height: Math.min(SIDE, this.frame.height - y) });
      }
    }
    return out;
  }

  /** What the marked tiles lie in, in device pixels; null where there are none. */
  extent(): Rect | null {
    const [first, ...others] = this.runs();
    return first ? others.reduce(union, first) : null;
  }

  /** Cuts what of a polyline is on the sheet into pieces of a tile's length and visits the tiles round each until one answers. */
  #along(polyline: Float64Array, pad: number, visit: (tile: number) => boolean): boolean {
    const { x, y, width, height, scale } = this.frame;
    const piece = SIDE / scale;
    const [right, bottom] = [x + width / scale, y + height / scale];
    for (let at = 2; at < polyline.length; at += 2) {
      const [ax, ay] = [polyline[at - 2], polyline[at - 1]];
      const [dx, dy] = [polyline[at] - ax, polyline[at + 1] - ay];
      const [fromX, toX] = between(ax, dx, x - pad, right + pad);
      const [fromY, toY] = between(ay, dy, y - pad, bottom + pad);
      const from = Math.max(fromX, fromY);
      const share = Math.min(toX, toY) - from;
      if (share < 0) continue;
      const pieces = Math.max(1, Math.ceil((Math.max(Math.abs(dx), Math.abs(dy)) * share) / piece));
      const [stepX, stepY] = [(dx * share) / pieces, (dy * share) / pieces];
      for (let each = 0; each < pieces; each += 1) {
        const x0 = ax + dx * from + stepX * each;
        const y0 = ay + dy * from + stepY * each;
        const found = this.#visit(
          Math.min(x0, x0 + stepX) - pad,
          Math.min(y0, y0 + stepY) - pad,
          Math.max(x0, x0 + stepX) + pad,
          Math.max(y0, y0 + stepY) + pad,
          visit,
        );
        if (found) return true;
      }
    }
    return false;
  }

  #visit(x0: number, y0: number, x1: number, y1: number, visit: (tile: number) => boolean): boolean {
    const { x, y, scale } = this.frame;
    const left = Math.max(0, Math.floor(((x0 - x) * scale - 1) / SIDE));
    const top = Math.max(0, Math.floor(((y0 - y) * scale - 1) / SIDE));
    const right = Math.min(this.#columns - 1, Math.floor(((x1 - x) * scale + 1) / SIDE));
    const bottom = Math.min(this.#rows - 1, Math.floor(((y1 - y) * scale + 1) / SIDE));
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        if (visit(row * this.#columns + column)) return true;
      }
    }
    return false;
  }
}

/** The part [from, to] of 0…1 in which start + part × length lies in low…high; from > to where none does. */
function between(start: number, length: number, low: number, high: number): [number, number] {
  if (length === 0) return start >= low && start <= high ? [0, 1] : [1, 0];
  const [one, other] = [(low - start) / length, (high - start) / length];
  return [Math.max(0, Math.min(one, other)), Math.min(1, Math.max(one, other))];
}
