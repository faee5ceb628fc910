/** A canvas with the colours of a theme, in scene units. Sets only what differs from what was set last. */
import type { Ink, Mark, Stroke } from '../backend/host';
import type { Palette } from './palette';
import type { Photos } from './photos';

const WEIGHTS = { regular: 400, medium: 500, 'semi-bold': 600 } as const;
const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const;
const DASHES: Record<Stroke['dash'], number[]> = { solid: [], dashed: [4, 4], dotted: [1.5, 4] };

/** The typeface of everything drawn; the same files serve the exports. */
export const TYPEFACE = 'Inter, sans-serif';

/** Outlines by their path data: cards share the shapes of hats, attitudes and stars. */
const outlines = new Map<string, Path2D>();

function outline(d: string): Path2D {
  let path = outlines.get(d);
  if (!path) {
    if (outlines.size > 5000) outlines.clear();
    outlines.set(d, (path = new Path2D(d)));
  }
  return path;
}

/** Good for one paint: whoever sets the canvas otherwise meanwhile takes a new one. */
export class Pen {
  #fill = '';
  #stroke: Ink = '';
  #width = -1;
  #dash = '';
  #font = '';
  #align = '';
  #alpha = -1;

  constructor(
    readonly ctx: CanvasRenderingContext2D,
    readonly palette: Palette,
    readonly photos: Photos,
  ) {}

  /** Opacity of what follows, in 0…1. */
  alpha(alpha: number): void {
    if (alpha !== this.#alpha) this.ctx.globalAlpha = this.#alpha = alpha;
  }

  /** Colour of faces and text. */
  fill(ink: Ink): void {
    if (ink !== this.#fill) this.ctx.fillStyle = this.palette.of((this.#fill = ink));
  }

  /** Colour, width and rhythm of edges. */
  stroke({ ink, width, dash }: Stroke): void {
    if (ink !== this.#stroke) this.ctx.strokeStyle = this.palette.of((this.#stroke = ink));
    if (width !== this.#width) this.ctx.lineWidth = this.#width = width;
    if (dash !== this.#dash) this.ctx.setLineDash(DASHES[(this.#dash = dash)]);
  }

  /** Writes one line of text, made narrower where it would be wider than `most`. */
  write(text: string, x: number, y: number, size: number, weight: keyof typeof WEIGHTS, anchor: keyof typeof ALIGN, most?: number): void {
    this.font(size, weight);
    if (anchor !== this.#align) this.ctx.textAlign = ALIGN[(this.#align = anchor)];
    if (most === undefined) this.ctx.fillText(text, x, y);
    else this.ctx.fillText(text, x, y, most);
  }

  /** Size and cut of text. */
  font(size: number, weight: keyof typeof WEIGHTS): void {
    const font = `${WEIGHTS[weight]} ${size}px ${TYPEFACE}`;
    if (font !== this.#font) this.ctx.font = this.#font = font;
  }

  /** Paints a mark of a scene. */
  mark(mark: Mark): void {
    const { ctx } = this;
    if (mark.mark === 'text') {
      this.fill(mark.ink);
      this.write(mark.text, mark.x, mark.y, mark.size, mark.weight, mark.anchor);
    } else if (mark.mark === 'photo') {
      const photo = this.photos.of(mark.jpeg, mark.rect, mark.radius);
      if (photo) ctx.drawImage(photo, mark.rect.x, mark.rect.y, mark.rect.width, mark.rect.height);
    } else if (mark.mark === 'box') {
      const { x, y, width, height } = mark.rect;
      ctx.beginPath();
      ctx.roundRect(x, y, width, height, mark.radius);
      if (mark.fill !== null) {
        this.fill(mark.fill);
        ctx.fill();
      }
      if (mark.stroke !== null) {
        this.stroke(mark.stroke);
        ctx.stroke();
      }
    } else if (mark.mark === 'path') {
      const path = outline(mark.d);
      const whole = ctx.globalAlpha;
      if (mark.opacity < 1) ctx.globalAlpha = whole * mark.opacity;
      if (mark.fill !== null) {
        this.fill(mark.fill);
        ctx.fill(path);
      }
      if (mark.stroke !== null) {
        this.stroke(mark.stroke);
        ctx.stroke(path);
      }
      ctx.globalAlpha = whole;
    }
  }
}
