import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How two pictures differ.
 *
 * @param {Buffer} expected - PNG.
 * @param {Buffer} actual - PNG.
 * @returns {{ share: number, image?: Buffer }} the share of pixels that differ, 0 to 1, and a picture of them; of
 *   pictures of two sizes, 1 and none.
 */
export function difference(expected, actual) {
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(actual)];
  const { width, height } = one;
  if (width !== other.width || height !== other.height) return { share: 1 };
  const image = new PNG({ width, height });
  const count = pixelmatch(one.data, other.data, image.data, width, height, { threshold: 0.1 });
  return { share: count / (width * height), image: PNG.sync.write(image) };
}
