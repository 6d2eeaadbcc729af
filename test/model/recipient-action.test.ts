import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Recipient } from '../../src/model/mailing.js';
import { actionFilter, canTake, RECIPIENT_ACTIONS, reliesOnOpens } from '../../src/model/recipient-action.js';
import { at } from './arbitraries.js';

function recipient(more: Partial<Recipient>): Recipient {
  const who = { messageId: 'm', name: 'Ada', email: 'ada@example.com', statusAt: at(0), lastEventAt: at(0) };
  return { ...who, status: 'delivered', opens: 0, clicks: 0, ...more };
}

const taken = (more: Partial<Recipient>): string =>
  RECIPIENT_ACTIONS.filter((action) => canTake(action, recipient(more))).join(' ');

describe('what can be done with a recipient', () => {
  it('follows up with whoever has the mail and does not refuse it', () => {
    assert.equal(taken({}), 'follow-up');
    assert.equal(taken({ status: 'opened', opens: 1 }), 'follow-up');
    assert.equal(taken({ status: 'clicked', clicks: 1 }), 'follow-up');
    assert.equal(taken({ machineOpened: true }), 'follow-up');
    for (const status of ['processed', 'deferred'] as const) assert.equal(taken({ status }), '', status);
  });

  it('suppresses who has unsubscribed or reported spam, whatever else has happened', () => {
    assert.equal(taken({ unsubscribed: true }), 'suppress');
    assert.equal(taken({ status: 'unsubscribed' }), 'suppress');
    assert.equal(taken({ status: 'spam-report' }), 'suppress');
    // A host that puts other statuses before a spam report.
    assert.equal(taken({ status: 'opened', opens: 1, reaction: 'spam-report' }), 'suppress');
    assert.equal(taken({ status: 'deferred', unsubscribed: true }), 'suppress');
  });

  it('fixes and suppresses addresses that do not work, by code, word or class', () => {
    const wrong: Partial<Recipient>[] = [
      { status: 'bounced', reason: { kind: 'no-such-address', bounceClass: 'soft' } },
      { status: 'bounced', reason: { text: '550 5.1.1 User unknown' } },
      { status: 'bounced', reason: { bounceClass: 'hard' } },
      { status: 'bounced', reason: { bounceClass: 'hard', kind: 'unknown', text: 'Nope' } },
      { status: 'bounced', reason: { kind: 'mailbox-disabled' } },
      { status: 'dropped', reason: { dropOrigin: 'invalid' } },
      { status: 'spam-report', outcome: 'bounced', reason: { kind: 'no-such-domain' } },
    ];
    for (const each of wrong) assert.equal(taken(each), 'fix-address suppress', JSON.stringify(each));
  });

  it('leaves an address alone that is not to blame', () => {
    assert.equal(taken({ status: 'bounced', reason: { bounceClass: 'soft', kind: 'mailbox-full' } }), '');
    assert.equal(taken({ status: 'bounced', reason: { bounceClass: 'block', kind: 'sender-blocked' } }), '');
    assert.equal(taken({ status: 'bounced' }), '');
    assert.equal(taken({ status: 'dropped', reason: { dropOrigin: 'quota' } }), '');
    assert.equal(taken({ status: 'delivered', reason: { kind: 'no-such-address' } }), 'follow-up');
  });

  it('suppresses a hard bounce and who was held back, without an address to fix', () => {
    assert.equal(taken({ status: 'bounced', reason: { bounceClass: 'hard', kind: 'policy' } }), 'suppress');
    for (const dropOrigin of ['bounced', 'unsubscribed', 'spam-report'] as const) {
      assert.equal(taken({ status: 'dropped', reason: { dropOrigin } }), 'suppress', dropOrigin);
    }
  });
});

describe('among whom an action is taken', () => {
  it('follows up with those who have not opened, where nothing else is filtered by', () => {
    assert.deepEqual(actionFilter('follow-up', {}), { statuses: ['delivered'] });
    assert.deepEqual(actionFilter('follow-up', { search: 'ada' }), { search: 'ada', statuses: ['delivered'] });
  });

  it('follows up with those of the filter who have the mail', () => {
    assert.deepEqual(actionFilter('follow-up', { statuses: ['bounced', 'clicked', 'opened'] })?.statuses, [
      'opened',
      'clicked',
    ]);
    const reached = actionFilter('follow-up', { reached: 'opened' });
    assert.deepEqual(reached, { reached: 'opened', statuses: ['delivered', 'opened', 'clicked'] });
    assert.equal(actionFilter('follow-up', { statuses: ['bounced'] }), undefined);
  });

  it('looks for addresses and refusals in the whole filter', () => {
    const filter = { search: 'ada', reached: 'bounced' } as const;
    assert.equal(actionFilter('suppress', filter), filter);
    assert.equal(actionFilter('fix-address', filter), filter);
  });

  it('knows where it relies on opens', () => {
    assert.equal(reliesOnOpens({ statuses: ['delivered'] }), true);
    assert.equal(reliesOnOpens({ statuses: ['opened', 'clicked'] }), true);
    assert.equal(reliesOnOpens({ reached: 'opened' }), true);
    assert.equal(reliesOnOpens({ reached: 'machine-opened' }), true);
    assert.equal(reliesOnOpens({ statuses: ['delivered', 'opened'] }), false);
    assert.equal(reliesOnOpens({ statuses: ['clicked'] }), false);
    assert.equal(reliesOnOpens({ reached: 'delivered', statuses: ['delivered', 'opened', 'clicked'] }), false);
    assert.equal(reliesOnOpens({}), false);
  });
});
