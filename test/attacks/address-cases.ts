import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { asOwn, contentsOf, isAnswered, SECRET, SECRET_MAILING, type Attacked } from './attacked-server.js';
import { some } from '../share.js';
import { OPERATIONS } from './openapi-operations.js';

/** What stands where an id should, as it goes over the wire; one of each sort first. */
const IDS: readonly string[] = [
  '..',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2f',
  '%00',
  'm-5%00.csv',
  '%ff',
  '%zz',
  'm-5%2frecipients',
  `m-5%2f..%2f${SECRET_MAILING}`,
  `../${SECRET_MAILING}`,
  '~~..',
  '__proto__',
  'a'.repeat(8000),
  '/'.repeat(500),
  '.',
  '../..',
  '%2e%2e',
  '%252e%252e%252f',
  '..%5c..%5c',
  '..;/',
  'm-5%00',
  '%c0%ae%c0%ae%c0%af',
  '%',
  'm-5/recipients%2f..',
  'm-5%23',
  'm-5%3flimit=1',
  'm-5;account=other',
  `..%2f..%2fother%2fmailings%2f${SECRET_MAILING}`,
  `other%00${SECRET_MAILING}`,
  '~',
  'constructor',
  '%F0%9F%92%A9',
  '%E2%80%AE',
  'e%CC%81',
  'C%3A%5Cboot.ini',
  'file%3A%2F%2F%2Fetc%2Fpasswd',
  'a'.repeat(255),
  '%F0%9F%92%A9'.repeat(600),
  '%2f'.repeat(2000),
];

const PATHS = OPERATIONS.filter(({ path }) => path.includes('{'));

export function addressCases(attacked: Attacked, count: (cases: number) => void): void {
  describe('an address', () => {
    it('leads nowhere but to what its id is the id of, whatever stands in it', async () => {
      const before = await contentsOf(attacked());
      for (const { method, path } of PATHS) {
        for (const id of some(IDS, 14)) {
          const asked = path.replace(/\{\w+\}/, id);
          const answer = await attacked().ask(method, asked, { headers: asOwn() });
          count(1);
          isAnswered(answer, [200, 400, 401, 404, 405, 414, 431], `${method} ${asked.slice(0, 120)}`);
          assert.doesNotMatch(
            answer.text.replaceAll(SECRET_MAILING, ''),
            new RegExp(`${SECRET}|root:|\\bat .*:\\d+:\\d+`),
            asked,
          );
          // What is asked of a mailing is answered of that mailing: none of these is the id of one.
          if (answer.status === 200 && path.startsWith('/m')) assert.match(answer.text, /^\{"items":\[|^\[/, asked);
        }
      }
      assert.equal(await contentsOf(attacked()), before);
    });

    it('that is not one of ours is not found, wherever it claims to lead', async () => {
      for (const path of [
        '/..%2f..%2fpackage.json',
        '/../../etc/passwd',
        '//evil.example/mailings.evil',
        '/mailings/../../../etc/passwd',
        '/.env',
        '/.git/config',
        '/server-status',
        '/healthz/../metrics.txt',
        '/\\..\\..\\etc\\passwd',
        '/mailings%00.csv',
        '/mailings%2ecsv',
        '/MAILINGS',
        '/mailings/',
        '/mailings//recipients',
        '*',
      ]) {
        const answer = await attacked().ask('GET', path, { headers: asOwn({ rights: [] }) });
        count(1);
        isAnswered(answer, [400, 403, 404, 405], path);
        assert.doesNotMatch(answer.text, /root:|dependencies|\/tmp\/|node_modules/, path);
      }
    });

    it('takes no method that it does not name', async () => {
      for (const { path } of OPERATIONS) {
        for (const method of ['PUT', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'DELETE', 'POST']) {
          if (OPERATIONS.some((each) => each.path === path && each.method === method)) continue;
          const answer = await attacked().ask(
            method,
            path.replace(/\{\w+\}/, path.includes('provider') ? 'sendgrid' : 'm-5'),
          );
          count(1);
          isAnswered(answer, [405], `${method} ${path}`);
          assert.ok(!answer.text.includes('x-caller'), 'headers are told back');
        }
      }
    });
  });
}
