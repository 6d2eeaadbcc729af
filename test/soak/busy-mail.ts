/** A CRM's mail while its page is open all day: it changes without end, and is never more than it was in the morning. */
import { Random } from '../../fixtures/random.ts';
import { mailingRows, recipientRows } from '../../fixtures/rows.ts';
import { HttpAdapter } from '../../src/adapters/http-adapter.ts';
import { MemoryAdapter, type MemoryRows } from '../../src/adapters/memory-adapter.ts';
import type { MailAnalyticsAdapter } from '../../src/index.ts';
import type { EventType, MailEvent } from '../../src/model/mail-event.ts';
import { addToTotals, totalsOf, type Mailing, type Recipient } from '../../src/model/mailing.ts';
import type { Change } from '../../src/model/query.ts';

const MAILINGS = 60;
const RECIPIENTS = 200;

/** Of so many changes, one is a mailing that has gone out. */
const NEW_MAILING = 5_000;

type Method = Exclude<keyof MailAnalyticsAdapter, 'subscribe'>;
const METHODS: readonly Method[] = ['listMailings', 'listRecipients', 'getMessages', 'getSummary', 'listEvents'];

export class BusyMail {
  /** Newest first; as many as there were in the beginning. */
  readonly mailings: Mailing[] = [];
  readonly #recipients: Record<string, Recipient[]> = {};
  readonly #random = new Random('busy mail');
  readonly #listeners = new Set<(changes: readonly Change[]) => void>();
  /** Where changes really come from, beside those that are made up here: it breaks off, and then some may be missed. */
  readonly #stream = new HttpAdapter('/api');
  #sent = 0;
  changes = 0;
  /** How often "changes may have been missed" was told. */
  missed = 0;
  /** Requests that have not been answered yet, and subscriptions that have not ended. */
  requests = 0;
  readonly adapter: MailAnalyticsAdapter;

  constructor() {
    // All of today, as those that come later, so that there is as much to see in the evening as in the morning.
    for (const [place, mailing] of mailingRows(MAILINGS, 'busy mail').entries()) {
      this.#send({ ...mailing, sentAt: new Date(Date.now() - place * 60_000).toISOString() });
    }
    this.adapter = this.#watched();
  }

  get subscriptions(): number {
    return this.#listeners.size;
  }

  /** The first messages of the mailing that stays, for a thread of notes. */
  messageIds(count: number): string[] {
    return this.#rows(this.#mailing(0))
      .slice(0, count)
      .map(({ messageId }) => messageId);
  }

  /** Changes so many messages and tells of it, in lists as long as providers send them, and in some with nothing in it. */
  tell(count: number): void {
    for (let left = count; left > 0;) {
      const length = Math.min(
        left,
        this.#random.weighted([
          [1, 4],
          [25, 3],
          [400, 2],
          [3_000, 1],
        ]),
      );
      const changes = Array.from({ length }, () => this.#change());
      for (const listener of [...this.#listeners]) listener(changes);
      left -= length;
      this.changes += length;
    }
  }

  /** Changes may have been missed. */
  tellMissed(): void {
    this.missed += 1;
    for (const listener of [...this.#listeners]) listener([]);
  }

  #change(): Change {
    if (this.#random.chance(1 / NEW_MAILING)) return this.#newMailing();
    const place = this.#random.int(0, MAILINGS - 1);
    const mailing = this.#mailing(place);
    const own = this.#rows(mailing);
    const at = this.#random.int(0, own.length - 1);
    const before = own[at] as Recipient;
    const after = this.#later(before);
    own[at] = after;
    const totals = { ...mailing.totals };
    addToTotals(totals, before, -1);
    addToTotals(totals, after, 1);
    const changed = { ...mailing, totals };
    this.mailings[place] = changed;
    return { mailingId: mailing.id, mailing: changed, message: { ...after, mailing: changed } };
  }

  /** Opened, clicked; and now and then delivered as if it were new, so that there is always something to open. */
  #later(before: Recipient): Recipient {
    const at = new Date().toISOString();
    const kind = this.#random.weighted([
      ['opened', 70],
      ['clicked', 20],
      ['delivered', 9],
      ['bounced', 1],
    ] as const);
    const rest = { ...before, status: kind, statusAt: at, lastEventAt: at };
    if (kind === 'opened') return { ...rest, opens: before.opens + 1, status: before.clicks > 0 ? 'clicked' : kind };
    if (kind === 'clicked') return { ...rest, opens: Math.max(1, before.opens), clicks: before.clicks + 1 };
    return { ...rest, opens: 0, clicks: 0 };
  }

  /** Another goes for it, so that the list is as long as ever. The first is the one that icons show: it stays. */
  #newMailing(): Change {
    const gone = this.#mailing(MAILINGS - 1);
    this.mailings.pop();
    delete this.#recipients[gone.id];
    const { sender } = gone;
    const sentAt = new Date().toISOString();
    const mailing = this.#send({ ...gone, id: `new-${String(this.#sent)}`, sender, sentAt, status: 'sent' }, 1);
    return { mailingId: mailing.id, mailing };
  }

  #send(mailing: Mailing, place = this.mailings.length): Mailing {
    this.#sent += 1;
    const rows = recipientRows(RECIPIENTS, this.#sent % 7, undefined, mailing.id);
    this.#recipients[mailing.id] = rows;
    const [word] = mailing.subject.split(' ');
    const sent = {
      ...mailing,
      status: 'sent' as const,
      subject: `${word ?? ''} ${mailing.id}`,
      totals: totalsOf(rows),
    };
    this.mailings.splice(place, 0, sent);
    return sent;
  }

  #mailing(place: number): Mailing {
    return this.mailings[place] as Mailing;
  }

  #rows({ id }: Mailing): Recipient[] {
    return this.#recipients[id] as Recipient[];
  }

  #watched(): MailAnalyticsAdapter {
    const rows: MemoryRows = { mailings: this.mailings, recipients: this.#recipients };
    const memory = Object.assign(new MemoryAdapter(rows), { listEvents: async (id: string) => historyOf(id) });
    const ask = (method: Method): ((...query: never[]) => Promise<unknown>) => {
      const answer = (memory[method] as (...query: never[]) => Promise<unknown>).bind(memory);
      return async (...query) => {
        this.requests += 1;
        // As from a server: never in the same task.
        await new Promise((resolve) => setTimeout(resolve));
        return answer(...query).finally(() => (this.requests -= 1));
      };
    };
    const methods = Object.fromEntries(METHODS.map((method) => [method, ask(method)]));
    const subscribe: MailAnalyticsAdapter['subscribe'] = (scope, listener) => {
      const own = (changes: readonly Change[]): void => listener(changes);
      this.#listeners.add(own);
      const stop = this.#stream.subscribe(scope, (changes) => {
        if (changes.length === 0) this.missed += 1;
        own(changes);
      });
      return () => {
        this.#listeners.delete(own);
        stop();
      };
    };
    return { ...methods, subscribe } as unknown as MailAnalyticsAdapter;
  }
}

function historyOf(messageRef: string): readonly MailEvent[] {
  const types: readonly EventType[] = ['processed', 'delivered', 'opened', 'clicked'];
  const about = { messageRef, recipient: `${messageRef}@example.com`, provider: 'made-up' };
  const start = Date.parse('2026-11-24T08:00:00Z');
  return types.map((type, index) => ({
    ...about,
    type,
    time: new Date(start + index * 60_000).toISOString(),
    nativeType: type,
    ...(type === 'clicked' && { url: 'https://example.com/offer' }),
  }));
}
