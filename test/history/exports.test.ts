import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import { formatNames, formats } from '../../src/history/formats.js';
import { csvOf, eventsOf, problemsOf, read } from './files.js';

const SENDGRID = (
  'processed,message_id,event,api_key_id,recv_message_id,credential_id,subject,from,email,asm_group_id,template_id,' +
  'originating_ip,reason,outbound_ip,outbound_ip_type,mx,attempt,url,user_agent,type,is_unique,username,categories,' +
  'marketing_campaign_id,marketing_campaign_name,marketing_campaign_split_id,marketing_campaign_version,unique_args'
).split(',');

/** The events of a table with these columns, of which rows need not have all. */
async function readTable(
  columns: readonly string[],
  rows: readonly Record<string, string>[],
  format?: string,
): Promise<MailEvent[]> {
  const table = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))];
  const outcomes = await read(csvOf(table), { format });
  assert.deepEqual(problemsOf(outcomes), []);
  return eventsOf(outcomes);
}

const readSendgrid = (row: Record<string, string>): Promise<MailEvent[]> =>
  readTable(SENDGRID, [
    {
      processed: '2026-03-02 12:00:00',
      message_id: 'p-1.filter',
      email: 'ada@example.com',
      from: 'news@example.com',
      originating_ip: '192.0.2.1',
      ...row,
    },
  ]);

describe("SendGrid's activity as CSV", () => {
  it('gives what the webhook would have told, with the sender left out', async () => {
    const unique_args = JSON.stringify({ mailing_id: 'n-1', message_id: 'm-1', other: 'x' });
    assert.deepEqual(
      await readSendgrid({ event: 'click', url: 'https://example.com/', user_agent: 'Mail/1', unique_args }),
      [
        {
          type: 'clicked',
          recipient: 'ada@example.com',
          time: '2026-03-02T12:00:00Z',
          messageId: 'p-1.filter',
          mailingRef: 'n-1',
          messageRef: 'm-1',
          url: 'https://example.com/',
          userAgent: 'Mail/1',
          provider: 'sendgrid',
          nativeType: 'click',
        },
      ],
    );
  });

  it('tells its events in the words of the webhook, or of the API', async () => {
    const words: [string, string][] = [
      ['processed', 'processed'],
      ['deferred', 'deferred'],
      ['delivered', 'delivered'],
      ['bounce', 'bounced'],
      ['bounced', 'bounced'],
      ['dropped', 'dropped'],
      ['open', 'opened'],
      ['opened', 'opened'],
      ['clicked', 'clicked'],
      ['spamreport', 'spam-report'],
      ['spam_report', 'spam-report'],
      ['unsubscribe', 'unsubscribed'],
      ['group_unsubscribe', 'unsubscribed'],
      ['group resubscribe', 'resubscribed'],
      ['teleported', 'other'],
      ['constructor', 'other'],
    ];
    for (const [event, type] of words) {
      const [read] = await readSendgrid({ event });
      assert.deepEqual([read?.type, read?.nativeType], [type, event]);
    }
  });

  it('classes bounces, and gives reasons of failures alone', async () => {
    for (const [type, bounceClass] of [
      ['bounce', 'hard'],
      ['hard', 'hard'],
      ['soft', 'soft'],
      ['blocked', 'block'],
      ['', undefined],
    ] as const) {
      const [event] = await readSendgrid({ event: 'bounce', type, reason: '550 no such user' });
      assert.deepEqual([event?.bounceClass, event?.reason], [bounceClass, '550 no such user'], type);
    }
    assert.equal((await readSendgrid({ event: 'delivered', reason: '250 OK' }))[0]?.reason, undefined);
  });

  it('takes seconds since 1970 for a time as well, and arguments that are no JSON for none', async () => {
    const [event] = await readSendgrid({ event: 'open', processed: '1772452800', unique_args: '{"mailing_id":' });
    assert.equal(event?.time, '2026-03-02T12:00:00Z');
    assert.ok(event && !('mailingRef' in event));
  });
});

describe("Postmark's lists as CSV", () => {
  it('give bounces', async () => {
    const columns = ['ID', 'Type', 'TypeCode', 'MessageID', 'Description', 'Details', 'Email', 'BouncedAt', 'Inactive'];
    const row = {
      ID: '7',
      Type: 'HardBounce',
      TypeCode: '1',
      MessageID: 'p-1',
      Description: 'The server was unable to deliver.',
      Details: '550 no such user',
      Email: 'ada@example.com',
      BouncedAt: '2026-03-02T07:00:00.25-05:00',
      Inactive: 'true',
    };
    assert.deepEqual(await readTable(columns, [row]), [
      {
        type: 'bounced',
        recipient: 'ada@example.com',
        time: '2026-03-02T12:00:00.25Z',
        messageId: 'p-1',
        bounceClass: 'hard',
        reason: '550 no such user',
        provider: 'postmark',
        providerEventId: '7',
        nativeType: 'Bounce:HardBounce',
      },
    ]);
  });

  it('give opens and clicks, also with spaces in the names of the columns', async () => {
    const common = { Recipient: 'ada@example.com', 'Message ID': 'p-1', 'Received At': '2026-03-02T12:00:00Z' };
    const [open] = await readTable(
      [...Object.keys(common), 'First Open', 'User Agent'],
      [{ ...common, 'First Open': 'true', 'User Agent': 'Mail/1' }],
    );
    assert.deepEqual([open?.type, open?.messageId, open?.userAgent], ['opened', 'p-1', 'Mail/1']);
    const [click] = await readTable(
      [...Object.keys(common), 'Original Link'],
      [{ ...common, 'Original Link': 'https://example.com/' }],
    );
    assert.deepEqual([click?.type, click?.url, click?.provider], ['clicked', 'https://example.com/', 'postmark']);
  });

  it('have their problems told by field', async () => {
    const outcomes = await read('BouncedAt,Type,Email,MessageID\nsoon,HardBounce,ada@example.com,p-1\n');
    assert.deepEqual(problemsOf(outcomes), ["2: BouncedAt: expected a time in ISO 8601, got 'soon'"]);
  });
});

describe("Mailgun's events", () => {
  const event = {
    event: 'failed',
    recipient: 'ada@example.com',
    timestamp: 1_772_452_800.25,
    id: 'e-1',
    severity: 'permanent',
    message: { headers: { 'message-id': 'p-1@example.com' } },
    'delivery-status': { message: '550 no such user', code: 550 },
    'user-variables': { mailing_id: 'n-1', message_id: 'm-1' },
  };
  const expected = {
    type: 'bounced',
    recipient: 'ada@example.com',
    time: '2026-03-02T12:00:00.250Z',
    messageId: 'p-1@example.com',
    mailingRef: 'n-1',
    messageRef: 'm-1',
    bounceClass: 'hard',
    reason: '550 no such user',
    provider: 'mailgun',
    providerEventId: 'e-1',
    nativeType: 'failed:permanent',
  };
  const cells = {
    event: 'failed',
    recipient: 'ada@example.com',
    timestamp: '1772452800.25',
    id: 'e-1',
    severity: 'permanent',
    'message.headers.message-id': 'p-1@example.com',
    'delivery-status.message': '550 no such user',
    'user-variables.mailing_id': 'n-1',
    'user-variables.message_id': 'm-1',
  };

  it('are read from CSV, inner fields by their path', async () => {
    assert.deepEqual(await readTable(Object.keys(cells), [cells]), [expected]);
  });

  it('are read from CSV with underscores, and the time of the Logs API', async () => {
    const { timestamp: _, ...others } = cells;
    const row = Object.fromEntries(
      Object.entries({ ...others, '@timestamp': '2026-03-02T12:00:00.25Z' }).map(([name, cell]) => [
        name.replace(/[-.]/g, '_'),
        cell,
      ]),
    );
    assert.deepEqual(await readTable(Object.keys(row), [row], 'mailgun'), [expected]);
  });

  it('tell a reader from a bot by a column that is empty', async () => {
    const click = {
      event: 'clicked',
      recipient: 'ada@example.com',
      timestamp: '1772452800',
      url: 'https://example.com/',
    };
    const [person] = await readTable([...Object.keys(click), 'client-info.bot'], [click]);
    assert.equal(person?.machine, false);
    const [unknown] = await readTable(Object.keys(click), [click]);
    assert.ok(unknown && !('machine' in unknown));
  });

  it('have their problems told by field', async () => {
    const outcomes = await read('event,recipient,timestamp\nopened,ada@example.com,soon\n');
    assert.deepEqual(problemsOf(outcomes), ["2: timestamp: expected seconds or milliseconds since 1970, got 'soon'"]);
  });

  it('are read from NDJSON as the webhook posts them, and as the APIs list them', async () => {
    const { timestamp: _, ...others } = event;
    const lines = [
      { signature: {}, 'event-data': event },
      event,
      { ...others, '@timestamp': '2026-03-02T12:00:00.25Z' },
    ];
    const outcomes = await read(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { format: 'mailgun' });
    assert.deepEqual(problemsOf(outcomes), []);
    assert.deepEqual(eventsOf(outcomes), [expected, expected, expected]);
  });
});

describe("a provider's webhook bodies as NDJSON", () => {
  const open = { event: 'open', email: 'ada@example.com', timestamp: 1_772_452_800 };

  it('may be lists or single events, and are read by the provider', async () => {
    const lines = [[open, { ...open, event: 'click' }], open, []];
    const outcomes = await read(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { format: 'sendgrid' });
    assert.deepEqual(
      outcomes.map((outcome) => ('events' in outcome ? outcome.events.map(({ type }) => type) : outcome)),
      [['opened', 'clicked'], ['opened'], []],
    );
    assert.deepEqual(new Set(eventsOf(outcomes).map(({ provider }) => provider)), new Set(['sendgrid']));
  });

  it('may be what stands in a form, where the provider posts one', async () => {
    const line = JSON.stringify([
      { event: 'open', ts: 1_772_452_800, msg: { _id: 'p-1', email: 'ada+x@example.com' } },
    ]);
    const [event] = eventsOf(await read(`${line}\n`, { format: 'mandrill' }));
    assert.deepEqual([event?.type, event?.recipient, event?.messageId], ['opened', 'ada+x@example.com', 'p-1']);
  });

  it('have each of their wrong parts reported, and the others used', async () => {
    const lines = [JSON.stringify([open, { ...open, timestamp: 'soon' }, 7]), '{', JSON.stringify({ event: 'open' })];
    const outcomes = await read(lines.join('\n'), { format: 'sendgrid' });
    assert.equal(eventsOf(outcomes).length, 1);
    const problems = problemsOf(outcomes);
    assert.deepEqual(problems.slice(0, 2), [
      "1: [1].timestamp: expected seconds or milliseconds since 1970, got 'soon'",
      '1: [2]: expected an object, got 7',
    ]);
    assert.match(problems[2] ?? '', /^2: expected JSON \(/);
    assert.match(problems[3] ?? '', /^3: email: expected /);
  });
});

describe('the formats', () => {
  it('have names that are all known', () => {
    for (const { name } of formats) assert.ok(formatNames.includes(name), name);
  });

  it('are told apart by their headers: the columns of one are never all of another', () => {
    for (const one of formats) {
      for (const other of formats) {
        if (one === other) continue;
        const names = new Set([...one.columns, ...one.more].map((name) => name.toLowerCase()));
        const isWithin = other.columns.every((name) => names.has(name.toLowerCase()));
        assert.ok(!isWithin, `${one.name} has the columns of ${other.name}`);
      }
    }
  });
});
