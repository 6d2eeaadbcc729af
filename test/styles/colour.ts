/** What tests compute of colours: as the browser paints them, and as they are seen. */

export type Colour = readonly [red: number, green: number, blue: number];

/** What the browser makes of a colour, in the scheme of the element. */
export function paint(colour: string, scheme: string): Colour {
  const probe = document.createElement('span');
  probe.style.colorScheme = scheme;
  probe.style.color = `color-mix(in srgb, ${colour} 100%, transparent 0%)`;
  document.body.append(probe);
  const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  probe.remove();
  return [red, green, blue];
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(linear) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** WCAG 2.2: from 1, where they are the same, to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
}

/** Machado, Oliveira and Fernandes 2009: how colours look to people who lack one kind of cone, on linear channels. */
export const SIGHTS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* (D65) of a colour as it is seen. */
export function lab(colour: Colour, sight: readonly (readonly number[])[]): number[] {
  const channels = colour.map(linear);
  const dot = (row: readonly number[], values: readonly number[]): number =>
    row.reduce((sum, factor, index) => sum + factor * (values[index] ?? 0), 0);
  const seen = sight.map((row) => Math.min(1, Math.max(0, dot(row, channels))));
  const x = dot([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047;
  const y = dot([0.2126729, 0.7151522, 0.072175], seen);
  const z = dot([0.0193339, 0.119192, 0.9503041], seen) / 1.08883;
  const curve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);
  return [116 * curve(y) - 16, 500 * (curve(x) - curve(y)), 200 * (curve(y) - curve(z))];
}
