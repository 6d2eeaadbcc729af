import { missingMethod } from '../model/missing-method.js';

/**
 * Says what is wrong with something that was given as an adapter, and what to do.
 *
 * @param method - The one that is missing.
 * @param host - The element that was given it, or its page.
 * @throws {TypeError} always.
 */
export function refuseAdapter(given: unknown, method: string, host: { adapter?: unknown }): never {
  const field = host.adapter === given ? 'adapter' : 'setDefaultAdapter';
  const isAddress = typeof given === 'string' && /^([a-z][a-z\d+.-]*:\/|\.{0,2}\/)/i.test(given);
  const hint = isAddress ? ` An address is set as “src”: src="${given}".` : '';
  throw new TypeError(`${field}: ${missingMethod(given, method)}.${hint}`);
}
