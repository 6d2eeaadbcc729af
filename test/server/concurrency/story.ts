import assert from 'node:assert/strict';

import type { Random } from '../../../fixtures/random.js';
import { eventKey } from '../../../src/model/mail-event.js';
import type { Mailing } from '../../../src/model/mailing.js';
import type { Page } from '../../../src/model/query.js';
import { sendgrid } from '../../../src/providers/sendgrid.js';
import type { Store } from '../../../src/server/store/store.js';

/** The account that the command serves, and the only one of a story. */
export const ACCOUNT = 'default';

/** Answers a request, or rejects: a server, wherever it is. The address has only its end. */
export type Writer = (path: string, init?: RequestInit) => Promise<Response>;

/** One event as it was posted, and whether a server ever said that it is kept. */
export interface Posted {
  readonly body: Readonly<Record<string, unknown>>;
  readonly messageId: string;
  readonly key: string;
  /** Milliseconds, of `performance.now()`: when it was kept last; Infinity if it may be on its way still. */
  endedAt: number;
  isKept: boolean;
}

const MAILINGS = 5;
const PEOPLE = 10;
/** The last of them are erased, and are in no announcement after the first. */
const DOOMED = 2;
const KINDS = ['processed', 'deferred', 'delivered', 'open', 'open', 'click', 'bounce', 'spamreport', 'unsubscribe'];
const DATES = ['2026-03-01T08:00:00Z', '2026-03-02T23:30:00+05:45', undefined];
const FIRST_SECOND = Date.parse('2026-03-02T12:00:00Z') / 1000;

export const messageIdOf = (mailing: number, person: number): string => `g${String(mailing)}/${String(person)}`;
export const emailOf = (person: number): string => `person-${String(person)}@example.com`;
export const isDoomed = (messageId: string): boolean => Number(messageId.split('/')[1]) >= PEOPLE - DOOMED;
export const MESSAGE_IDS = Array.from({ length: MAILINGS * PEOPLE }, (_, index) =>
  messageIdOf(Math.floor(index / PEOPLE), index % PEOPLE),
);

/** What is done how often, in a hundred times. */
const DEEDS = [
  ['post', 55],
  ['announce', 12],
  ['erase', 3],
  ['read', 20],
  ['recount', 3],
  ['disturb', 7],
] as const;

/** What may go wrong with a request while servers are killed and cut off: it is not acknowledged then. */
const NOT_NOW: ReadonlySet<number> = new Set([429, 503]);

/**
 * What happens to one account through several servers at once, at random, and what of it was acknowledged: the model to
 * which the database is held afterwards.
 */
export class Story {
  readonly posted = new Map<string, Posted>();
  /** When a person was first erased, and it was acknowledged. */
  readonly erased = new Map<number, { startedAt: number }>();
  requests = 0;
  /** Requests that came to nothing. */
  refused = 0;
  readonly #random: Random;
  readonly #writers: readonly Writer[];
  readonly #store: Store;
  readonly #disturb: () => Promise<void>;
  #second = FIRST_SECOND;

  /**
   * @param store - Recounts, beside the writers.
   * @param disturb - Called now and then.
   */
  constructor(random: Random, writers: readonly Writer[], store: Store, disturb: () => Promise<void>) {
    this.#random = random;
    this.#writers = writers;
    this.#store = store;
    this.#disturb = disturb;
  }

  /** Some mailings are known before anything happens; events of the others come before them. */
  async begin(): Promise<void> {
    for (let mailing = 0; mailing < MAILINGS - 2; mailing += 1) {
      assert.ok(await this.#announce(mailing, PEOPLE, DATES[0]), 'the first announcements are taken');
    }
  }

  /** Does so many things, one after the other; several of these run at once. */
  async act(operations: number): Promise<void> {
    const random = this.#random;
    for (let operation = 0; operation < operations; operation += 1) {
      const deed = random.weighted(DEEDS);
      if (deed === 'post') await this.#post();
      else if (deed === 'announce') {
        const to = random.int(0, PEOPLE - DOOMED);
        await this.#announce(random.int(0, MAILINGS - 1), to, random.pick(DATES));
      } else if (deed === 'erase') await this.#erase(random.int(PEOPLE - DOOMED, PEOPLE - 1));
      else if (deed === 'read') await this.#read();
      else if (deed === 'recount') await this.#recount();
      else await this.#disturb();
    }
  }

  /** What was still unknown is announced, and each message named beside its id of the provider's. */
  async end(): Promise<void> {
    for (let mailing = 0; mailing < MAILINGS; mailing += 1) {
      assert.ok(await this.#announce(mailing, PEOPLE - DOOMED, undefined), 'the last announcements are taken');
    }
    const naming = MESSAGE_IDS.filter((id) => !isDoomed(id)).map((id) => this.#happening(id, 'processed', true));
    for (const batch of [naming, naming]) assert.ok(await this.#send(batch, this.#writers.slice(0, 1)));
  }

  async #post(): Promise<void> {
    const random = this.#random;
    const known = [...this.posted.values()];
    const batch = Array.from({ length: random.int(1, 15) }, () =>
      known.length > 0 && random.chance(0.25)
        ? random.pick(known)
        : this.#happening(random.pick(MESSAGE_IDS), random.pick(KINDS), random.chance(0.7)),
    );
    batch.sort(() => random.next() - 0.5);
    const writers = Array.from({ length: random.chance(0.25) ? 2 : 1 }, () => random.pick(this.#writers));
    await this.#send(batch, writers);
  }

  /** @param isNamed - By the host's ids; else only by the provider's. */
  #happening(messageId: string, event: string, isNamed: boolean): Posted {
    const [mailing = '', person = ''] = messageId.split('/');
    this.#second += 1;
    const body = {
      email: emailOf(Number(person)),
      timestamp: this.#second,
      event,
      sg_message_id: `p-${messageId}.filter`,
      ...(isNamed && { mailing_id: mailing, message_id: messageId }),
      ...(event === 'click' && { url: 'https://example.org/' }),
      ...(event === 'bounce' && { type: this.#random.pick(['bounce', 'blocked']), reason: '451 later' }),
      ...(event === 'open' && this.#random.chance(0.3) && { sg_machine_open: true }),
    };
    const [parsed] = sendgrid.parse(requestOf([body])).events;
    assert.ok(parsed);
    const posted = { body, messageId, key: `${messageId} ${eventKey(parsed)}`, endedAt: 0, isKept: false };
    this.posted.set(posted.key, posted);
    return posted;
  }

  async #send(batch: readonly Posted[], writers: readonly Writer[]): Promise<boolean> {
    const { body } = requestOf(batch.map((each) => each.body));
    const answers = await Promise.all(
      writers.map((writer) => this.#ask(writer, '/webhooks/sendgrid', { method: 'POST', body: new Uint8Array(body) })),
    );
    const isKept = answers.some((answer) => answer !== undefined);
    const isOver = answers.every((answer) => answer !== undefined);
    for (const posted of batch) {
      posted.endedAt = isOver ? Math.max(posted.endedAt, performance.now()) : Infinity;
      posted.isKept ||= isKept;
    }
    return isKept;
  }

  async #announce(mailing: number, people: number, sentAt: string | undefined): Promise<boolean> {
    const id = `g${String(mailing)}`;
    const recipients = Array.from({ length: people }, (_, person) => ({
      messageId: messageIdOf(mailing, person),
      email: emailOf(person),
      name: `Person ${String(person)}`,
    }));
    const body = JSON.stringify({ id, subject: `News ${id}`, sender: { email: 'c@example.com' }, sentAt, recipients });
    const headers = { 'content-type': 'application/json' };
    const writer = this.#random.pick(this.#writers);
    return (await this.#ask(writer, '/mailings', { method: 'POST', headers, body })) !== undefined;
  }

  async #erase(person: number): Promise<void> {
    const startedAt = performance.now();
    const path = `/recipients?email=${encodeURIComponent(emailOf(person))}`;
    const answer = await this.#ask(this.#random.pick(this.#writers), path, { method: 'DELETE' });
    if (answer !== undefined && !this.erased.has(person)) this.erased.set(person, { startedAt });
  }

  /** What is read at any moment holds together. */
  async #read(): Promise<void> {
    const writer = this.#random.pick(this.#writers);
    const mailings = (await this.#ask(writer, '/mailings?limit=100')) as Page<Mailing> | undefined;
    for (const { id, totals } of mailings?.items ?? []) {
      const { sent, delivered, bounced, dropped, deferred, pending } = totals;
      assert.equal(sent, delivered + bounced + dropped + deferred + pending, `the outcomes of ${id}`);
    }
    const id = `g${String(this.#random.int(0, MAILINGS - 1))}`;
    const page = (await this.#ask(writer, `/mailings/${id}/recipients?limit=100`)) as Page<unknown> | undefined;
    if (!page) return;
    const counted = Object.values(page.counts ?? {}).reduce((sum, count) => sum + count, 0);
    assert.deepEqual([page.items.length, counted], [page.total, page.total], `the recipients of ${id}`);
  }

  async #recount(): Promise<void> {
    this.requests += 1;
    try {
      const { differences } = await this.#store.rebuild(ACCOUNT);
      assert.deepEqual(differences, [], 'a recount finds what is stored');
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'StoreUnavailableError') throw error;
      this.refused += 1;
    }
  }

  /** The answer, or `undefined` if there is none: the mailing is not known yet, or the request came to nothing. */
  async #ask(writer: Writer, path: string, init?: RequestInit): Promise<unknown> {
    this.requests += 1;
    let response: Response;
    let text: string;
    try {
      response = await writer(path, init);
      text = await response.text();
    } catch {
      this.refused += 1;
      return undefined;
    }
    if (response.ok) return text === '' ? null : (JSON.parse(text) as unknown);
    if (response.status === 404 && init === undefined) return undefined;
    assert.ok(NOT_NOW.has(response.status), `${path}: ${String(response.status)} ${text}`);
    this.refused += 1;
    return undefined;
  }
}

function requestOf(body: readonly object[]): { url: string; headers: Headers; body: Uint8Array } {
  return { url: '', headers: new Headers(), body: new TextEncoder().encode(JSON.stringify(body)) };
}
