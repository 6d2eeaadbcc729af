import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { posts } from '../../fixtures/providers/all.js';
import { happenings } from '../../fixtures/providers/happenings.js';
import { providers } from '../../src/providers/all.js';

describe('made-up posts', () => {
  it('are there for every provider, and for no other', () => {
    assert.deepEqual(Object.keys(posts).sort(), [...providers.keys()].sort());
  });

  for (const [name, { types, hasMetadata = true, posts: post }] of Object.entries(posts)) {
    it(`of ${name} are read to what has happened`, () => {
      const provider = providers.get(name) ?? assert.fail(name);
      const happened = happenings(120, types);
      const read = post(happened).map((request) => provider.parse(request));
      assert.deepEqual(
        read.flatMap(({ rejected }) => rejected),
        [],
      );
      const events = read.flatMap(({ events }) => events);
      assert.equal(events.length, happened.length);
      happened.forEach(({ type, recipient, time, messageId, mailingRef, messageRef, reason, url }, index) => {
        const event = events[index] ?? assert.fail('missing');
        assert.equal(event.type, type);
        assert.equal(event.recipient, recipient);
        assert.equal(Date.parse(event.time), Date.parse(time));
        assert.ok(event.messageId, type);
        if (hasMetadata) assert.deepEqual([event.mailingRef, event.messageRef], [mailingRef, messageRef], type);
        else assert.deepEqual([event.messageId, event.messageRef], [messageId, undefined], type);
        assert.equal(event.url, url);
        if (reason !== undefined && event.reason !== undefined) assert.ok(event.reason.includes(reason), event.reason);
      });
    });
  }
});
