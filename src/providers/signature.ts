/** Web Crypto alone, so that a signature can be checked in Node, Deno, Bun, workers and browsers. */

type Bytes = Uint8Array<ArrayBuffer>;

/** Refuses a request: tells the log why, and the caller no more than that. */
export function refused(why: string, onRefused?: (why: string) => void): false {
  onRefused?.(why);
  return false;
}

/** Whether a time is no more than so many seconds away from now, in either direction. */
export function isFresh(seconds: number, tolerance: number, now: Date = new Date()): boolean {
  return Math.abs(now.getTime() / 1000 - seconds) <= tolerance;
}

export function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Texts and bytes, one after the other. */
export function joined(...parts: readonly (string | Uint8Array)[]): Bytes {
  const all = parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part));
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text that is not base64 gives no bytes, and so no valid signature. */
export function fromBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Text that is not hexadecimal gives no bytes. */
export function fromHex(text: string): Bytes {
  // Without a group that repeats: of a text as long as a body, that would be more than the engine can keep in mind.
  if (text.length % 2 > 0 || !/^[0-9a-f]*$/i.test(text)) return new Uint8Array();
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => parseInt(text.slice(2 * index, 2 * index + 2), 16));
}

/** Compares without telling by its time how much was right. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length || a.length === 0) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

/** HMAC (RFC 2104). An empty key signs nothing: `false`. */
export async function verifyHmac(
  hash: 'SHA-1' | 'SHA-256',
  key: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  if (key.length === 0) return false;
  const algorithm = { name: 'HMAC', hash };
  const secret = await crypto.subtle.importKey('raw', joined(key), algorithm, false, ['sign']);
  return isSame(new Uint8Array(await crypto.subtle.sign('HMAC', secret, joined(data))), signature);
}

/**
 * Checks a signature of RSA with PKCS #1 v1.5 padding (RFC 8017, section 8.2).
 *
 * @param publicKey - SubjectPublicKeyInfo.
 * @returns `false` as well for a key or signature that cannot be read.
 */
export async function verifyRsa(
  hash: 'SHA-1' | 'SHA-256',
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  try {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
    const key = await crypto.subtle.importKey('spki', joined(publicKey), algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, key, joined(signature), joined(data));
  } catch {
    return false;
  }
}

/**
 * Checks an ECDSA signature over P-256 and SHA-256.
 *
 * @param publicKey - SubjectPublicKeyInfo in base64.
 * @param signature - As ASN.1 DER (RFC 3279, section 2.2.3), the form in which OpenSSL writes it.
 * @returns `false` as well for a key or signature that cannot be read.
 */
export async function verifyEcdsa(publicKey: string, signature: Uint8Array, data: Bytes): Promise<boolean> {
  const pair = derToPair(signature);
  if (!pair) return false;
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('spki', fromBase64(publicKey), algorithm, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, pair, data);
  } catch {
    return false;
  }
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const SIZE = 32;

/** From SEQUENCE { r INTEGER, s INTEGER } to the 64 bytes r ‖ s that Web Crypto takes (IEEE P1363). */
function derToPair(der: Uint8Array): Bytes | undefined {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return undefined;
  const pair = new Uint8Array(2 * SIZE);
  let at = 2;
  for (const end of [SIZE, 2 * SIZE]) {
    if (der[at] !== INTEGER) return undefined;
    const length = der[at + 1] ?? 0;
    let number = der.subarray(at + 2, at + 2 + length);
    if (number.length !== length || length === 0) return undefined;
    at += 2 + length;
    while (number.length > SIZE && number[0] === 0) number = number.subarray(1);
    if (number.length > SIZE) return undefined;
    pair.set(number, end - number.length);
  }
  return at === der.length ? pair : undefined;
}
