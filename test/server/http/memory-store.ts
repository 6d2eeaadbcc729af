import type { Mailing, MailEvent, Recipient } from '../../../src/model.js';
import { MailLog, type MailingAnnouncement } from '../../../src/model/mail-log.js';
import type { Change } from '../../../src/model/query.js';
import { selectMailings, selectRecipients } from '../../../src/model/select.js';
import { summaryOf } from '../../../src/model/summary.js';
import type { Access, ExportEntry, ReplayToken, Store } from '../../../src/server/store/store.js';

const ALL = { offset: 0, limit: 1_000_000 };
const LIST = 1000;

class Account {
  readonly log = new MailLog();
  readonly tokens = new Set<string>();
  readonly changes: string[] = [];
  readonly exports: ExportEntry[] = [];
}

/** What `Store` means, over the model's own `MailLog`: for tests of what stands in front of a store. */
export function memoryStore(): Store {
  const accounts = new Map<string, Account>();
  const listeners = new Set<(account: string) => void>();
  const of = (name: string): Account => {
    const account = accounts.get(name) ?? new Account();
    accounts.set(name, account);
    return account;
  };
  const isSeen = ({ scopes }: Access, mailing: Mailing | undefined): boolean =>
    mailing !== undefined && (scopes === undefined || (mailing.scope !== undefined && scopes.includes(mailing.scope)));
  const seen = (access: Access, id: string): MailLog | undefined => {
    const { log } = of(access.account);
    return isSeen(access, log.mailing(id)) ? log : undefined;
  };
  const seenMailings = (access: Access, includeMachineOpens = false): Mailing[] =>
    of(access.account)
      .log.mailings(includeMachineOpens)
      .filter((mailing) => isSeen(access, mailing));
  const tell = (name: string, messageIds: Iterable<string>): void => {
    of(name).changes.push(...messageIds);
    for (const listener of listeners) listener(name);
  };

  return {
    migrate: async () => undefined,
    async announce(name, announcement: MailingAnnouncement) {
      of(name).log.announce(announcement, '2026-11-24T09:00:00.000Z');
      tell(
        name,
        announcement.recipients.map(({ messageId }) => messageId),
      );
    },
    async ingest(name, events: readonly MailEvent[], tokens: readonly ReplayToken[] = []) {
      const account = of(name);
      const isReplay = tokens.some(({ token }) => account.tokens.has(token));
      if (isReplay) return { added: 0, known: 0, unmatched: 0, isReplay };
      for (const { token } of tokens) account.tokens.add(token);
      const before = account.log.unmatched.length;
      const changed = account.log.add(events);
      tell(name, changed);
      const unmatched = account.log.unmatched.length - before;
      return { added: changed.size, known: events.length - unmatched - changed.size, unmatched, isReplay };
    },
    async listMailings(access, query) {
      return selectMailings(seenMailings(access, query.includeMachineOpens), query);
    },
    async listRecipients(access, id, query) {
      const recipients = seen(access, id)?.recipients(id, query.includeMachineOpens);
      return recipients && selectRecipients(recipients, query);
    },
    async getMessages(access, ids) {
      const { log } = of(access.account);
      return ids.flatMap((id) => {
        const message = log.message(id);
        return message && isSeen(access, log.mailing(message.mailing.id)) ? [message] : [];
      });
    },
    async listEvents(access, messageId) {
      const { log } = of(access.account);
      const mailingId = log.message(messageId)?.mailing.id;
      return mailingId !== undefined && seen(access, mailingId) ? log.events(messageId) : undefined;
    },
    async listLinks(access, id) {
      return seen(access, id)?.links(id);
    },
    async getSummary(access, query) {
      return summaryOf(seenMailings(access, query.includeMachineOpens), query);
    },
    async *exportMailings(access, query) {
      const { items } = selectMailings(seenMailings(access, query.includeMachineOpens), { ...query, ...ALL });
      for (let start = 0; start < items.length; start += LIST) yield items.slice(start, start + LIST);
    },
    async *exportRecipients(access, id, query) {
      const recipients: readonly Recipient[] = seen(access, id)?.recipients(id, query.includeMachineOpens) ?? [];
      const { items } = selectRecipients(recipients, { ...query, ...ALL });
      for (let start = 0; start < items.length; start += LIST) yield items.slice(start, start + LIST);
    },
    async changesSince(access, cursor) {
      const { changes, log } = of(access.account);
      if (!/^\d+$/.test(cursor) || Number(cursor) > changes.length) return undefined;
      const ids = new Set(changes.slice(Number(cursor)));
      const found: Change[] = [...ids].flatMap((id) => {
        const message = log.message(id);
        const mailing = message && log.mailing(message.mailing.id);
        return message && isSeen(access, mailing) ? [{ mailingId: message.mailing.id, mailing, message }] : [];
      });
      return { changes: found, cursor: String(changes.length) };
    },
    cursor: async (name) => String(of(name).changes.length),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    erase: async (name, email) =>
      of(name)
        .log.mailings()
        .flatMap(({ id }) => (of(name).log.recipients(id) ?? []).filter((one) => one.email === email)).length,
    expire: async () => 0,
    async recordExport(name, entry) {
      of(name).exports.unshift(entry);
    },
    async listExports(name, { offset, limit }) {
      return of(name).exports.slice(offset, offset + limit);
    },
    rebuild: async () => ({ mailings: 0, messages: 0, differences: [], differenceCount: 0 }),
    ping: async () => undefined,
    close: async () => undefined,
  };
}
