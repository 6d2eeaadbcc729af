import type { Provider, WebhookRequest } from '../../providers/provider.js';
import type { ReplayToken } from '../store/store.js';
import { hasPassword, isSamePassword } from './password.js';

/**
 * What a provider's webhooks are checked with: the secret that its `verify` takes, or several while one is replaced by
 * another, or what finds them for an account. Of a provider that does not sign, a password of your own, which its
 * address carries: `https://any:PASSWORD@…`, `?token=PASSWORD`, or the header `Authorization: Bearer PASSWORD`.
 */
export type WebhookSecret = Secrets | ((account: string) => Secrets | undefined | Promise<Secrets | undefined>);

type Secrets = string | readonly string[];

/** The secrets of a provider for an account; none where it is not set up. */
export async function secretsOf(secret: WebhookSecret | undefined, account: string): Promise<readonly string[]> {
  const found = typeof secret === 'function' ? await secret(account) : secret;
  // An empty secret is one that somebody forgot to fill in.
  return [found ?? []].flat().filter((each) => each !== '');
}

/** What a check has found out. */
export interface Checked {
  isRight: boolean;
  /** Why not, for the log. */
  why?: string;
  /** Whether it could not be found out: what is signed with cannot be fetched for now. */
  isUnsure?: boolean;
  /** To be kept with the events, so that they are taken once. */
  tokens: readonly ReplayToken[];
}

/** Whether a request comes from the provider, by any of the secrets. */
export async function check(
  provider: Provider,
  request: WebhookRequest,
  secrets: readonly string[],
  fetch: (url: string) => Promise<Response>,
): Promise<Checked> {
  let why = 'there is no secret';
  let isUnsure = false;
  const watchedFetch = async (url: string): Promise<Response> => {
    // Unless an answer comes that says otherwise.
    isUnsure = true;
    const response = await fetch(url);
    isUnsure = !response.ok;
    return response;
  };
  for (const secret of secrets) {
    const tokens: ReplayToken[] = [];
    const isRight = provider.verify
      ? await provider.verify(request, secret, {
          onRefused: (reason) => (why = reason),
          // Whether it is new is seen where it is kept, in the transaction of the events.
          remember: (token, until) => tokens.push({ token, until }) > 0,
          fetch: watchedFetch,
        })
      : hasOwnPassword(request, secret);
    if (isRight) return { isRight, tokens };
    if (!provider.verify) why = 'the password is missing or wrong';
  }
  return { isRight: false, why, isUnsure, tokens: [] };
}

function hasOwnPassword({ url, headers }: WebhookRequest, password: string): boolean {
  const token = new URL(url).searchParams.get('token');
  return hasPassword(headers, password) || (token !== null && isSamePassword(token, password));
}
