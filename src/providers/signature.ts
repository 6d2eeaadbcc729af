/** Web Crypto alone, so that a signature can be checked in Node, Deno, Bun, workers and browsers. */

/** @throws {DOMException} never: text that is not base64 gives no bytes, and so no valid signature. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/**
 * Checks an ECDSA signature over P-256 and SHA-256.
 *
 * @param publicKey - SubjectPublicKeyInfo in base64.
 * @param signature - As ASN.1 DER (RFC 3279, section 2.2.3), the form in which OpenSSL writes it.
 * @returns `false` as well for a key or signature that cannot be read.
 */
export async function verifyEcdsa(
  publicKey: string,
  signature: Uint8Array,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
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
function derToPair(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
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
