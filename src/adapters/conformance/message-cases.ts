import type { Message } from '../../model/mailing.js';
import type { MailAnalyticsAdapter } from '../adapter.js';
import { getMessages } from '../checked-adapter.js';
import { brief, ConformanceError, expectRows, expectSame, expectThat, type Promised } from './case.js';
import { allRows, answered, recipientListing } from './listing.js';

/** An id that no host has. */
export const NO_SUCH_ID = 'no-such-id-8a1f';

/** As many messages are asked for at once at most. */
const MANY = 250;

/** Single messages, as icons in a thread of notes ask for them, and what does not exist. */
export const MESSAGE_CASES: readonly Promised[] = [
  {
    name: 'gives messages as their rows in the list say, with their mailing',
    probe: async (setup) => {
      const listing = await recipientListing(setup);
      const { items } = await allRows(listing);
      const rows = items.slice(0, MANY);
      const { asked, messages } = await messagesOf(
        setup.adapter,
        rows.map(({ messageId }) => messageId),
      );
      const found = new Map(messages.map((message) => [message.messageId, message]));
      expectRows(asked, rows.map(({ messageId }) => messageId).sort(), [...found.keys()].sort());
      for (const row of rows) {
        const message = found.get(row.messageId);
        expectSame(asked, `${row.messageId} to be`, factsOf(row), message && factsOf(message));
        expectSame(asked, `${row.messageId} in the mailing`, listing.mailing.id, message?.mailing.id);
        expectSame(asked, `${row.messageId} with the subject`, listing.mailing.subject, message?.mailing.subject);
      }
    },
  },
  {
    name: 'leaves unknown messages out, and gives one that is asked for twice once',
    probe: async (setup) => {
      const { items } = await allRows(await recipientListing(setup));
      const { messageId } = items[0] as { messageId: string };
      const { asked, messages } = await messagesOf(setup.adapter, [messageId, NO_SUCH_ID, messageId]);
      expectRows(
        asked,
        [messageId],
        messages.map((message) => message.messageId),
      );
    },
  },
  {
    name: 'gives no messages when none is asked for, or none is known',
    probe: async (setup) => {
      for (const ids of [[], [NO_SUCH_ID]]) {
        const { asked, messages } = await messagesOf(setup.adapter, ids);
        expectRows(
          asked,
          [],
          messages.map((message) => message.messageId),
        );
      }
    },
  },
  {
    name: 'rejects with a message when the mailing is unknown',
    probe: async ({ adapter }) => {
      const asked = `listRecipients(${brief(NO_SUCH_ID)})`;
      const query = { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: 10 } as const;
      const ask = async () => adapter.listRecipients(NO_SUCH_ID, query, {});
      const received = await ask().catch((error: unknown) => error);
      expectThat(received instanceof Error && received.message !== '', asked, 'an Error with a message', received);
    },
  },
];

async function messagesOf(
  adapter: MailAnalyticsAdapter,
  ids: readonly string[],
): Promise<{ asked: string; messages: readonly Message[] }> {
  const asked = `getMessages(${brief(ids)})`;
  const messages = await answered(asked, 'a list of messages', () => getMessages(adapter, ids, {}));
  if (messages.length > ids.length)
    throw new ConformanceError(asked, 'no more than was asked for', String(messages.length));
  return { asked, messages };
}

/** What an icon and a row both show; dates as instants, since both may be written in zones of their own. */
function factsOf({ status, statusAt, email, opens, clicks }: Omit<Message, 'mailing'>): object {
  return { status, statusAt: Date.parse(statusAt), email, opens, clicks };
}
