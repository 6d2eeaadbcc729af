import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Mailing, Page } from '../../src/model.js';
import { some } from '../share.js';
import { asOwn, contentsOf, isAnswered, jsonOf, type Attacked } from './attacked-server.js';
import { OPERATIONS } from './openapi-operations.js';

const EVIL = 'https://evil.example';

/** What a browser sends along when a page of another site asks. */
const FROM_OTHER_SITE: readonly Record<string, string>[] = [
  { origin: EVIL, cookie: 'session=1', 'sec-fetch-site': 'cross-site' },
  { origin: 'null', cookie: 'session=1' },
  { origin: `${EVIL}.crm.example` },
  { origin: 'http://127.0.0.1', referer: 'http://127.0.0.1/' },
];

/** What a form, or a script without asking first, can say that a body is. https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const SIMPLE_TYPES: readonly (string | undefined)[] = [
  undefined,
  'text/plain',
  'text/plain;charset=UTF-8',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
  'text/plain\t;x=application/json',
];

const forged = (id: string): object => ({
  id,
  subject: 'Forged',
  sender: { name: 'F', email: 'f@example.com' },
  recipients: [{ messageId: `${id}.1`, email: 'g@example.com' }],
});

export function siteCases(attacked: Attacked, count: (cases: number) => void): void {
  describe('a page of another site', () => {
    it('is told by no route that it may read the answer', async () => {
      for (const { method, path } of OPERATIONS) {
        const at = path.replace('{provider}', 'sendgrid').replace('{id}', 'm-5');
        for (const headers of some(FROM_OTHER_SITE, 1)) {
          for (const each of [method, 'OPTIONS', 'HEAD']) {
            const asked = {
              ...headers,
              'access-control-request-method': method,
              'access-control-request-headers': 'content-type',
            };
            const answer = await attacked().ask(each, `${at}?email=nobody%40example.org`, { headers: asked });
            const named = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
            assert.deepEqual(named, [], `${each} ${path}`);
            if (each === 'OPTIONS') isAnswered(answer, [405], path);
            count(1);
          }
        }
      }
    });

    it('is given nothing that a browser could take for another type than it is', async () => {
      for (const { path, parameters } of OPERATIONS.filter(({ method }) => method === 'GET')) {
        const needed = parameters.some(({ name }) => name === 'bucket')
          ? 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&bucket=day'
          : 'id=m-5%2F2';
        for (const at of [
          path.replace('{id}', path.startsWith('/messages') ? 'm-5%2F2' : 'm-5'),
          path.replace('{id}', '%3Cscript%3E'),
        ]) {
          const { headers, status } = await attacked().ask('GET', `${at.replace('{provider}', 'sendgrid')}?${needed}`);
          assert.equal(headers['x-content-type-options'], 'nosniff', `${path}, ${String(status)}`);
          assert.match(
            String(headers['content-type']),
            /^(application\/(problem\+)?json|text\/(csv|event-stream|plain)|application\/openmetrics-text)/,
            path,
          );
          count(1);
        }
      }
    });

    it('writes nothing by a form, or by what needs no permission', async () => {
      const { ask } = attacked();
      const before = await contentsOf(attacked());
      for (const type of SIMPLE_TYPES) {
        for (const headers of FROM_OTHER_SITE) {
          const body = JSON.stringify(forged('forged'));
          const answer = await ask('POST', '/mailings', {
            body,
            headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
          });
          isAnswered(answer, [415], String(type));
          count(1);
        }
      }
      for (const path of ['/recipients?email=p0%40example.net&_method=DELETE', '/mailings?_method=POST']) {
        const headers = { 'x-http-method-override': 'DELETE', 'content-type': 'application/x-www-form-urlencoded' };
        isAnswered(await ask('POST', path, { body: '_method=DELETE', headers }), [405, 415], path);
      }
      assert.equal(await contentsOf(attacked()), before);
    });

    it('changes nothing by what is only asked', async () => {
      const before = await contentsOf(attacked());
      for (const { path } of OPERATIONS.filter(({ method }) => method === 'GET')) {
        const body = JSON.stringify(forged('asked'));
        const at = path.replace('{provider}', 'sendgrid').replace('{id}', 'm-5');
        await attacked().ask('GET', `${at}?_method=DELETE&email=p0%40example.net`, { body, headers: asOwn() });
        count(1);
      }
      assert.equal(await contentsOf(attacked()), before);
    });
  });

  describe('an object that names what all objects come from', () => {
    const own = Object.getOwnPropertyNames(Object.prototype);
    /** As text, since an object that is written in a program would set it instead. */
    const POLLUTING = [
      '"__proto__":{"tripped":1,"subject":"T","id":"t"}',
      '"constructor":{"prototype":{"tripped":1}}',
      '"prototype":{"tripped":1}',
    ];

    it('changes none of them, at any depth of a body', async () => {
      const { ask, report } = attacked();
      const json = { 'content-type': 'application/json' };
      const whole = JSON.stringify(forged('polluting'));
      for (const pair of POLLUTING) {
        for (const [at, sign] of [...whole].entries()) {
          if (sign !== '{') continue;
          const body = `${whole.slice(0, at + 1)}${pair},${whole.slice(at + 1)}`;
          isAnswered(await ask('POST', '/mailings', { body, headers: json }), [204], body);
          count(1);
        }
        isAnswered(await ask('POST', '/mailings', { body: `{${pair}}`, headers: json }), [400], pair);
        const event = JSON.parse(
          `{${pair},"event":"open","email":"p2@example.net","timestamp":1772720000,"message_id":"m-5/2"}`,
        ) as object;
        isAnswered(await report([event, JSON.parse(`{${pair}}`) as object]), [200], pair);
        count(2);
      }
      assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), own);
      assert.equal(({} as Record<string, unknown>)['tripped'], undefined);
      const { items } = jsonOf<Page<Mailing>>(await ask('GET', '/mailings?search=Forged'));
      assert.deepEqual(
        items.map(({ id, subject }) => [id, subject]),
        [['polluting', 'Forged']],
      );
    });
  });
}
