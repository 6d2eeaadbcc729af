import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { sendgridSigner } from '../../../fixtures/sendgrid-signer.js';
import type { Change, Message } from '../../../src/model.js';
import { createMailAnalytics, type MailAnalytics } from '../../../src/server/handler.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { startPostgres, type TestPostgres } from '../store/postgres.js';
import { describeBackend } from './backend-cases.js';
import { EventReader } from './event-reader.js';
import { ACCOUNT, authorizeByHeader, bodyOf, filled } from './setup.js';

const START = { timeout: 90_000 };
const MESSAGE = 'm-5/2';

describeBackend('the back end over PostgreSQL', async () => {
  const postgres = await startPostgres();
  const store = await openStore(await postgres.database());
  const end = async (): Promise<void> => {
    await store.close();
    await postgres.end();
  };
  return { store, end };
});

describe('several back ends on one PostgreSQL', { timeout: 120_000 }, () => {
  const signer = sendgridSigner();
  let postgres: TestPostgres;
  let [one, other]: MailAnalytics[] = [];

  before(async () => {
    postgres = await startPostgres();
    const database = await postgres.database();
    const make = (): MailAnalytics =>
      createMailAnalytics({
        database,
        authorize: authorizeByHeader,
        providers: { sendgrid: signer.publicKey },
        webhookAccount: ACCOUNT,
        onLog: () => undefined,
        limits: { heartbeatSeconds: 0.5 },
      });
    [one, other] = [make(), make()];
    // Both bring the tables up to date at once.
    const [store] = await Promise.all([one.ready(), other.ready()]);
    await filled(store);
  }, START);

  after(async () => {
    await one?.close();
    await other?.close();
    await postgres.end();
  });

  const at = (mail: MailAnalytics | undefined, path: string, init?: RequestInit): Promise<Response> => {
    assert.ok(mail);
    return mail.fetch(new Request(`http://crm.example${path}`, init));
  };

  const post = (mail: MailAnalytics | undefined, event: string, second = 0): Promise<Response> => {
    const timestamp = 1_772_600_000 + second;
    const body = JSON.stringify([{ event, email: 'p2@example.net', timestamp, message_id: MESSAGE }]);
    return at(mail, '/webhooks/sendgrid', { method: 'POST', body, headers: signer.headersFor(body) });
  };

  const statusAt = async (mail: MailAnalytics | undefined): Promise<string | undefined> => {
    const [message] = await bodyOf<Message[]>(at(mail, `/messages?id=${encodeURIComponent(MESSAGE)}`));
    return message?.status;
  };

  it('tell the readers of each what came to the other', async () => {
    const reader = new EventReader(await at(other, '/changes'));
    assert.equal((await post(one, 'click')).status, 200);
    const changes = JSON.parse((await reader.next())?.data ?? '[]') as Change[];
    assert.equal(changes.find(({ message }) => message)?.message?.status, 'clicked');
    assert.equal(await statusAt(other), 'clicked');
    await reader.leave();
  });

  it('keep an event once that comes to both', async () => {
    const answers = await Promise.all([post(one, 'open', 5), post(other, 'open', 5)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    const events = await bodyOf<unknown[]>(at(one, `/messages/${encodeURIComponent(MESSAGE)}/events`));
    const again = await bodyOf<unknown[]>(at(other, `/messages/${encodeURIComponent(MESSAGE)}/events`));
    assert.deepEqual(events, again);
  });

  it('say in time that the database is away, keep nothing then, and go on by themselves', START, async () => {
    const reader = new EventReader(await at(one, '/changes'));
    await postgres.stop();
    const start = performance.now();
    assert.equal((await at(one, '/mailings')).status, 503);
    assert.equal((await at(one, '/healthz')).status, 503);
    const refused = await post(one, 'spamreport');
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '10']);
    assert.ok(performance.now() - start < 30_000);
    await postgres.start();
    // A provider that comes again until it is taken.
    let answer = await post(one, 'spamreport');
    while (answer.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      answer = await post(one, 'spamreport');
    }
    assert.equal(answer.status, 200);
    assert.equal(await statusAt(one), 'spam-report');
    let told: Change[] = [];
    while (!told.some(({ message }) => message?.status === 'spam-report')) {
      const event = await reader.next();
      assert.ok(event, 'the stream has ended');
      told = JSON.parse(event.data) as Change[];
    }
    await reader.leave();
  });
});
