import { bytesOf, fromBase64, isSame } from '../../providers/signature.js';

/** Whether a request carries a password: as a bearer token (RFC 6750), or in HTTP's basic way (RFC 7617), by any name. */
export function hasPassword(headers: Headers, password: string): boolean {
  const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/.exec(headers.get('authorization') ?? '') ?? [];
  if (/^bearer$/i.test(scheme)) return isSamePassword(value.trim(), password);
  if (!/^basic$/i.test(scheme)) return false;
  const credentials = new TextDecoder().decode(fromBase64(value.trim()));
  // The password may hold colons, the name before it none.
  return isSamePassword(credentials.slice(credentials.indexOf(':') + 1), password);
}

/** Compares without telling by its time how much was right. */
export function isSamePassword(given: string, password: string): boolean {
  return isSame(bytesOf(given), bytesOf(password));
}
