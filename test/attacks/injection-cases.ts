import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import { ATTACK_KINDS, ATTACK_STRINGS } from '../../fixtures/attack-strings.js';
import { mailingFileColumns, recipientFileColumns } from '../../src/model/csv-columns.js';
import type { LinkClicks, Mailing, MailEvent, Page, Recipient } from '../../src/model.js';
import { MAILING_FILE_WORDS, RECIPIENT_FILE_WORDS } from '../../src/server/routes/csv-words.js';
import { isLong } from '../share.js';
import { asOwn, isAnswered, jsonOf, type Attacked } from './attacked-server.js';
import { textFieldsOf } from './openapi-operations.js';

const FIELDS = textFieldsOf('MailingAnnouncement');
const IDS = ['id', 'recipients[].messageId'];

/** What SendGrid calls the fields of an event that hold text; which provider it is, nobody can write. */
const EVENT_FIELDS: Readonly<Record<string, string | undefined>> = {
  recipient: 'email',
  messageId: 'sg_message_id',
  mailingRef: 'mailing_id',
  messageRef: 'message_id',
  reason: 'reason',
  reasonCode: 'status',
  url: 'url',
  userAgent: 'useragent',
  ip: 'ip',
  provider: undefined,
  providerEventId: 'sg_event_id',
  nativeType: 'event',
};

/** Of every kind one in the quick share, and of those that are long one that cannot be made shorter, and all in the long one. */
const ATTACKS = ATTACK_KINDS.flatMap((kind) =>
  ATTACK_STRINGS[kind]
    .filter((_, index, { length }) => isLong || index === (kind === 'long' ? length - 1 : 0))
    .map((text) => ({ kind, text })),
);

/** As a database keeps it: half of a pair is no text, nor is the character of code zero, nor a mark of the encoding. */
const kept = (text: string): string => text.replace(/^\ufeff+/, '').replace(/[\0\p{Surrogate}]/gu, '\ufffd');

const CELL_BEGINS_FORMULA = /^[\s\p{C}\p{M}]*[=+@\uff1d\uff0b\uff0d\uff20-]/u;

interface Announced {
  id: string;
  subject: string;
  sender: { name: string; email: string };
  scope: string;
  sentAt: string;
  recipients: { messageId: string; name: string; email: string }[];
}

function announcement(id: string): Announced {
  return {
    id,
    subject: `Subject ${id}`,
    sender: { name: 'Ada', email: 'ada@example.com' },
    scope: 'project:attacked',
    sentAt: '2026-03-02T09:00:00Z',
    recipients: [{ messageId: `${id}.1`, name: 'Bo', email: 'bo@example.com' }],
  };
}

function withField(whole: Announced, field: string, text: string): Announced {
  const copy = structuredClone(whole);
  const names = field.replace('[]', '.0').split('.');
  const last = names.pop() ?? '';
  const place = names.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], copy);
  assert.equal(typeof (place as Record<string, unknown>)[last], 'string', `${field} is not announced here`);
  (place as Record<string, unknown>)[last] = text;
  return copy;
}

/** In all fields of content at once; in the long share in each by itself, too. */
const PLACES: readonly (readonly string[])[] = [
  FIELDS.filter((field) => !IDS.includes(field)),
  ...(isLong ? FIELDS.filter((field) => !IDS.includes(field)).map((field) => [field]) : []),
];

/** @param count - Is told how many were tried. */
export function injectionCases(attacked: Attacked, count: (cases: number) => void): void {
  describe('a text that tries to be more', () => {
    it('is kept as the text it is in every field of an announcement, or refused by the name of the field', async () => {
      const { ask } = attacked();
      const announced = new Map<string, { text: string; fields: readonly string[] }>();
      for (const [number, { kind, text }] of ATTACKS.entries()) {
        for (const [place, fields] of PLACES.entries()) {
          const id = `attack-${String(number)}-${String(place)}`;
          const body = fields.reduce((whole, field) => withField(whole, field, text), announcement(id));
          const answer = await ask('POST', '/mailings', { body });
          count(fields.length);
          isAnswered(answer, [204, 400, 409], `${kind} ${JSON.stringify(text.slice(0, 60))} in ${fields.join()}`);
          if (answer.status === 204) announced.set(id, { text, fields });
          else {
            const { detail } = jsonOf<{ detail: string }>(answer);
            const field = detail.slice(0, detail.indexOf(':'));
            const names = fields.map((each) => each.replace('[]', '[0]'));
            assert.ok(
              names.some((name) => name === field || name.endsWith(field)),
              `${kind}: ${field}`,
            );
          }
        }
      }
      assert.ok(announced.size > ATTACKS.length / 2);
      const all = jsonOf<Page<Mailing>>(await ask('GET', '/mailings?limit=1000')).items;
      for (const [id, { text, fields }] of announced) {
        const mailing = all.find((each) => each.id === id);
        const { items } = jsonOf<Page<Recipient>>(await ask('GET', `/mailings/${id}/recipients`));
        const seen = { ...mailing, recipients: items };
        for (const field of fields) {
          const value = field
            .replace('[]', '.0')
            .split('.')
            .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], seen);
          assert.equal(value, kept(text), `${id}: ${field}`);
        }
      }
    });

    it('is an id like any other, or refused, and leads to nothing but what it is the id of', async () => {
      const { ask } = attacked();
      for (const { kind, text } of ATTACKS) {
        const what = `${kind} ${JSON.stringify(text.slice(0, 60))}`;
        const whole = withField(announcement(text), 'recipients[].messageId', `${text}!`);
        const answer = await ask('POST', '/mailings', { body: whole });
        count(IDS.length);
        isAnswered(answer, [204, 400, 409], what);
        const encoded = encodeURIComponent(kept(text).replace(/^(~*\.\.?)$/, '~$1'));
        if (encoded.length > 8000) continue;
        const page = await ask('GET', `/mailings/${encoded}/recipients`);
        isAnswered(page, answer.status === 204 ? [200] : [404], what);
        if (answer.status !== 204) continue;
        assert.deepEqual(
          jsonOf<Page<Recipient>>(page).items.map(({ messageId }) => messageId),
          [`${text}!`],
        );
        const [message] = jsonOf<{ mailing: { id: string } }[]>(
          await ask('GET', `/messages?id=${encodeURIComponent(`${text}!`)}`),
        );
        assert.equal(message?.mailing.id, text, what);
      }
    });

    it('is kept as it is in every field of an event, and keeps no other event of its post out', async () => {
      const { ask, report } = attacked();
      assert.deepEqual(Object.keys(EVENT_FIELDS).sort(), textFieldsOf('MailEvent').sort());
      await ask('POST', '/mailings', { body: announcement('events') });
      const message = { email: 'bo@example.com', message_id: 'events.1', mailing_id: 'events' };
      let timestamp = 1_772_500_000;
      for (const { kind, text } of ATTACKS) {
        timestamp += 10;
        const named = Object.values(EVENT_FIELDS).filter((name) => name !== undefined);
        const own = named.filter((name) => !(name in message) && name !== 'event');
        const filled = Object.fromEntries(own.map((name) => [name, text]));
        const answer = await report([
          { ...filled, ...message, event: 'bounce', timestamp },
          { ...filled, ...message, event: 'click', timestamp: timestamp + 1 },
          { ...message, event: text, timestamp: timestamp + 2 },
          { ...filled, email: text, message_id: text, mailing_id: text, event: 'open', timestamp: timestamp + 3 },
          { ...message, event: 'open', timestamp: timestamp + 4 },
        ]);
        count(named.length);
        isAnswered(answer, [200], `${kind} ${JSON.stringify(text.slice(0, 60))}`);
      }
      const events = jsonOf<MailEvent[]>(await ask('GET', '/messages/events.1/events'));
      const links = jsonOf<LinkClicks[]>(await ask('GET', '/mailings/events/links'));
      for (const { text } of ATTACKS) {
        const expected = kept(text.trim());
        if (!expected) continue;
        const what = JSON.stringify(text.slice(0, 60));
        for (const field of ['reason', 'reasonCode', 'userAgent', 'ip', 'messageId', 'providerEventId'] as const) {
          assert.ok(
            events.some((event) => event[field] === expected),
            `${field}: ${what}`,
          );
        }
        assert.ok(
          events.some(({ nativeType }) => nativeType === expected),
          `nativeType: ${what}`,
        );
        assert.ok(
          links.some(({ url }) => url === expected),
          `url: ${what}`,
        );
      }
      assert.equal(events.filter(({ nativeType }) => nativeType === 'open').length >= ATTACKS.length, true);
    });

    it('begins no formula and no line in a file, and moves no cell', async () => {
      const { ask } = attacked();
      const files: [path: string, columns: number][] = [
        ['/mailings.csv', mailingFileColumns(MAILING_FILE_WORDS).length],
        ['/mailings/events/recipients.csv', recipientFileColumns(RECIPIENT_FILE_WORDS).length],
        ...ATTACKS.map((_, number): [string, number] => [
          `/mailings/attack-${String(number)}-0/recipients.csv`,
          recipientFileColumns(RECIPIENT_FILE_WORDS).length,
        ]),
      ];
      for (const [path, columns] of files) {
        const answer = await ask('GET', path, { headers: asOwn() });
        if (answer.status === 404 && path.includes('attack-')) continue;
        isAnswered(answer, [200], path);
        const rows = parse(answer.text, { bom: true, relax_column_count: true }) as string[][];
        assert.ok(rows.length > 1, path);
        for (const row of rows) {
          assert.equal(row.length, columns, path);
          // Numbers are written as numbers, and a negative one would begin with a sign: there are none here.
          for (const cell of row)
            assert.ok(!CELL_BEGINS_FORMULA.test(cell), `${path}: ${JSON.stringify(cell.slice(0, 60))}`);
        }
        assert.doesNotMatch(answer.text, /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\t\r\n]/u, path);
      }
    });

    it('makes no header of an answer, and is seen in none', async () => {
      const { ask } = attacked();
      for (const { text } of ATTACKS.filter(({ text }) => text.length < 2000)) {
        const value = new URLSearchParams({ search: text, scope: text, timeZone: text }).toString();
        for (const path of ['/mailings', '/mailings.csv', '/mailings/events/recipients.csv']) {
          const { headers } = await ask('GET', `${path}?${value}`);
          assert.equal(headers['set-cookie'] ?? headers['location'], undefined);
          assert.doesNotMatch(JSON.stringify(headers), /tripped/);
        }
      }
    });

    it('comes into no log: neither as a line of its own, nor at all', async () => {
      const { log } = attacked();
      assert.ok(log.length > ATTACKS.length);
      for (const entry of log) {
        const line = JSON.stringify(entry);
        assert.doesNotMatch(line, /\p{Cc}|\u2028|tripped|forged|drop table|@/u, line);
      }
    });

    it('does the same for those who may not see addresses', async () => {
      const { ask } = attacked();
      const masked = asOwn({ rights: ['read', 'export'] });
      for (const path of ['/messages/events.1/events', '/mailings/events/links', '/mailings/events/recipients.csv']) {
        isAnswered(await ask('GET', path, { headers: masked }), [200], path);
      }
    });
  });
}
