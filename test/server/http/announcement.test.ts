import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ProblemError } from '../../../src/server/http/problem.js';
import { announcementOf } from '../../../src/server/routes/announcement.js';

const LEAST = { id: 'n-1', subject: 'News', sender: { email: 'c@example.com' }, recipients: [] };

const read = (posted: unknown): unknown =>
  announcementOf(new TextEncoder().encode(typeof posted === 'string' ? posted : JSON.stringify(posted)));

function refusal(posted: unknown): string {
  try {
    read(posted);
  } catch (error) {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.status, 400);
    return error.detail;
  }
  return assert.fail('it was taken');
}

describe('an announcement as it is posted', () => {
  it('may leave out what is optional, or say null', () => {
    const least = { id: 'n-1', subject: 'News', sender: { name: '', email: 'c@example.com' }, recipients: [] };
    assert.deepEqual(read(LEAST), least);
    assert.deepEqual(
      read({ ...LEAST, status: null, sentAt: null, scope: null, sender: { name: null, email: 'c@example.com' } }),
      least,
    );
    const recipients = [
      { messageId: 'm-1', email: 'a@example.com' },
      { messageId: 'm-2', name: null, email: '' },
    ];
    assert.deepEqual(read({ ...LEAST, recipients }), {
      ...least,
      recipients: [
        { messageId: 'm-1', name: '', email: 'a@example.com' },
        { messageId: 'm-2', name: '', email: '' },
      ],
    });
  });

  it('is taken whole', () => {
    const whole = {
      ...LEAST,
      sender: { name: 'Cara', email: 'c@example.com' },
      status: 'scheduled',
      sentAt: '2026-03-02T12:00:00Z',
      scope: '',
      recipients: [{ messageId: 'm-1', name: 'Ana', email: 'a@example.com' }],
    };
    assert.deepEqual(read(whole), whole);
  });

  for (const [posted, detail] of [
    ['{', 'body: not JSON in UTF-8'],
    ['"text"', 'body: not an object ("text")'],
    [{ ...LEAST, id: '' }, /^id: /],
    [{ ...LEAST, subject: 1 }, /^subject: not a text \(1\)$/],
    [{ ...LEAST, sender: { name: 'Cara' } }, /^sender\.email: /],
    [{ ...LEAST, status: 'gone' }, /^status: /],
    [{ ...LEAST, sentAt: 'soon' }, /^sentAt: not a date/],
    [
      {
        ...LEAST,
        recipients: [
          { messageId: 'm', email: 'a' },
          { messageId: 'm', email: 'b' },
        ],
      },
      /^recipients\[1\]\.messageId: /,
    ],
    [{ ...LEAST, subject: 'a\0b' }, 'subject: holds the character of code zero'],
    ['"a\\u0000b"', 'body: holds the character of code zero'],
  ] as const) {
    it(`is refused by field: ${JSON.stringify(posted)}`, () => {
      if (typeof detail === 'string') assert.equal(refusal(posted), detail);
      else assert.match(refusal(posted), detail);
    });
  }

  it('is refused where its bytes are no text', () => {
    assert.throws(() => announcementOf(new Uint8Array([0x22, 0xff, 0x22])), new RegExp('body: not JSON in UTF-8'));
  });
});
