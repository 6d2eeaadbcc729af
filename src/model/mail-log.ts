import { compareEvents, keyed, type KeyedEvent, type MailEvent } from './mail-event.js';
import { totalsOf, type Mailing, type Message, type Recipient, type Sender } from './mailing.js';
import { addKeyed, noMilestones, type Milestones } from './milestones.js';
import { stateOf, type MessageState } from './message.js';
import type { LinkClicks } from './query.js';
import type { MailingStatus } from './status.js';

/** A mailing as the host's sending code announces it, before any event. */
export interface MailingAnnouncement {
  id: string;
  subject: string;
  sender: Sender;
  /** Default: `sent`. */
  status?: MailingStatus;
  sentAt?: string;
  scope?: string;
  recipients: readonly { messageId: string; name?: string; email: string }[];
}

interface LoggedMessage {
  readonly mailing: LoggedMailing;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly milestones: Milestones;
  /** Distinct events by key; of the reports of one, the canonically first. */
  readonly events: Map<string, KeyedEvent>;
}

interface LoggedMailing {
  announcement: MailingAnnouncement;
  readonly registeredAt: string;
  readonly messages: Map<string, LoggedMessage>;
  readonly cache: Map<boolean, { mailing: Mailing; recipients: readonly Recipient[] }>;
}

/**
 * Mailings and the events on them, folded: what a small host, a test or a demo keeps in memory.
 * Events may come before their mailing is announced; they are kept and joined then.
 */
export class MailLog {
  #mailings = new Map<string, LoggedMailing>();
  #messages = new Map<string, LoggedMessage>();
  /** Provider's message id and address → message, learnt from events that name both sides. */
  #byProviderId = new Map<string, LoggedMessage>();
  #byAddress = new Map<string, LoggedMessage>();
  #unmatched: KeyedEvent[] = [];

  /** Events whose message is not known yet. */
  get unmatched(): readonly MailEvent[] {
    return this.#unmatched.map(({ event }) => event);
  }

  /**
   * Announces a mailing, or more recipients of one that is known. Announcing the same again changes nothing.
   *
   * @param registeredAt - Now: dates messages of which no event tells and whose mailing has no date.
   * @returns the messages that events which came earlier have changed.
   * @throws {RangeError} if a message id belongs to another mailing; nothing has changed then.
   */
  announce(announcement: MailingAnnouncement, registeredAt: string): ReadonlySet<string> {
    const { id, recipients } = announcement;
    recipients.forEach(({ messageId }, index) => {
      const owner = this.#messages.get(messageId)?.mailing.announcement.id;
      if (owner !== undefined && owner !== id) {
        throw new RangeError(
          `mailing ${id}, recipients[${String(index)}].messageId: ${messageId} belongs to mailing ${owner}`,
        );
      }
    });
    const mailing = this.#mailings.get(id) ?? { announcement, registeredAt, messages: new Map(), cache: new Map() };
    mailing.announcement = announcement;
    mailing.cache.clear();
    this.#mailings.set(id, mailing);
    for (const { messageId, name = '', email } of recipients) {
      if (this.#messages.has(messageId)) continue;
      const message = { mailing, id: messageId, name, email, milestones: noMilestones(), events: new Map() };
      mailing.messages.set(messageId, message);
      this.#messages.set(messageId, message);
      this.#byAddress.set(addressKey(id, email), message);
    }
    const changed = new Set<string>();
    this.#retry(changed);
    return changed;
  }

  /**
   * Adds events, in any order.
   *
   * @returns the messages that changed.
   * @throws {RangeError} if the time of an event is not a date; nothing has been added then.
   */
  add(events: Iterable<MailEvent>): ReadonlySet<string> {
    return this.#take(Array.from(events, (event, index) => keyed(event, `events[${String(index)}]`)));
  }

  /** Takes events. Those that were waiting are tried again when something new has been learnt of messages. */
  #take(events: readonly KeyedEvent[]): ReadonlySet<string> {
    const changed = new Set<string>();
    const known = this.#byProviderId.size;
    this.#unmatched.push(...events.filter((event) => !this.#join(event, changed)));
    if (this.#byProviderId.size > known) this.#retry(changed);
    return changed;
  }

  #retry(changed: Set<string>): void {
    let known = -1;
    while (this.#unmatched.length > 0 && this.#byProviderId.size > known) {
      known = this.#byProviderId.size;
      this.#unmatched = this.#unmatched.filter((event) => !this.#join(event, changed));
    }
  }

  #join(added: KeyedEvent, changed: Set<string>): boolean {
    const message = this.#find(added.event);
    if (!message) return false;
    if (addKeyed(message.milestones, added) === 'known') return true;
    const known = message.events.get(added.key);
    if (!known || compareEvents(added, known) < 0) message.events.set(added.key, added);
    message.mailing.cache.clear();
    changed.add(message.id);
    return true;
  }

  mailings(includeMachineOpens = false): Mailing[] {
    return [...this.#mailings.values()].map((mailing) => this.#fold(mailing, includeMachineOpens).mailing);
  }

  mailing(id: string, includeMachineOpens = false): Mailing | undefined {
    const mailing = this.#mailings.get(id);
    return mailing && this.#fold(mailing, includeMachineOpens).mailing;
  }

  recipients(mailingId: string, includeMachineOpens = false): readonly Recipient[] | undefined {
    const mailing = this.#mailings.get(mailingId);
    return mailing && this.#fold(mailing, includeMachineOpens).recipients;
  }

  message(id: string): Message | undefined {
    const message = this.#messages.get(id);
    if (!message) return undefined;
    const { id: mailingId, subject, sender, sentAt } = message.mailing.announcement;
    return {
      ...recipientOf(message, stateOf(message.milestones)),
      mailing: { id: mailingId, subject, sender, sentAt },
    };
  }

  /** Distinct events of a message, oldest first. */
  events(messageId: string): MailEvent[] | undefined {
    const events = this.#messages.get(messageId)?.events;
    return events && [...events.values()].sort(compareEvents).map(({ event }) => event);
  }

  /** Links of a mailing that were clicked by people, most clicked first. */
  links(mailingId: string): LinkClicks[] {
    const links = new Map<string, { clicks: number; recipients: Set<string> }>();
    for (const message of this.#mailings.get(mailingId)?.messages.values() ?? []) {
      for (const { event } of message.events.values()) {
        const { type, url, machine } = event;
        if (type !== 'clicked' || machine || !url) continue;
        const link = links.get(url) ?? { clicks: 0, recipients: new Set() };
        link.clicks += 1;
        link.recipients.add(message.id);
        links.set(url, link);
      }
    }
    return [...links]
      .map(([url, { clicks, recipients }]) => ({ url, clicks, recipients: recipients.size }))
      .sort((a, b) => b.clicks - a.clicks || (a.url < b.url ? -1 : 1));
  }

  /** By what the host put into the metadata, else by the provider's id, else by mailing and address. */
  #find(event: MailEvent): LoggedMessage | undefined {
    const { messageId, messageRef, mailingRef, recipient } = event;
    const providerKey = messageId === undefined ? undefined : addressKey(messageId, recipient);
    const message =
      (messageRef === undefined ? undefined : this.#messages.get(messageRef)) ??
      (providerKey === undefined ? undefined : this.#byProviderId.get(providerKey)) ??
      (mailingRef === undefined ? undefined : this.#byAddress.get(addressKey(mailingRef, recipient)));
    if (message && providerKey !== undefined) this.#byProviderId.set(providerKey, message);
    return message;
  }

  #fold(mailing: LoggedMailing, includeMachineOpens: boolean): { mailing: Mailing; recipients: readonly Recipient[] } {
    const known = mailing.cache.get(includeMachineOpens);
    if (known) return known;
    const { id, subject, sender, status = 'sent', sentAt, scope } = mailing.announcement;
    const states = [...mailing.messages.values()].map(
      (message) => [message, stateOf(message.milestones, { includeMachineOpens })] as const,
    );
    const totals = totalsOf(states.map(([, state]) => state));
    const folded = {
      mailing: { id, subject, sender, status, sentAt, scope, totals },
      recipients: states.map(([message, state]) => recipientOf(message, state)),
    };
    mailing.cache.set(includeMachineOpens, folded);
    return folded;
  }
}

function recipientOf(message: LoggedMessage, state: MessageState): Recipient {
  const { announcement, registeredAt } = message.mailing;
  const since = announcement.sentAt ?? registeredAt;
  return {
    messageId: message.id,
    name: message.name,
    email: message.email,
    status: state.status,
    statusAt: state.statusAt ?? since,
    lastEventAt: state.lastEventAt ?? since,
    unsubscribed: state.unsubscribed,
    machineOpened: state.machineOpens > 0,
    opens: state.opens,
    clicks: state.clicks,
    reason: state.reason,
    outcome: state.outcome,
    reaction: state.reaction,
  };
}

function addressKey(id: string, address: string): string {
  return `${id}\n${address.toLowerCase()}`;
}
