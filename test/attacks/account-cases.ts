import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Message } from '../../src/model.js';
import { some } from '../share.js';
import { RIGHTS } from '../../src/server/http/access.js';
import { EventReader } from '../server/http/event-reader.js';
import {
  AS_OTHER,
  asOwn,
  contentsOf,
  isAnswered,
  jsonOf,
  OTHER,
  SECRET,
  SECRET_MAILING,
  SECRET_MESSAGE,
  type Attacked,
} from './attacked-server.js';
import { OPERATIONS } from './openapi-operations.js';

const PERIOD = 'from=2020-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&bucket=day';

/** For every parameter, what belongs to the other account. */
const GUESSES: Readonly<Record<string, readonly string[]>> = {
  id: [SECRET_MAILING, SECRET_MESSAGE],
  scope: [`project:${SECRET}`],
  search: [SECRET],
  sender: [`sender@${SECRET}.example`],
  email: [`${SECRET}@example.com`],
};

/** Ways to say that one is somebody else, or asks for something else, to a server that believes them. */
const PRETENCES: readonly Record<string, string>[] = [
  { 'x-account': OTHER },
  { 'x-forwarded-user': OTHER },
  { 'x-original-url': `/mailings/${SECRET_MAILING}/recipients` },
  { 'x-rewrite-url': `/mailings/${SECRET_MAILING}/recipients` },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-host': `${OTHER}.example`, 'x-forwarded-prefix': `/${OTHER}` },
  { cookie: `account=${OTHER}` },
];

/** Every question with every guess, and as it is without one. */
function questions(): { method: string; path: string }[] {
  return OPERATIONS.filter(({ method, path }) => method === 'GET' && path !== '/changes').flatMap(
    ({ path, parameters }) => {
      const guesses = parameters.flatMap(({ name, in: place }) =>
        (GUESSES[name] ?? []).map((guess) => ({ name, place, guess: encodeURIComponent(guess) })),
      );
      const needed = path === '/summary' ? PERIOD : '';
      const paths = [SECRET_MAILING, SECRET_MESSAGE].map((id) => path.replace(/\{\w+\}/, id));
      return [...new Set(paths)].flatMap((at) => [
        ...(path === '/messages' ? [] : [{ method: 'GET', path: `${at}?${needed}` }]),
        ...guesses
          .filter(({ place }) => place === 'query')
          .map(({ name, guess }) => ({ method: 'GET', path: `${at}?${needed}&${name}=${guess}` })),
      ]);
    },
  );
}

export function accountCases(attacked: Attacked, count: (cases: number) => void): void {
  describe('the data of another account', () => {
    const isHidden = async (path: string, headers: Record<string, string>): Promise<void> => {
      const answer = await attacked().ask('GET', path, { headers });
      isAnswered(answer, [200, 400, 403, 404, 405], path);
      // What was asked for is named in the refusal.
      const told = answer.text
        .replace(/There is no mailing zzsecretzz-\w+\./, '')
        // So it is in the record of one's own exports.
        .replace(/"(query|mailingId)":"[^"]*"/g, '');
      assert.ok(!told.includes(SECRET), `${path}: ${told}`);
      assert.ok(!JSON.stringify(answer.headers).includes(SECRET), path);
      count(1);
    };

    it('are there, for those whom they belong to', async () => {
      const paths = questions().map(({ path }) => path);
      let seen = 0;
      for (const path of paths) {
        if ((await attacked().ask('GET', path, { headers: AS_OTHER })).text.includes(`${SECRET} `)) seen += 1;
      }
      assert.ok(seen >= 5, String(seen));
    });

    it('are shown on no route, by no id, scope, word or address', async () => {
      for (const { path } of questions()) await isHidden(path, asOwn());
    });

    it('are shown to nobody of that account who may see other scopes alone', async () => {
      for (const scopes of some([['project:42'], [], [SECRET], ['project:']], 1)) {
        for (const { path } of questions())
          await isHidden(path, { 'x-caller': JSON.stringify({ account: OTHER, rights: RIGHTS, scopes }) });
      }
    });

    it('are shown to nobody who pretends', async () => {
      for (const pretence of PRETENCES) {
        for (const path of [
          `/mailings/${SECRET_MAILING}/recipients`,
          `/messages?id=${SECRET_MESSAGE}`,
          '/mailings?account=other',
        ]) {
          await isHidden(path, { ...asOwn(), ...pretence });
        }
      }
    });

    it('cannot be written, taken over or erased', async () => {
      const { ask, report } = attacked();
      const before = await ask('GET', `/mailings/${SECRET_MAILING}/recipients`, { headers: AS_OTHER });
      const announced = (id: string, messageId: string): object => ({
        id,
        subject: 'Mine',
        sender: { name: 'M', email: 'm@example.com' },
        recipients: [{ messageId, email: `${SECRET}@example.com` }],
      });
      isAnswered(
        await ask('POST', '/mailings', { body: announced(SECRET_MAILING, 'mine.1'), headers: asOwn() }),
        [204],
        'id',
      );
      isAnswered(
        await ask('POST', '/mailings', { body: announced('mine', SECRET_MESSAGE), headers: asOwn() }),
        [204],
        'message',
      );
      const event = { event: 'spamreport', email: `${SECRET}@example.com`, timestamp: 1_772_700_000 };
      isAnswered(await report([{ ...event, message_id: SECRET_MESSAGE, mailing_id: SECRET_MAILING }]), [200], 'event');
      const erased = await ask('DELETE', `/recipients?email=${SECRET}%40example.com`, { headers: asOwn() });
      assert.deepEqual(jsonOf(erased), { messages: 2 });
      const after = await ask('GET', `/mailings/${SECRET_MAILING}/recipients`, { headers: AS_OTHER });
      assert.equal(after.text, before.text);
      const [message] = jsonOf<Message[]>(await ask('GET', `/messages?id=${SECRET_MESSAGE}`, { headers: AS_OTHER }));
      assert.equal(message?.status, 'clicked');
    });

    it('come into no stream of changes, also where one goes on after an event of the other account', async () => {
      const { origin, store, report } = attacked();
      const open = (headers: Record<string, string>, query = ''): Promise<Response> =>
        fetch(`${origin}/changes${query}`, { headers });
      const change = (hour: number): Promise<unknown> =>
        store.ingest(OTHER, [
          {
            type: 'opened',
            time: `2026-03-04T${String(hour).padStart(2, '0')}:00:00Z`,
            recipient: `${SECRET}@example.com`,
            messageRef: SECRET_MESSAGE,
            provider: 'sendgrid',
            nativeType: 'open',
          },
        ]);
      const theirs = new EventReader(await open(AS_OTHER));
      await change(1);
      const seen = await theirs.next();
      assert.ok(seen);
      assert.ok(seen.data.includes(SECRET));
      await change(2);
      const scoped = `?scope=project%3A${SECRET}`;
      const streams = [
        await open({ ...asOwn(), 'last-event-id': seen.id }),
        await open({ ...asOwn(), 'last-event-id': seen.id }, scoped),
        await open(asOwn(), scoped),
        await open({
          'x-caller': JSON.stringify({ account: OTHER, rights: RIGHTS, scopes: ['project:42'] }),
          'last-event-id': seen.id,
        }),
      ].map((answer) => new EventReader(answer));
      await change(3);
      const [own] = streams;
      isAnswered(
        await report([{ event: 'open', email: 'p2@example.net', timestamp: 1_772_710_000, message_id: 'm-5/2' }]),
        [200],
        'a change of one’s own',
      );
      const first = await own?.next();
      assert.ok(first?.data.includes('m-5/2') && !first.data.includes(SECRET), first?.data);
      await Promise.all([theirs, ...streams].map((stream) => stream.leave()));
      for (const [at, query] of [
        ['', scoped],
        [seen.id, scoped],
      ] as const) {
        const answer = await attacked().ask('GET', `/changes${query}`, {
          headers: { ...asOwn(), 'last-event-id': at },
        });
        assert.ok(!answer.text.includes(SECRET));
      }
      count(streams.length);
    });

    it('are as they were', async () => {
      const texts = await contentsOf(attacked());
      assert.ok(
        texts.includes(SECRET_MESSAGE) &&
          !texts.includes(
            '"subject":"Mine","sender":{"name":"M","email":"m@example.com"},"status":"sent","scope":"project:zzsecretzz"',
          ),
      );
    });
  });
}
