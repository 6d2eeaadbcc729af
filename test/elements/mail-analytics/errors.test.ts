import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { AdapterErrorEvent } from '../../../src/elements/events.js';
import { totalsOf, type Mailing } from '../../../src/model/mailing.js';
import * as page from '../harness.js';

const words = (section: HTMLElement): string => page.textOf(page.find(section, '[part="problem"]'));
const hasProblem = (section: HTMLElement): boolean => page.has(section, '[part="problem"]');

/** A section that shows two mailings, and whose adapter gives this page from then on. */
async function shownThen(answer: unknown): Promise<{ section: HTMLElement; spy: page.SpyAdapter }> {
  const spy = new page.SpyAdapter(new MemoryAdapter({ mailings: [page.mailing('m-1'), page.mailing('m-2')] }));
  const section = await page.mounted('mail-analytics', { adapter: spy });
  spy.answer = () => Promise.resolve(answer);
  return { section, spy };
}

const pageOf = (...items: unknown[]): unknown => ({ items, offset: 0, total: items.length });

describe('<mail-analytics> when data cannot be had', () => {
  it('shows the message of a rejection with a way to try again, and tells the host', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
    spy.answer = () => Promise.reject(new Error('The mail service is resting.'));
    const section = await page.mount('mail-analytics', { adapter: spy });
    const told = page.heard<AdapterErrorEvent>(document, 'adapter-error');
    await page.loaded(section);
    expect(words(section)).to.contain('The mail service is resting.').and.to.contain('Try again');
    expect(told.map(({ error }) => (error as Error).message)).to.deep.equal(['The mail service is resting.']);
    expect(page.find(section, '[part="problem"]').getAttribute('role')).to.equal('alert');
  });

  it('does not say that it is loading once it has failed', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
    spy.answer = () => Promise.reject(new Error('The mail service is resting.'));
    const section = await page.mounted('mail-analytics', { adapter: spy });
    expect(page.textOf(page.find(section, '.count'))).to.not.contain('being loaded');
  });

  it('shows the rows when trying again succeeds', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
    spy.answer = () => Promise.reject(new Error('The mail service is resting.'));
    const section = await page.mounted('mail-analytics', { adapter: spy });
    spy.answer = (_call, real) => real();
    page.find(section, '[part="problem"] button').click();
    await waitUntil(() => page.rows(section).length > 0);
    expect(hasProblem(section)).to.equal(false);
  });

  it('keeps what was on screen when a later request fails', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
    const section = await page.mounted('mail-analytics', { adapter: spy });
    const before = page.subjects(section);
    spy.answer = () => Promise.reject(new Error('The mail service is resting.'));
    await page.pressHead(section, 'subject');
    expect(hasProblem(section)).to.equal(true);
    expect(before).to.not.be.empty;
    expect(page.subjects(section)).to.deep.equal(before);
  });

  for (const [what, reason] of [
    ['nothing', undefined],
    ['null', null],
    ['no words', ''],
  ] as const) {
    it(`says that it failed when a promise is rejected with ${what}`, async () => {
      const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
      const section = await page.mounted('mail-analytics', { adapter: spy });

      spy.answer = () => Promise.reject(reason);
      await page.pressHead(section, 'subject');
      await waitUntil(() => hasProblem(section), 'nothing is said of the failure');
      expect(words(section)).to.not.contain('undefined').and.to.not.contain('null');
    });
  }

  it('takes an adapter that throws at once as one that rejects', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
    spy.answer = () => {
      throw new Error('Thrown at once.');
    };
    const thrown = await page.thrownDuring(async () => {
      const section = await page.mounted('mail-analytics', { adapter: spy });
      expect(words(section)).to.contain('Thrown at once.');
    });
    expect(thrown).to.deep.equal([]);
  });

  it('takes an adapter without the method as one that rejects', async () => {
    const thrown = await page.thrownDuring(async () => {
      const section = await page.mounted('mail-analytics', { adapter: {} as MemoryAdapter });
      expect(hasProblem(section)).to.equal(true);
    });
    expect(thrown).to.deep.equal([]);
  });

  it('says what is missing when it has no data source', async () => {
    const section = await page.mount('mail-analytics');
    await waitUntil(() => section.shadowRoot?.textContent?.includes('No data source'), 'nothing is said of it');
  });

  it('tells whoever made the page how to give it one, once, and what is wrong with an attribute for it', async () => {
    const warned = await page.warnedDuring(async () => {
      const plain = await page.mount('mail-analytics');
      const section = await page.mount('mail-analytics', {}, { adapter: '[object Object]' });
      const none = (each: Element): boolean => !!each.shadowRoot?.textContent?.includes('No data source');
      await waitUntil(() => none(plain) && none(section), 'nothing is said of it');
      section.setAttribute('sort', 'subject');
      await page.pause(700);
    });
    const said = warned.filter((each) => each.includes('<mail-analytics> has no data source'));
    const mistaken = said.filter((each) => each.includes('adapter="[object Object]" is an attribute'));
    expect(mistaken).to.have.length(1);
    expect(mistaken[0]).to.contain('React 18').and.to.contain('element.adapter = adapter').and.to.contain('src="');
    expect(said.some((each) => !each.includes('React'))).to.equal(true);
  });

  it('says nothing of an adapter that comes a little later', async () => {
    const warned = await page.warnedDuring(async () => {
      const section = await page.mount('mail-analytics');
      await page.pause(100);
      section.adapter = new MemoryAdapter(page.sample());
      await page.pause(700);
    });
    expect(warned.filter((each) => each.includes('no data source'))).to.deep.equal([]);
  });

  it('never shows a late answer of a superseded request, in whichever order answers come', async () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
      const section = await page.mounted('mail-analytics', { adapter: spy });
      const own = (
        await spy.listMailings({ sort: { by: 'clicked', direction: 'descending' }, offset: 0, limit: 9 }, {})
      ).items;
      spy.calls.length = 0;
      spy.isHeld = true;
      for (const by of ['subject', 'status', '-clicked']) {
        section.setAttribute('sort', by);
        await section.updateComplete;
      }
      expect(spy.calls.map(({ signal }) => signal?.aborted)).to.deep.equal([true, true, false]);
      for (const index of order) {
        spy.calls[index]?.release();
        await page.pause(10);
      }
      expect(page.subjects(section).slice(0, 9)).to.deep.equal(own.map(({ subject }) => subject));
    }
  });

  it('is not told of a failure that came from giving up, whatever the adapter calls it', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(page.sample()));
    spy.answer = ({ signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('cancelled by my library'))),
      );
    const section = await page.mount('mail-analytics', { adapter: spy });
    const told = page.heard(section, 'adapter-error');
    await waitUntil(() => spy.calls.length === 1);
    section.setAttribute('sort', 'subject');
    await waitUntil(() => spy.calls.length === 2);
    section.remove();
    await page.pause();
    expect(spy.calls.map(({ signal }) => signal?.aborted)).to.deep.equal([true, true]);
    expect(told).to.deep.equal([]);
  });
});

describe('<mail-analytics> when data are wrong', () => {
  const good = page.mailing('m-3');
  const cases: readonly (readonly [what: string, field: string, answer: unknown])[] = [
    ['an unknown status', 'mailings[1].status', pageOf(good, { ...good, id: 'x', status: 'teleported' })],
    ['a date that is none', 'mailings[0].sentAt', pageOf({ ...good, sentAt: 'yesterday' })],
    ['a date as a number', 'mailings[0].sentAt', pageOf({ ...good, sentAt: 1_763_000_000 })],
    ['a count below zero', 'mailings[0].totals.opened', pageOf({ ...good, totals: { ...totalsOf([]), opened: -1 } })],
    ['a count with a fraction', 'mailings[0].totals.sent', pageOf({ ...good, totals: { ...totalsOf([]), sent: 1.5 } })],
    ['a count as text', 'mailings[0].totals.sent', pageOf({ ...good, totals: { ...totalsOf([]), sent: '3' } })],
    ['no totals', 'mailings[0].totals', pageOf({ ...good, totals: undefined })],
    ['an id twice', 'mailings[1].id', pageOf(good, good)],
    ['an empty id', 'mailings[0].id', pageOf({ ...good, id: '' })],
    ['no subject', 'mailings[0].subject', pageOf({ ...good, subject: undefined })],
    ['no sender', 'mailings[0].sender', pageOf({ ...good, sender: null })],
    ['a row that is none', 'mailings[0]', pageOf(null)],
    ['rows that are no list', 'mailings', { items: { 0: good }, offset: 0, total: 1 }],
    ['no total', 'page.total', { items: [good], offset: 0 }],
    [
      'counts that are no numbers',
      'page.counts.sent',
      { items: [good], offset: 0, total: 1, counts: { sent: 'many' } },
    ],
    ['a list in place of a page', 'page', [good]],
    ['nothing', 'page', undefined],
    ['the answer to another window', 'page.offset', { items: [good], offset: 100, total: 101 }],
    [
      'more rows than were asked for',
      'mailings',
      pageOf(...Array.from({ length: 300 }, (_, at) => page.mailing(String(at)))),
    ],
  ];
  for (const [what, field, answer] of cases) {
    it(`names ${field} and keeps the rows when it is given ${what}`, async () => {
      const { section } = await shownThen(answer);
      const told = page.heard<AdapterErrorEvent>(section, 'adapter-error');
      const thrown = await page.thrownDuring(() => page.pressHead(section, 'subject'));
      expect(hasProblem(section), 'nothing is said of it').to.equal(true);
      expect(words(section)).to.contain(`${field}:`);
      expect(page.subjects(section)).to.have.members(['Subject m-1', 'Subject m-2']);
      expect(told).to.have.length(1);
      expect(thrown).to.deep.equal([]);
    });
  }

  it('reports a live change of the wrong shape, and keeps the rows', async () => {
    let tell: (changes: never[]) => void = () => undefined;
    const adapter = Object.assign(new MemoryAdapter({ mailings: [page.mailing('m-1')] }), {
      subscribe: (_scope: unknown, listener: typeof tell) => {
        tell = listener;
        return () => undefined;
      },
    });
    const section = await page.mounted('mail-analytics', { adapter });
    const told = page.heard<AdapterErrorEvent>(section, 'adapter-error');
    const thrown = await page.thrownDuring(async () => {
      tell([{ mailingId: 'm-1', mailing: { id: 'm-1', subject: 'Half of it' } } as never]);
    });
    expect(thrown).to.deep.equal([]);
    expect(page.subjects(section)).to.deep.equal(['Subject m-1']);
    await waitUntil(() => told.length > 0);
    expect(String(told[0]?.error)).to.contain('mailing.');
  });
});

describe('<mail-analytics> with unusual but right data', () => {
  const show = (...mailings: Partial<Mailing>[]): Promise<HTMLElement> =>
    page.mounted('mail-analytics', {
      adapter: new MemoryAdapter({ mailings: mailings.map((more, at) => page.mailing(`m-${String(at)}`, more)) }),
    });

  it('never makes an element of HTML in a subject or a name', async () => {
    const evil = '<img src=x onerror="document.title=\'taken\'"><b>bold</b>';
    const section = await show({ subject: evil, sender: { name: evil, email: `${evil}@example.com` } });
    expect(page.subjects(section)).to.deep.equal([evil]);
    await page.openDrawer(section);
    expect(page.textOf(page.find(section, 'dialog h3'))).to.equal(evil);
    expect(page.all(section, 'img, td b, dialog b')).to.deep.equal([]);
    expect(document.title).to.not.equal('taken');
  });

  it('says in words that a subject is missing when it is empty or made of spaces', async () => {
    const section = await show({ subject: '' }, { subject: '   ' });
    expect(page.subjects(section)).to.deep.equal(['(no subject)', '(no subject)']);
  });

  it('shows the address where a sender has no name, and still searches and sorts', async () => {
    const sender = { email: 'anna@example.com' } as Mailing['sender'];
    const section = await show({ sender }, { sender: { ...sender, name: null } as unknown as Mailing['sender'] });
    expect(page.column(section, 'sending-user')).to.deep.equal(['anna@example.com', 'anna@example.com']);
    await page.pressHead(section, 'sending-user');
    await page.search(section, 'anna');
    expect(hasProblem(section), 'searching fails').to.equal(false);
    expect(page.rows(section)).to.have.length(2);
  });

  it('opens the right mailing for ids with quotes, slashes and brackets', async () => {
    const ids = ['a"b', "it's/2026 №6", '</td>[x]', '..\\..'];
    const { mailings } = { mailings: ids.map((id) => page.mailing(id)) };
    const recipients = Object.fromEntries(ids.map((id) => [id, [page.recipient(`of ${id}`)]]));
    const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings, recipients }) });
    for (const [row, subject] of page.subjects(section).entries()) {
      const list = await page.openDrawer(section, row);
      expect(page.names(list)).to.deep.equal([`Person of ${subject.replace('Subject ', '')}`]);
      await page.closeDrawer(section);
      expect(page.textOf(page.focused() ?? undefined), 'focus is back').to.equal(subject);
    }
  });

  for (const [attributes, problem] of [
    [{ range: 'fortnight' }, 'range:'],
    [{ range: '0d' }, 'range:'],
    [{ from: 'the ides of March' }, 'from:'],
    [{ to: '2026-13-45' }, 'to:'],
  ] as const) {
    it(`names ${problem.slice(0, -1)} when it cannot be read, and shows rows`, async () => {
      const section = await page.mount('mail-analytics', { adapter: new MemoryAdapter(page.sample()) }, attributes);
      await waitUntil(() => page.rows(section).length > 0);
      expect(words(section)).to.contain(problem);
    });
  }

  it('passes over sorts, columns, statuses and hidden parts that do not exist', async () => {
    const attributes = { sort: '-shoe-size', columns: 'shoe-size', statuses: 'teleported', hide: 'everything' };
    const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(page.sample()) }, attributes);
    expect(page.heads(section)).to.have.length(13);
    expect(page.rows(section)).to.not.be.empty;
    expect(page.find(section, 'th[aria-sort]').dataset['column']).to.equal('date');
  });

  it('warns once of a locale and a time zone that do not exist, and shows dates in the viewer’s own', async () => {
    const attributes = { locale: 'martian!', 'time-zone': 'Mars/Olympus' };
    const adapter = new MemoryAdapter(page.sample());
    const warned = await page.warnedDuring(async () => {
      const section = await page.mounted('mail-analytics', { adapter }, attributes);
      expect(page.column(section, 'date')[2]).to.contain('2026');
      await page.mounted('mail-analytics', { adapter }, attributes);
      await page.openDrawer(section, 4);
    });
    expect(warned.filter((each) => each.includes('martian!'))).to.have.length(1);
    expect(warned.filter((each) => each.includes('Mars/Olympus'))).to.have.length(1);
  });

  it('shows the rows of an adapter whose subscribe, or what ends it, throws', async () => {
    const fail = (): never => {
      throw new Error('no live data here');
    };
    for (const subscribe of [fail, () => fail]) {
      const adapter = Object.assign(new MemoryAdapter(page.sample()), { subscribe });
      const thrown = await page.thrownDuring(async () => {
        await page.warnedDuring(async () => {
          const section = await page.mounted('mail-analytics', { adapter });
          expect(page.rows(section)).to.not.be.empty;
          section.remove();
        });
      });
      expect(thrown).to.deep.equal([]);
    }
  });

  it('subscribes once to an adapter that forgets to say how to end it', async () => {
    let times = 0;
    const subscribe = (): (() => void) => {
      times += 1;
      return undefined as unknown as () => void;
    };
    const adapter = Object.assign(new MemoryAdapter(page.sample()), { subscribe });
    const section = await page.mounted('mail-analytics', { adapter });
    await page.pressHead(section, 'subject');
    expect(times).to.equal(1);
  });
});
