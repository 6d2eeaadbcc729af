/**
 * MD5, which Web Crypto does not have. It is broken as a hash, and stands here only because a provider signs with it.
 * https://www.rfc-editor.org/rfc/rfc1321
 */

/** By how many bits each of the four rounds turns, in turn: RFC 1321, section 3.4. */
const TURNS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

/** The table T of RFC 1321, section 3.4: the integer part of 2^32 times the sine of each step. */
const SINES = Uint32Array.from({ length: 64 }, (_, step) => Math.abs(Math.sin(step + 1)) * 2 ** 32);

const BLOCK = 64;

/** The 16 bytes of the digest. */
export function md5(data: Uint8Array): Uint8Array {
  const padded = paddedOf(data);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let at = 0; at < padded.length; at += BLOCK) mix(state, new DataView(padded.buffer, at, BLOCK));
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => digest.setUint32(4 * index, word, true));
  return new Uint8Array(digest.buffer);
}

/** A one bit, zeros, and the length in bits, so that it fills whole blocks: RFC 1321, sections 3.1 and 3.2. */
function paddedOf(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((data.length + 9) / BLOCK) * BLOCK);
  padded.set(data);
  padded[data.length] = 0x80;
  const end = new DataView(padded.buffer, padded.length - 8);
  end.setUint32(0, (data.length * 8) % 2 ** 32, true);
  end.setUint32(4, Math.floor(data.length / 2 ** 29), true);
  return padded;
}

function mix(state: Uint32Array, block: DataView): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step += 1) {
    let mixed: number;
    let word: number;
    if (step < 16) {
      mixed = (b & c) | (~b & d);
      word = step;
    } else if (step < 32) {
      mixed = (b & d) | (c & ~d);
      word = 5 * step + 1;
    } else if (step < 48) {
      mixed = b ^ c ^ d;
      word = 3 * step + 5;
    } else {
      mixed = c ^ (b | ~d);
      word = 7 * step;
    }
    const sum = (a + mixed + (SINES[step] ?? 0) + block.getUint32(4 * (word % 16), true)) | 0;
    const turn = TURNS[step >> 4]?.[step % 4] ?? 0;
    [a, b, c, d] = [d, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0, b, c];
  }
  [a, b, c, d].forEach((word, index) => (state[index] = (state[index] ?? 0) + word));
}
