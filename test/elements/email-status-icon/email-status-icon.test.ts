import { expect, fixture, html, waitUntil } from '@open-wc/testing';

import { setDefaultAdapter } from '../../../src/adapters/default-adapter.js';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { EmailStatusIcon } from '../../../src/elements/email-status-icon/email-status-icon.js';
import type { AdapterErrorEvent } from '../../../src/elements/events.js';
import { STATUSES, type Status } from '../../../src/model/status.js';
import * as page from '../harness.js';

const NAMES = [
  'Processed',
  'Deferred',
  'Delivered',
  'Opened',
  'Clicked',
  'Bounced',
  'Dropped',
  'Spam report',
  'Unsubscribed',
];

/** Of "m-1": one recipient of each status first, then as in life. */
const data = page.sample(1, 250);
const { id: mailingId = '', subject = '' } = data.mailings[0] ?? {};
const messages = data.recipients[mailingId] ?? [];
const idOf = (index: number): string => messages[index]?.messageId ?? '';

const label = (icon: Element): string => icon.shadowRoot?.querySelector('#icon')?.getAttribute('aria-label') ?? '';
const labelled = (icon: Element, words: string): Promise<void> =>
  waitUntil(() => label(icon).startsWith(words), `the icon does not say ${words}, but ${label(icon)}`);

/** A row of icons under one parent. */
async function icons(ids: readonly string[]): Promise<EmailStatusIcon[]> {
  const home = await fixture<HTMLElement>(html`<p></p>`);
  return addIcons(home, ids);
}

function addIcons(home: Element, ids: readonly string[]): EmailStatusIcon[] {
  const made = ids.map((id) => Object.assign(document.createElement('email-status-icon'), { messageId: id }));
  home.append(...made);
  return made;
}

const spyOn = (adapter = new MemoryAdapter(data)): page.SpyAdapter => {
  const spy = new page.SpyAdapter(adapter);
  setDefaultAdapter(spy);
  return spy;
};

describe('<email-status-icon>', () => {
  afterEach(async () => {
    setDefaultAdapter(undefined);
    await page.pause(0);
  });

  it('shows what plain attributes say, without an adapter', async () => {
    for (const [index, status] of STATUSES.entries()) {
      const icon = await page.mount('email-status-icon', {}, { status, subject: 'Hello' });
      await icon.updateComplete;
      expect(label(icon)).to.equal(`${NAMES[index] ?? ''}: Hello`);
    }
  });

  it('makes no request when the page says the status', async () => {
    const spy = spyOn();
    const icon = await page.mount('email-status-icon', {}, { status: 'opened', 'message-id': idOf(0) });
    await page.pause();
    expect(label(icon)).to.equal('Opened');
    expect(spy.calls).to.deep.equal([]);
    expect(spy.subscriptions).to.equal(0);
  });

  it('draws each status in a shape of its own', async () => {
    const shapes = new Set<string>();
    for (const status of STATUSES) {
      const icon = await page.mount('email-status-icon', { status });
      await icon.updateComplete;
      shapes.add(page.find(icon, 'path').getAttribute('d') ?? '');
    }
    expect(shapes.size).to.equal(9);
  });

  it('shows the name beside the icon with label="icon-text"', async () => {
    const icon = await page.mount('email-status-icon', {}, { status: 'bounced', label: 'icon-text' });
    await icon.updateComplete;
    expect(page.textOf(page.find(icon, 'button'))).to.equal('Bounced');
    icon.label = 'icon';
    await icon.updateComplete;
    expect(page.textOf(page.find(icon, 'button'))).to.equal('');
  });

  it('asks once for two hundred icons', async () => {
    const spy = spyOn();
    const ids = messages.slice(0, 200).map(({ messageId }) => messageId);
    const made = await icons(ids);
    await labelled(made.at(-1) as Element, NAMES[STATUSES.indexOf(messages[199]?.status as Status)] ?? '');
    expect(spy.calls.map(({ method }) => method)).to.deep.equal(['getMessages']);
    expect(spy.calls[0]?.ids).to.have.members(ids).and.to.have.length(200);
    expect(made.map((icon) => label(icon).split(':')[0])).to.deep.equal(
      messages.slice(0, 200).map(({ status }) => NAMES[STATUSES.indexOf(status)]),
    );
  });

  it('asks for a message once when several icons show it', async () => {
    const spy = spyOn();
    const made = await icons([idOf(3), idOf(3), idOf(4), idOf(3)]);
    await labelled(made[3] as Element, 'Opened');
    expect(spy.calls.map(({ ids }) => ids)).to.deep.equal([[idOf(3), idOf(4)]]);
    expect(made.map((icon) => label(icon).split(':')[0])).to.deep.equal(['Opened', 'Opened', 'Clicked', 'Opened']);
  });

  it('asks once more, for the new ones together, when icons are added later', async () => {
    const spy = spyOn();
    const [first] = await icons([idOf(0)]);
    await labelled(first as Element, 'Processed');
    const home = first?.parentElement as Element;
    const more = addIcons(home, [idOf(1), idOf(2)]);
    await labelled(more[1] as Element, 'Delivered');
    expect(spy.calls.map(({ ids }) => ids)).to.deep.equal([[idOf(0)], [idOf(1), idOf(2)]]);
  });

  it('takes the page’s default adapter whether it is set before or after, and follows another', async () => {
    const [icon] = await icons([idOf(5)]);
    await page.pause();
    expect(label(icon as Element)).to.equal('No status');
    setDefaultAdapter(new MemoryAdapter(data));
    await labelled(icon as Element, 'Bounced');
    const recipients = { 'm-9': [page.recipient(idOf(5), { status: 'clicked' })] };
    setDefaultAdapter(new MemoryAdapter({ mailings: [page.mailing('m-9')], recipients }));
    await labelled(icon as Element, 'Clicked');
  });

  it('prefers its own adapter to the page’s', async () => {
    const spy = spyOn();
    const recipients = { 'm-9': [page.recipient(idOf(5), { status: 'clicked' })] };
    const adapter = new MemoryAdapter({ mailings: [page.mailing('m-9')], recipients });
    const icon = await page.mount('email-status-icon', { adapter, messageId: idOf(5) });
    await labelled(icon, 'Clicked');
    expect(spy.calls).to.deep.equal([]);
  });

  it('makes one request over HTTP for all icons of one src', async () => {
    const real = window.fetch;
    const asked: string[] = [];
    window.fetch = (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      const [messageId = ''] = new URL(asked.at(-1) ?? '', location.href).searchParams.getAll('id');
      const message = { ...page.recipient(messageId, { status: 'opened' }), mailing: page.mailing('m-1') };
      return Promise.resolve(Response.json([message]));
    };
    try {
      const home = await fixture(html`<p></p>`);
      for (const id of ['a', 'b', 'c']) {
        const icon = document.createElement('email-status-icon');
        icon.setAttribute('src', '/mail-api');
        icon.setAttribute('message-id', id);
        home.append(icon);
      }
      await labelled(home.firstElementChild as Element, 'Opened');
      const own = asked.filter((url) => url.includes('/mail-api/messages'));
      expect(own).to.have.length(1);
      expect(new URL(own[0] ?? '', location.href).searchParams.getAll('id')).to.deep.equal(['a', 'b', 'c']);
      home.replaceChildren();
    } finally {
      window.fetch = real;
    }
  });

  it('says that there is no status for a message that the adapter does not know', async () => {
    const spy = spyOn();
    const [icon] = await icons(['nobody-knows-me']);
    await waitUntil(() => spy.calls.length === 1);
    await labelled(icon as Element, 'No status');
  });

  it('says that it is being loaded until the answer has come', async () => {
    const spy = spyOn();
    spy.isHeld = true;
    const [icon] = await icons([idOf(3)]);
    await waitUntil(() => spy.calls.length === 1);
    expect(label(icon as Element)).to.equal('Status is being loaded');
    spy.calls[0]?.release();
    await labelled(icon as Element, 'Opened');
  });

  it('does not say that it is being loaded when its adapter is taken away meanwhile', async () => {
    const spy = spyOn();
    spy.isHeld = true;
    const [icon] = await icons([idOf(3)]);
    await waitUntil(() => spy.calls.length === 1);
    setDefaultAdapter(undefined);
    await labelled(icon as Element, 'No status');
  });

  it('says when the status could not be loaded, and tells the host', async () => {
    const spy = spyOn();
    spy.answer = () => Promise.reject(new Error('No mail service.'));
    const told = page.heard<AdapterErrorEvent>(document, 'adapter-error');
    const [icon] = await icons([idOf(3)]);
    await labelled(icon as Element, 'Status could not be loaded');
    expect(told.map(({ error }) => (error as Error).message)).to.deep.equal(['No mail service.']);
  });

  for (const reason of [undefined, '']) {
    it(`says that it failed when a promise is rejected with ${JSON.stringify(reason) ?? 'nothing'}`, async () => {
      const spy = spyOn();

      spy.answer = () => Promise.reject(reason);
      const [icon] = await icons([idOf(3)]);
      await waitUntil(() => spy.calls.length === 1);
      await labelled(icon as Element, 'Status could not be loaded');
    });
  }

  it('forgets the failure of one message when it is given another', async () => {
    const spy = spyOn();
    spy.answer = () => Promise.reject(new Error('No mail service.'));
    const [icon] = (await icons([idOf(3)])) as [EmailStatusIcon];
    await labelled(icon, 'Status could not be loaded');
    spy.answer = (_call, real) => real();
    spy.isHeld = true;
    icon.messageId = idOf(4);
    await waitUntil(() => spy.calls.length === 2);
    expect(label(icon)).to.equal('Status is being loaded');
    spy.calls[1]?.release();
    await labelled(icon, 'Clicked');
  });

  it('takes an adapter that throws at once, or answers nonsense, as one that failed', async () => {
    const wrong = [{ ...page.recipient(idOf(3)), mailing: { id: 'm-1' } }];
    for (const answer of [
      () => {
        throw new Error('At once.');
      },
      () => Promise.resolve(wrong),
      () => Promise.resolve(null),
    ]) {
      const spy = spyOn();
      spy.answer = answer;
      const thrown = await page.thrownDuring(async () => {
        const [icon] = await icons([idOf(3)]);
        await labelled(icon as Element, 'Status could not be loaded');
      });
      expect(thrown).to.deep.equal([]);
    }
  });

  it('shows the others when the answer has more messages than were asked for, or fewer', async () => {
    const spy = spyOn();
    spy.answer = async (_call, real) => {
      const [, ...rest] = (await real()) as unknown[];
      return [...rest, { ...page.recipient('unasked'), mailing: page.mailing('m-1') }];
    };
    const made = await icons([idOf(3), idOf(4)]);
    await labelled(made[1] as Element, 'Clicked');
    expect(label(made[0] as Element)).to.equal('No status');
  });

  it('takes a status that does not exist as none, in an attribute as in data', async () => {
    const icon = await page.mount(
      'email-status-icon',
      {},
      { status: '"><img src=x onerror=alert(1)>', subject: '<b>x' },
    );
    await icon.updateComplete;
    expect(label(icon)).to.equal('No status: <b>x');
    expect(page.has(icon, 'img, b')).to.equal(false);
  });

  it('asks by the message id once a status attribute is taken off', async () => {
    spyOn();
    const icon = await page.mount('email-status-icon', {}, { status: 'deferred', 'message-id': idOf(3) });
    await labelled(icon, 'Deferred');
    icon.removeAttribute('status');
    await labelled(icon, 'Opened');
  });

  it('never shows the message it was given before, in whichever order answers come', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const spy = spyOn();
      spy.isHeld = true;
      const [icon] = (await icons([idOf(3)])) as [EmailStatusIcon];
      await waitUntil(() => spy.calls.length === 1);
      icon.messageId = idOf(4);
      await waitUntil(() => spy.calls.length === 2);
      for (const index of order) {
        spy.calls[index]?.release();
        await page.pause(20);
        expect(label(icon)).to.not.contain('Opened');
      }
      expect(label(icon)).to.equal(`Clicked: ${subject}`);
    }
  });

  it('gives up its request when it is removed, and asks again when it is put back', async () => {
    const spy = spyOn();
    spy.isHeld = true;
    const [icon] = (await icons([idOf(3)])) as [EmailStatusIcon];
    const home = icon.parentElement as Element;
    await waitUntil(() => spy.calls.length === 1);
    icon.remove();
    expect(spy.calls[0]?.signal?.aborted).to.equal(true);
    home.append(icon);
    await waitUntil(() => spy.calls.length === 2);
    spy.calls[1]?.release();
    await labelled(icon, 'Opened');
  });

  it('asks nothing and follows nothing while it is out of the page, whatever is set on it', async () => {
    const spy = spyOn(new MemoryAdapter({ announcements: [page.announcement('m-1', 2)] }));
    const [icon] = (await icons(['m-1.1'])) as [EmailStatusIcon];
    await labelled(icon, 'Processed');
    spy.calls.length = 0;
    icon.messageId = 'm-1.2';
    icon.remove();
    await icon.updateComplete;
    await page.pause();
    expect(spy.calls).to.deep.equal([]);
    expect(spy.subscriptions).to.equal(0);
  });

  it('keeps its status while it is moved about the page', async () => {
    spyOn();
    const made = await icons([idOf(3), idOf(4)]);
    await labelled(made[0] as Element, 'Opened');
    for (const icon of made) icon.parentElement?.prepend(icon);
    await made[0]?.updateComplete;
    expect(made.map((icon) => label(icon).split(':')[0])).to.deep.equal(['Opened', 'Clicked']);
    await page.pause();
    expect(made.map((icon) => label(icon).split(':')[0])).to.deep.equal(['Opened', 'Clicked']);
  });

  it('follows changes with one subscription for all icons, which ends with the last of them', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 3)] });
    const spy = spyOn(adapter);
    const made = await icons(['m-1.1', 'm-1.2', 'm-1.3']);
    await labelled(made[2] as Element, 'Processed');
    expect(spy.subscriptions).to.equal(1);
    adapter.addEvents([page.mailEvent('m-1.2', 'delivered')]);
    await labelled(made[1] as Element, 'Delivered');
    expect(made.map((icon) => label(icon).split(':')[0])).to.deep.equal(['Processed', 'Delivered', 'Processed']);
    made[0]?.remove();
    made[1]?.remove();
    expect(spy.subscriptions).to.equal(1);
    made[2]?.remove();
    expect(spy.subscriptions).to.equal(0);
  });

  it('follows changes again after it was removed and put back, and knows what it missed', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 1)] });
    spyOn(adapter);
    const [icon] = (await icons(['m-1.1'])) as [EmailStatusIcon];
    await labelled(icon, 'Processed');
    const home = icon.parentElement as Element;
    icon.remove();
    adapter.addEvents([page.mailEvent('m-1.1', 'delivered')]);
    home.append(icon);
    await labelled(icon, 'Delivered');
    adapter.addEvents([page.mailEvent('m-1.1', 'opened')]);
    await labelled(icon, 'Opened');
  });

  it('does not fall back behind a change when an answer comes after it', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 1)] });
    const spy = spyOn(adapter);
    const before = await adapter.getMessages(['m-1.1'], {});
    spy.answer = () => before;
    spy.isHeld = true;
    const [icon] = await icons(['m-1.1']);
    await waitUntil(() => spy.calls.length === 1);
    adapter.addEvents([page.mailEvent('m-1.1', 'delivered')]);
    await labelled(icon as Element, 'Delivered');
    spy.calls[0]?.release();
    await page.pause();
    expect(label(icon as Element)).to.equal('Delivered: Subject m-1');
  });

  it('passes over live changes of the wrong shape', async () => {
    let tell: (changes: never[]) => void = () => undefined;
    const adapter = Object.assign(new MemoryAdapter(data), {
      subscribe: (_scope: unknown, listener: typeof tell) => {
        tell = listener;
        return () => undefined;
      },
    });
    setDefaultAdapter(adapter);
    const [icon] = await icons([idOf(3)]);
    await labelled(icon as Element, 'Opened');
    const thrown = await page.thrownDuring(async () => {
      tell([{ mailingId: 'm-1', message: { messageId: idOf(3), status: 'clicked' } } as never]);
    });
    expect(thrown).to.deep.equal([]);
    expect(label(icon as Element)).to.equal(`Opened: ${subject}`);
  });
});
