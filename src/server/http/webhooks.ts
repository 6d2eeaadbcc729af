import { providers } from '../../providers/all.js';
import type { ParsedRequest, Provider, WebhookRequest } from '../../providers/provider.js';
import type { Ingested, Store } from '../store/store.js';
import { withoutAddresses } from './address-mask.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { notFound, ProblemError, tooBusy } from './problem.js';
import { bodyOf } from './request-body.js';
import { check, secretsOf, type WebhookSecret } from './webhook-secrets.js';

/** How webhooks are taken; see `MailAnalyticsOptions`. */
export interface WebhookOptions {
  secrets: Readonly<Record<string, WebhookSecret | undefined>>;
  isInsecure: boolean;
  account: (request: Request) => string | null | undefined | Promise<string | null | undefined>;
  limits: { webhookBytes: number; webhookBytesAtOnce: number; webhooksAtOnce: number };
  fetch?: (url: string) => Promise<Response>;
}

/** A provider that is told to come again does so after this many seconds, if it listens. */
const COME_AGAIN = 10;

/** What a provider is told where the reason is for the log alone. */
const AGAIN = 'This cannot be kept for now; it is to be posted again.';

/** So many events that could not be read are logged of one body. */
const LOGGED = 10;

/**
 * What a provider is answered that would come in vain again, where 400 means "again" to it. Mailgun comes again for
 * eight hours unless it hears 200 or 406.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-retries
 */
const NEVER_AGAIN: ReadonlyMap<string, number> = new Map([['mailgun', 406]]);

/**
 * Takes webhooks: checks who sent them, reads them, and answers 200 when their events are safe, not before. A few
 * providers take no other number for success.
 *
 * What cannot be kept for now is answered with 429: every provider comes again after it, while after a 5xx some never
 * do. https://developers.brevo.com/docs/how-to-use-webhooks
 */
export class Webhooks {
  readonly #store: () => Promise<Store>;
  readonly #options: WebhookOptions;
  readonly #fetch: (url: string) => Promise<Response>;
  readonly #metrics: Metrics;
  readonly #log: Log;
  readonly #inProgress = new Set<Promise<unknown>>();
  #bytes = 0;
  #isClosed = false;

  constructor(store: () => Promise<Store>, options: WebhookOptions, metrics: Metrics, log: Log) {
    this.#store = store;
    this.#options = options;
    this.#fetch = options.fetch ?? fetchOnce;
    this.#metrics = metrics;
    this.#log = log;
  }

  /** How many are being kept. */
  get size(): number {
    return this.#inProgress.size;
  }

  /** @throws {ProblemError} 404 if there is no such provider. */
  providerOf(name: string): Provider {
    const provider = providers.get(name);
    if (!provider) throw notFound('No provider of this name is known here.');
    return provider;
  }

  /**
   * @param url - The address of the webhook as the provider was told it.
   * @returns when everything that could be read is kept.
   * @throws {ProblemError} if nothing is kept.
   */
  async take(provider: Provider, request: Request, url: string): Promise<void> {
    const { webhooksAtOnce } = this.#options.limits;
    if (this.#isClosed || this.#inProgress.size >= webhooksAtOnce) throw this.#later(provider, 'too many at once');
    const taken = this.#take(provider, request, url);
    this.#inProgress.add(taken);
    try {
      await taken;
    } catch (error) {
      // What is wrong on our side may be right when it comes again.
      if (error instanceof ProblemError && error.status < 500) throw error;
      throw this.#later(provider, 'failed', error);
    } finally {
      this.#inProgress.delete(taken);
    }
  }

  /** Takes no more, and waits for those that are being kept. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled([...this.#inProgress]);
  }

  async #take(provider: Provider, request: Request, url: string): Promise<void> {
    const account = await this.#options.account(request);
    if (account === null || account === undefined) throw notFound('There is no account at this address.');
    const secrets = await secretsOf(this.#options.secrets[provider.name], account);
    if (secrets.length === 0 && !this.#options.isInsecure) {
      this.#refuse(provider, 'no secret is set for it');
      throw new ProblemError(401, 'Refused', 'Webhooks that nothing vouches for are not taken: no secret is set.');
    }
    const reserved = this.#reserve(provider, request);
    try {
      const body = await bodyOf(request, this.#options.limits.webhookBytes);
      await this.#keep(provider, account, secrets, { url, headers: request.headers, body });
    } finally {
      this.#bytes -= reserved;
    }
  }

  /** As many bytes as it says it has, or as it may have: anybody can send bytes, and they are in memory from the first. */
  #reserve(provider: Provider, request: Request): number {
    const { webhookBytes, webhookBytesAtOnce } = this.#options.limits;
    const announced = request.headers.get('content-length') ?? '';
    const reserved = /^\d+$/.test(announced) ? Math.min(Number(announced), webhookBytes) : webhookBytes;
    if (this.#bytes + reserved > webhookBytesAtOnce) throw this.#later(provider, 'too many bytes at once');
    this.#bytes += reserved;
    return reserved;
  }

  async #keep(provider: Provider, account: string, secrets: readonly string[], request: WebhookRequest): Promise<void> {
    const checked = secrets.length > 0 ? await check(provider, request, secrets, this.#fetch) : undefined;
    if (checked?.isUnsure) throw this.#later(provider, checked.why ?? 'unsure');
    if (checked && !checked.isRight) {
      this.#refuse(provider, checked.why ?? 'refused');
      throw new ProblemError(401, 'Refused', 'This webhook does not come from whom it should.', {
        headers: { 'www-authenticate': 'Basic realm="webhooks"' },
      });
    }
    const { events, rejected } = provider.parse(request);
    this.#logRejected(provider, rejected);
    if (events.length === 0 && rejected.length > 0) {
      this.#refuse(provider, 'nothing in it can be read');
      const problems = rejected.slice(0, LOGGED).map(({ problem }) => withoutAddresses(problem));
      throw new ProblemError(this.#never(provider), 'No events', problems.join('; '), { more: { problems } });
    }
    await this.#confirm(provider, request);
    if (events.length === 0) return;
    const store = await this.#store();
    const ingested = await store.ingest(account, events, checked?.tokens);
    this.#count(provider, ingested);
    if (!ingested.isReplay) return;
    this.#refuse(provider, 'its token was used before');
    throw new ProblemError(this.#never(provider), 'Known already', 'What this webhook is signed with was used before.');
  }

  /** Some send nothing until an address of theirs has been fetched. */
  async #confirm(provider: Provider, request: WebhookRequest): Promise<void> {
    const confirmation = provider.confirmation?.(request);
    if (confirmation === undefined) return;
    const response = await this.#fetch(confirmation);
    if (!response.ok) throw new Error(`the confirmation was answered with ${String(response.status)}`);
    this.#log('info', 'webhook-confirmed', { provider: provider.name });
  }

  #count({ name: provider }: Provider, { added, known, unmatched }: Ingested): void {
    this.#metrics.count('webhook_events', { provider, result: 'added' }, added);
    this.#metrics.count('webhook_events', { provider, result: 'known' }, known);
    this.#metrics.count('webhook_events', { provider, result: 'unmatched' }, unmatched);
  }

  #logRejected({ name: provider }: Provider, rejected: ParsedRequest['rejected']): void {
    if (rejected.length === 0) return;
    this.#metrics.count('webhook_events', { provider, result: 'rejected' }, rejected.length);
    for (const { problem } of rejected.slice(0, LOGGED)) {
      this.#log('warn', 'event-rejected', { provider, problem: withoutAddresses(problem), events: rejected.length });
    }
  }

  #refuse({ name: provider }: Provider, why: string): void {
    this.#metrics.count('webhook_refusals', { provider });
    this.#log('warn', 'webhook-refused', { provider, why: withoutAddresses(why) });
  }

  #later(provider: Provider, why: string, error?: unknown): ProblemError {
    this.#metrics.count('webhook_refusals', { provider: provider.name });
    const problem = error instanceof Error ? withoutAddresses(error.message) : undefined;
    this.#log('error', 'webhook-postponed', { provider: provider.name, why, problem });
    return tooBusy(429, error instanceof ProblemError ? error.detail : AGAIN, COME_AGAIN, error);
  }

  #never({ name }: Provider): number {
    return NEVER_AGAIN.get(name) ?? 400;
  }
}

/** Follows no redirection, which may lead anywhere. */
function fetchOnce(url: string): Promise<Response> {
  return globalThis.fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
}
