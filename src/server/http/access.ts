import type { Access } from '../store/store.js';
import { ProblemError } from './problem.js';

/**
 * What a caller may do:
 *
 * - `read`: see what the elements show
 * - `see-addresses`: see the addresses of recipients in it; without it, they are masked
 * - `export`: take lists along as CSV, if it may read them
 * - `register`: announce mailings
 * - `erase`: erase what is known of a person
 * - `audit`: see who exported what
 * - `operate`: see the metrics of the server
 */
export const RIGHTS = ['read', 'see-addresses', 'export', 'register', 'erase', 'audit', 'operate'] as const;

export type Right = (typeof RIGHTS)[number];

/** Who asks, as the host knows it. */
export interface Caller {
  /** Whose data these are: nothing of another account is ever answered with. */
  account: string;
  /** The only scopes that may be seen, as "project:42". Absent: all of the account. */
  scopes?: readonly string[];
  rights: readonly Right[];
  /** Who it is, for the audit of exports: the id of a user, say. */
  actor?: string;
}

/**
 * Decides about a request: who asks, or a refusal. A `Response` is answered with as it is (a redirection to sign in,
 * say); `null` or `undefined` is answered with 401.
 */
export type Authorize = (request: Request) => Authorization | Promise<Authorization>;

type Authorization = Caller | Response | null | undefined;

/** A refusal in the host's own words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly response: Response) {
    super(`refused with status ${String(response.status)}`);
  }
}

/**
 * Who asks, if they may.
 *
 * @throws {ProblemError} 401 if nobody is known by this request, 403 if a right is missing; it names the right.
 * @throws {Refusal} if the host answers in its own words.
 */
export async function callerOf(request: Request, authorize: Authorize, ...needed: readonly Right[]): Promise<Caller> {
  const caller = await authorize(request);
  if (caller instanceof Response) throw new Refusal(caller);
  if (!caller) throw new ProblemError(401, 'Not signed in', 'This request carries nothing that says who is asking.');
  if (typeof caller.account !== 'string' || caller.account === '' || !Array.isArray(caller.rights)) {
    throw new TypeError('authorize: expected { account, rights }, or a refusal');
  }
  const missing = needed.find((right) => !caller.rights.includes(right));
  if (missing !== undefined) {
    throw new ProblemError(403, 'Not allowed', `The right to ${missing} is missing.`, { more: { right: missing } });
  }
  return caller;
}

/** Whether the addresses of recipients are to be masked. */
export function isMasked({ rights }: Caller): boolean {
  return !rights.includes('see-addresses');
}

/** What of the store a caller may see. */
export function accessOf({ account, scopes }: Caller): Access {
  return scopes === undefined ? { account } : { account, scopes };
}

/**
 * What concerns an account as a whole is not for those who may see parts of it.
 *
 * @throws {ProblemError} 403.
 */
export function checkUnlimited({ scopes }: Caller): void {
  if (scopes === undefined) return;
  throw new ProblemError(
    403,
    'Not allowed',
    'This concerns all of the account, and only some scopes of it may be seen.',
  );
}
