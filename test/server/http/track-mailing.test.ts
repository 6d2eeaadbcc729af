import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Page, Recipient } from '../../../src/model.js';
import { providers } from '../../../src/providers/all.js';
import {
  metadataFor,
  trackMailing,
  type ProviderMetadata,
  type ProviderName,
} from '../../../src/server/track-mailing.js';
import { memoryStore } from './memory-store.js';
import { bodyOf, testBackend, type TestBackend } from './setup.js';

const URL_OF_BACKEND = 'http://crm.example/mail-analytics/api/';
const IDS = { mailingId: 'n-1', messageId: 'm-1' };
const TIME = '2026-11-24T09:00:00.000Z';
const SECONDS = 1_795_510_800;
const TO = 'ada@example.com';

/** What each provider posts of a delivery, with the metadata as it hands them back. */
const ECHOES: { [Name in ProviderName]: (metadata: ProviderMetadata[Name]) => object } = {
  brevo: ({ headers }) => ({ event: 'delivered', email: TO, ts_event: SECONDS, ...headers }),
  mailersend: ({ tags }) => ({
    type: 'activity.delivered',
    created_at: TIME,
    data: { type: 'delivered', email: { recipient: { email: TO }, tags } },
  }),
  mailgun: (variables) => ({
    'event-data': {
      event: 'delivered',
      recipient: TO,
      timestamp: SECONDS,
      'user-variables': Object.fromEntries(Object.entries(variables).map(([name, value]) => [name.slice(2), value])),
    },
  }),
  mailjet: ({ EventPayload }) => ({ event: 'sent', email: TO, time: SECONDS, Payload: EventPayload }),
  mailomat: () => ({ eventType: 'delivered', recipient: TO, occurredAt: TIME, messageUuid: 'u-1' }),
  mailtrap: (metadata) => ({ events: [{ event: 'delivery', email: TO, timestamp: SECONDS, ...metadata }] }),
  mandrill: ({ metadata }) => [{ event: 'delivered', ts: SECONDS, msg: { email: TO, metadata } }],
  postal: ({ tag }) => ({ event: 'MessageSent', timestamp: SECONDS, payload: { message: { to: TO, tag } } }),
  postmark: ({ Metadata }) => ({ RecordType: 'Delivery', Recipient: TO, DeliveredAt: TIME, Metadata }),
  resend: ({ tags }) => ({
    type: 'email.delivered',
    created_at: TIME,
    data: { to: [TO], tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])) },
  }),
  sendgrid: ({ custom_args }) => [{ event: 'delivered', email: TO, timestamp: SECONDS, ...custom_args }],
  ses: ({ EmailTags }) => ({
    eventType: 'Delivery',
    mail: {
      timestamp: TIME,
      destination: [TO],
      tags: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, [Value]])),
    },
    delivery: { timestamp: TIME, recipients: [TO] },
  }),
  sparkpost: ({ metadata }) => [
    { msys: { message_event: { type: 'delivery', rcpt_to: TO, timestamp: String(SECONDS), rcpt_meta: metadata } } },
  ],
  sweego: ({ headers }) => ({
    event_type: 'delivered',
    recipient: TO,
    timestamp: TIME,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  }),
  'unisender-go': ({ metadata }) => ({
    event_name: 'transactional_email_status',
    event_data: { status: 'delivered', email: TO, event_time: '2026-11-24 09:00:00', metadata },
  }),
};

function bodyFor(name: ProviderName): { headers: Headers; body: Uint8Array } {
  const echo = ECHOES[name] as (metadata: unknown) => object;
  const json = JSON.stringify(echo(metadataFor(name, IDS)));
  const isForm = name === 'mandrill';
  const text = isForm ? new URLSearchParams({ mandrill_events: json }).toString() : json;
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  return { headers: new Headers({ 'content-type': type }), body: new TextEncoder().encode(text) };
}

describe('what is put into the metadata of a provider', () => {
  it('is known of every provider', () => {
    assert.deepEqual(Object.keys(ECHOES).sort(), [...providers.keys()].sort());
  });

  for (const name of Object.keys(ECHOES) as ProviderName[]) {
    it(`comes back with the events of ${name}`, () => {
      const { events, rejected } = providers.get(name)?.parse({ url: '', ...bodyFor(name) }) ?? {};
      assert.deepEqual(rejected, []);
      const [event] = events ?? [];
      assert.equal(event?.recipient, TO);
      // Mailomat has no place for it.
      const expected = name === 'mailomat' ? [undefined, undefined] : [IDS.mailingId, IDS.messageId];
      assert.deepEqual([event.mailingRef, event.messageRef], expected);
    });
  }
});

describe('trackMailing', () => {
  const mailing = {
    subject: 'Hello',
    sender: { name: 'Ada', email: 'ada@example.org' },
    recipients: [{ email: TO, name: 'Ada' }, { email: 'bo@example.com' }],
  };

  async function recipientsOf({ get }: TestBackend, id: string): Promise<readonly Recipient[]> {
    return (await bodyOf<Page<Recipient>>(get(`/mailings/${id}/recipients?sort=email`))).items;
  }

  it('announces a mailing, and gives each message its metadata', async () => {
    const backend = await testBackend({ store: memoryStore() });
    const { id, messages } = await trackMailing(mailing, { url: URL_OF_BACKEND, fetch: backend.fetch });
    assert.match(id, /^[\w-]+$/);
    assert.deepEqual(
      (await recipientsOf(backend, id)).map(({ messageId, email, name }) => [messageId, email, name]),
      messages.map(({ messageId, email }, index) => [messageId, email, index === 0 ? 'Ada' : '']),
    );
    const [first] = messages;
    assert.deepEqual(first?.metadata('sendgrid'), { custom_args: { mailing_id: id, message_id: first?.messageId } });
  });

  it('can be called again, and changes nothing then', async () => {
    const backend = await testBackend({ store: memoryStore() });
    const track = (): ReturnType<typeof trackMailing> =>
      trackMailing({ ...mailing, id: 'n-1' }, { url: URL_OF_BACKEND, fetch: backend.fetch });
    const [one, other] = [await track(), await track()];
    assert.deepEqual(
      one.messages.map(({ messageId }) => messageId),
      other.messages.map(({ messageId }) => messageId),
    );
    assert.equal((await recipientsOf(backend, 'n-1')).length, 2);
  });

  it('makes ids that no provider objects to, and that do not give the address away', async () => {
    const backend = await testBackend({ store: memoryStore() });
    const { messages } = await trackMailing(mailing, { url: URL_OF_BACKEND, fetch: backend.fetch });
    for (const { messageId } of messages) assert.match(messageId, /^[\da-f]{32}$/);
  });

  it('takes ids of the host, and splits what is long', async () => {
    const backend = await testBackend({ store: memoryStore(), limits: { announcementBytes: 800_000 } });
    const recipients = Array.from({ length: 12_000 }, (_, index) => ({
      email: `p${String(index)}@example.com`,
      messageId: `own-${String(index)}`,
    }));
    let requests = 0;
    const fetch = (request: Request): Promise<Response> => {
      requests += 1;
      return backend.fetch(request);
    };
    const { id } = await trackMailing({ ...mailing, recipients }, { url: URL_OF_BACKEND, fetch });
    assert.equal(requests, 3);
    const page = await bodyOf<Page<Recipient>>(backend.get(`/mailings/${id}/recipients?limit=1`));
    assert.deepEqual([page.total, page.items[0]?.messageId.startsWith('own-')], [12_000, true]);
  });

  it('announces a mailing that goes to nobody yet', async () => {
    const backend = await testBackend({ store: memoryStore() });
    const { id } = await trackMailing({ ...mailing, recipients: [] }, { url: URL_OF_BACKEND, fetch: backend.fetch });
    assert.deepEqual(await recipientsOf(backend, id), []);
  });

  it('says in the words of the back end why it was not announced', async () => {
    const backend = await testBackend({ store: memoryStore() });
    const track = (more: object, headers = {}): Promise<unknown> =>
      trackMailing({ ...mailing, ...more }, { url: URL_OF_BACKEND, headers, fetch: backend.fetch });
    await assert.rejects(
      track({ recipients: [{ email: TO }, { email: TO.toUpperCase() }] }),
      /recipients\[1\].messageId: occurs twice/,
    );
    await assert.rejects(track({}, { 'x-caller': 'nobody' }), /nothing that says who is asking/);
    const fetch = (): Promise<Response> => Promise.resolve(new Response('<html>', { status: 502 }));
    await assert.rejects(trackMailing(mailing, { url: URL_OF_BACKEND, fetch }), /status 502/);
  });
});
