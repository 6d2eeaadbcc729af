import { FoldedMailing, recipientOf, type FoldedMessage } from './folded-mailing.js';
import { compareEvents, keyed, type KeyedEvent, type MailEvent } from './mail-event.js';
import type { Mailing, Message, Recipient, Sender } from './mailing.js';
import { addKeyed, noMilestones } from './milestones.js';
import { stateOf, type MessageState } from './message.js';
import type { LinkClicks } from './query.js';
import { sentAtBy } from './sent-at.js';
import type { MailingStatus } from './status.js';

/** A mailing as the host's sending code announces it, before any event. */
export interface MailingAnnouncement {
  id: string;
  subject: string;
  sender: Sender;
  /** Default: `sent`. */
  status?: MailingStatus;
  /**
   * When it went out, or is to. Default: the time of the first announcement that says that it has gone out; name it for
   * what went out before.
   */
  sentAt?: string;
  scope?: string;
  recipients: readonly { messageId: string; name?: string; email: string }[];
}

interface LoggedMessage extends FoldedMessage {
  readonly mailing: LoggedMailing;
  /** Distinct events by key; of the reports of one, the canonically first. */
  readonly events: Map<string, KeyedEvent>;
}

interface LoggedMailing {
  announcement: MailingAnnouncement;
  readonly registeredAt: string;
  readonly messages: LoggedMessage[];
  /** Where it stands among the mailings. */
  readonly place: number;
  /** Once it is asked for: with and without what software opened. */
  readonly folded: Map<boolean, FoldedMailing>;
  revision: number;
}

/** Messages that events have changed, with what was true of them before in each reading that is kept up to date. */
type Touched = Map<LoggedMessage, readonly (readonly [FoldedMailing, MessageState])[]>;

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
  #lists = new Map<boolean, Mailing[]>();
  #revision = 0;

  /** Events whose message is not known yet. */
  get unmatched(): readonly MailEvent[] {
    return this.#unmatched.map(({ event }) => event);
  }

  /**
   * Announces a mailing, or more recipients of one that is known. Announcing the same again changes nothing.
   *
   * @param registeredAt - Now: dates a mailing that has gone out and names no date, and messages of which no event tells
   *   and whose mailing has none.
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
    const mailing = this.#mailingOf(announcement, registeredAt);
    for (const { messageId, name = '', email } of recipients) {
      if (this.#messages.has(messageId)) continue;
      const place = mailing.messages.length;
      const message = { mailing, id: messageId, name, email, place, milestones: noMilestones(), events: new Map() };
      mailing.messages.push(message);
      this.#messages.set(messageId, message);
      this.#byAddress.set(addressKey(id, email), message);
      for (const folded of mailing.folded.values()) folded.follow(message);
    }
    const touched: Touched = new Map();
    this.#retry(touched);
    return this.#settle(touched, mailing);
  }

  /**
   * Adds events, in any order.
   *
   * @returns the messages that changed.
   * @throws {RangeError} if the time of an event is not a date; nothing has been added then.
   */
  add(events: Iterable<MailEvent>): ReadonlySet<string> {
    return this.#take([...events].map((event, index) => keyed(event, `events[${String(index)}]`)));
  }

  /** Takes events. Those that were waiting are tried again when something new has been learnt of messages. */
  #take(events: readonly KeyedEvent[]): ReadonlySet<string> {
    const touched: Touched = new Map();
    const known = this.#byProviderId.size;
    for (const event of events) if (!this.#join(event, touched)) this.#unmatched.push(event);
    if (this.#byProviderId.size > known) this.#retry(touched);
    return this.#settle(touched);
  }

  #retry(touched: Touched): void {
    let known = -1;
    while (this.#unmatched.length > 0 && this.#byProviderId.size > known) {
      known = this.#byProviderId.size;
      this.#unmatched = this.#unmatched.filter((event) => !this.#join(event, touched));
    }
  }

  #join(added: KeyedEvent, touched: Touched): boolean {
    const message = this.#find(added.event);
    if (!message) return false;
    const { milestones, mailing } = message;
    const before =
      touched.get(message) ?? [...mailing.folded.values()].map((folded) => [folded, folded.stateOf(message)] as const);
    if (addKeyed(milestones, added) === 'known') return true;
    touched.set(message, before);
    const known = message.events.get(added.key);
    if (!known || compareEvents(added, known) < 0) message.events.set(added.key, added);
    return true;
  }

  /** Brings what was folded before up to date. Returns the messages that changed. */
  #settle(touched: Touched, announced?: LoggedMailing): ReadonlySet<string> {
    const mailings = new Set<LoggedMailing>(announced && [announced]);
    const changed = new Set<string>();
    for (const [message, before] of touched) {
      for (const [folded, state] of before) folded.follow(message, state);
      mailings.add(message.mailing);
      changed.add(message.id);
    }
    for (const mailing of mailings) {
      mailing.revision += 1;
      for (const [includeMachineOpens, list] of this.#lists) list[mailing.place] = toldOf(mailing, includeMachineOpens);
    }
    if (mailings.size > 0) this.#revision += 1;
    return changed;
  }

  /** One list for good, in the order of announcement: a mailing that changes is replaced in it by another. */
  mailings(includeMachineOpens = false): readonly Mailing[] {
    let list = this.#lists.get(includeMachineOpens);
    if (!list) {
      list = [...this.#mailings.values()].map((mailing) => toldOf(mailing, includeMachineOpens));
      this.#lists.set(includeMachineOpens, list);
    }
    return list;
  }

  mailing(id: string, includeMachineOpens = false): Mailing | undefined {
    const mailing = this.#mailings.get(id);
    return mailing && toldOf(mailing, includeMachineOpens);
  }

  /** One list for good, as long as the date of the mailing is the same; see `FoldedMailing`. */
  recipients(mailingId: string, includeMachineOpens = false): readonly Recipient[] | undefined {
    const mailing = this.#mailings.get(mailingId);
    return mailing && foldedOf(mailing, includeMachineOpens).recipients;
  }

  /** How many recipients of the mailing have each status, of those that occur. */
  statusCounts(mailingId: string, includeMachineOpens = false): Readonly<Record<string, number>> {
    const mailing = this.#mailings.get(mailingId);
    return mailing ? foldedOf(mailing, includeMachineOpens).counts : {};
  }

  /** A number that grows whenever something of the mailing, or of any mailing, changes. */
  revision(mailingId?: string): number {
    return mailingId === undefined ? this.#revision : (this.#mailings.get(mailingId)?.revision ?? 0);
  }

  message(id: string): Message | undefined {
    const message = this.#messages.get(id);
    if (!message) return undefined;
    const { id: mailingId, subject, sender, sentAt } = message.mailing.announcement;
    return {
      ...recipientOf(message, stateOf(message.milestones), sinceOf(message.mailing)),
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
    for (const message of this.#mailings.get(mailingId)?.messages ?? []) {
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

  #mailingOf(announcement: MailingAnnouncement, registeredAt: string): LoggedMailing {
    const { id } = announcement;
    const known = this.#mailings.get(id);
    const sentAt = sentAtBy(announcement, known?.announcement.sentAt, registeredAt);
    const dated = { ...announcement, sentAt };
    if (known) {
      // Messages without events are dated by their mailing.
      if (known.announcement.sentAt !== sentAt) known.folded.clear();
      known.announcement = dated;
      return known;
    }
    const place = this.#mailings.size;
    const mailing = { announcement: dated, registeredAt, messages: [], place, folded: new Map(), revision: 0 };
    this.#mailings.set(id, mailing);
    return mailing;
  }
}

function foldedOf(mailing: LoggedMailing, includeMachineOpens: boolean): FoldedMailing {
  let folded = mailing.folded.get(includeMachineOpens);
  if (!folded) {
    folded = new FoldedMailing(mailing.messages, includeMachineOpens, sinceOf(mailing));
    mailing.folded.set(includeMachineOpens, folded);
  }
  return folded;
}

function toldOf(mailing: LoggedMailing, includeMachineOpens: boolean): Mailing {
  const { id, subject, sender, status = 'sent', sentAt, scope } = mailing.announcement;
  return { id, subject, sender, status, sentAt, scope, totals: foldedOf(mailing, includeMachineOpens).totals };
}

function sinceOf({ announcement, registeredAt }: LoggedMailing): string {
  return announcement.sentAt ?? registeredAt;
}

function addressKey(id: string, address: string): string {
  return `${id}\n${address.toLowerCase()}`;
}
