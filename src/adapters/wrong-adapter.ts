import { missingMethod } from '../model/missing-method.js';

/**
 * What is wrong with something that was given as an adapter, and what to do.
 *
 * @param method - The one that is missing.
 * @param field - Where it was given: `adapter`, or `setDefaultAdapter`.
 */
export function adapterProblem(given: unknown, method: string, field: string): TypeError {
  const isAddress = typeof given === 'string' && /^([a-z][a-z\d+.-]*:\/|\.{0,2}\/)/i.test(given);
  const hint = isAddress ? ` An address is set as “src”: src="${given}".` : '';
  return new TypeError(`${field}: ${missingMethod(given, method)}.${hint}`);
}
