/** SVG path data (absolute M, L, H, V, C, Q, Z) as a polyline, for finding lines by place. */
import type { Point } from './geometry';

const PIECES = 12;

/** The corners of a path as x, y, x, y …; curves are cut into 12 pieces. */
export function flatten(d: string): Float64Array {
  const out: number[] = [];
  const numbers: number[] = [];
  let command = '';
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;

  const to = (nextX: number, nextY: number): void => {
    x = nextX;
    y = nextY;
    out.push(x, y);
  };
  const take = (): void => {
    const n = numbers;
    if (command === 'M' && n.length === 2) {
      to(n[0], n[1]);
      startX = x;
      startY = y;
      command = 'L';
    } else if (command === 'L' && n.length === 2) to(n[0], n[1]);
    else if (command === 'H' && n.length === 1) to(n[0], y);
    else if (command === 'V' && n.length === 1) to(x, n[0]);
    else if (command === 'Q' && n.length === 4) curve(out, x, y, n[0], n[1], n[0], n[1], n[2], n[3], 2);
    else if (command === 'C' && n.length === 6) curve(out, x, y, n[0], n[1], n[2], n[3], n[4], n[5], 3);
    else return;
    x = out[out.length - 2];
    y = out[out.length - 1];
    numbers.length = 0;
  };

  const end = d.length;
  for (let at = 0; at < end; ) {
    const code = d.charCodeAt(at);
    if (code >= 65 && code <= 90) {
      command = d[at];
      numbers.length = 0;
      at += 1;
      if (command === 'Z') to(startX, startY);
    } else if ((code >= 48 && code <= 57) || code === 45 || code === 46) {
      const start = at;
      at += 1;
      while (at < end) {
        const c = d.charCodeAt(at);
        const exponent = c === 101 || (c === 45 && d.charCodeAt(at - 1) === 101);
        if (!((c >= 48 && c <= 57) || c === 46 || exponent)) break;
        at += 1;
      }
      numbers.push(+d.slice(start, at));
      take();
    } else at += 1;
  }
  return Float64Array.from(out);
}

function curve(
  out: number[],
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
  degree: 2 | 3,
): void {
  for (let piece = 1; piece <= PIECES; piece += 1) {
    const t = piece / PIECES;
    const s = 1 - t;
    if (degree === 2) {
      out.push(s * s * x0 + 2 * s * t * x1 + t * t * x3, s * s * y0 + 2 * s * t * y1 + t * t * y3);
    } else {
      const [a, b, c, e] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      out.push(a * x0 + b * x1 + c * x2 + e * x3, a * y0 + b * y1 + c * y2 + e * y3);
    }
  }
}

/** The distance from a point to the nearest piece of a polyline; infinite where it has no piece. */
export function distance(polyline: Float64Array, point: Point): number {
  let least = Infinity;
  for (let at = 2; at < polyline.length; at += 2) {
    const [ax, ay] = [polyline[at - 2], polyline[at - 1]];
    const [dx, dy] = [polyline[at] - ax, polyline[at + 1] - ay];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - ax) * dx + (point.y - ay) * dy) / length));
    least = Math.min(least, Math.hypot(ax + t * dx - point.x, ay + t * dy - point.y));
  }
  return least;
}
