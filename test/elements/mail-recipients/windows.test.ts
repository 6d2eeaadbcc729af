import { expect, waitUntil } from '@open-wc/testing';

import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import type { AdapterErrorEvent } from '../../../src/index.js';
import type { Recipient } from '../../../src/model/mailing.js';
import type { Page } from '../../../src/model/query.js';
import * as page from '../harness.js';

const TOTAL = 1_000;
const nameOf = (place: number): string => `Person ${String(place)}`;

interface Window {
  offset: number;
  limit: number;
}

/** How an adapter answers for a window; those before it are its own. */
type Answer = (window: Window, before: readonly Window[]) => Promise<Page<Recipient>> | Page<Recipient>;

/** What a good adapter gives of a list of so many people, who are called by their places. */
function right({ offset, limit }: Window, total = TOTAL): Page<Recipient> {
  const items = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
    page.recipient(String(offset + index), { name: nameOf(offset + index) }),
  );
  return { items, offset, total, counts: { delivered: total } };
}

async function shown(
  answer: Answer,
): Promise<{ list: MailRecipients; windows: Window[]; scrollTo: (row: number) => void; told: AdapterErrorEvent[] }> {
  const windows: Window[] = [];
  const adapter: MailAnalyticsAdapter = {
    listMailings: () => Promise.resolve({ items: [], offset: 0, total: 0 }),
    getMessages: () => Promise.resolve([]),
    listRecipients: async (_id, { offset, limit }) => {
      const before = [...windows];
      windows.push({ offset, limit });
      return answer({ offset, limit }, before);
    },
  };
  const list = await page.mount('mail-recipients', { adapter, mailingId: 'm-1' });
  list.style.blockSize = '600px';
  const told = page.heard<AdapterErrorEvent>(list, 'adapter-error');
  await waitUntil(() => page.rows(list).length > 0 || page.has(list, '[part="problem"]'));
  const box = page.find(list, '#rows');
  const height = (page.find(list, '[data-row]') as HTMLElement).offsetHeight;
  return { list, windows, told, scrollTo: (row) => (box.scrollTop = row * height) };
}

const rowAt = (list: Element, place: number): HTMLElement | null =>
  list.shadowRoot?.querySelector<HTMLElement>(`[aria-rowindex="${String(place + 2)}"]`) ?? null;
const nameAt = (list: Element, place: number): string =>
  page.textOf(rowAt(list, place)?.querySelector('button') ?? undefined);
const words = (list: Element): string =>
  page.has(list, '[part="problem"]') ? page.textOf(page.find(list, '[part="problem"]')) : '';
const total = (list: Element): string => page.textOf(page.find(list, 'footer [role="status"]'));

/** Waits until nothing is asked for any more. */
async function quiet(windows: readonly Window[]): Promise<void> {
  for (let known = -1; known !== windows.length;) {
    known = windows.length;
    await page.pause(120);
  }
}

describe('<mail-recipients> of an adapter that gives fewer rows than it is asked for', () => {
  it('asks once for those that are missing, and shows them', async () => {
    const { list, windows } = await shown(({ offset, limit }) => right({ offset, limit: Math.min(60, limit) }));
    await quiet(windows);
    expect(windows).to.deep.equal([
      { offset: 0, limit: 100 },
      { offset: 60, limit: 40 },
    ]);
    expect(words(list)).to.equal('');
  });

  it('says so where they do not come, shows what has come, and goes on', async () => {
    const { list, windows, scrollTo, told } = await shown(({ offset, limit }) => {
      const few = right({ offset, limit });
      return offset < 100 ? { ...few, items: few.items.slice(0, 5) } : few;
    });
    await quiet(windows);
    expect(windows).to.have.length(2);
    expect(words(list)).to.contain('page.items: fewer than were asked for');
    expect(told).to.have.length(1);
    expect(page.names(list)).to.deep.equal(Array.from({ length: 10 }, (_, place) => nameOf(place)));
    expect(rowAt(list, 10)?.className).to.equal('pending');
    scrollTo(500);
    await waitUntil(() => nameAt(list, 505) === nameOf(505), 'other rows do not come any more');
    expect(total(list)).to.equal('1,000 recipients');
  });

  it('asks for them again when it is told to try again', async () => {
    let isShort = true;
    const { list, windows } = await shown((window) => {
      const whole = right(window);
      return isShort ? { ...whole, items: whole.items.slice(0, 2) } : whole;
    });
    await quiet(windows);
    isShort = false;
    page.find(list, '[part="problem"] button').click();
    await waitUntil(() => nameAt(list, 8) === nameOf(8));
    expect(words(list)).to.equal('');
  });

  it('does not take the end of the list for a lack of rows', async () => {
    const { list, windows, scrollTo } = await shown((window) => right(window, 130));
    scrollTo(130);
    await waitUntil(() => nameAt(list, 129) === nameOf(129));
    await quiet(windows);
    expect([words(list), windows.length]).to.deep.equal(['', 2]);
  });
});

describe('<mail-recipients> of a list that changes between windows', () => {
  it('goes to the new end when the list has grown or shrunk', async () => {
    for (const later of [1_150, 730]) {
      const { list, windows, scrollTo } = await shown((window, before) =>
        right(window, before.length > 0 ? later : TOTAL),
      );
      scrollTo(400);
      await waitUntil(() => nameAt(list, 405) === nameOf(405));
      expect(total(list)).to.equal(`${later.toLocaleString('en')} recipients`);
      scrollTo(later);
      await waitUntil(() => nameAt(list, later - 1) === nameOf(later - 1), 'the last row does not come');
      expect(rowAt(list, later), 'a row past the end').to.equal(null);
      await quiet(windows);
      expect([words(list), page.has(list, '.pending')]).to.deep.equal(['', false]);
    }
  });

  it('asks for the rest of a page that was the last, when the list has grown', async () => {
    const { list, scrollTo } = await shown((window, before) => right(window, before.length < 2 ? 150 : 180));
    scrollTo(140);
    await waitUntil(() => nameAt(list, 149) === nameOf(149));
    // Any further answer tells of the new length.
    page.find(list, 'th[data-column="name"] button').click();
    await page.changed(list);
    scrollTo(180);
    await waitUntil(() => nameAt(list, 179) === nameOf(179));
  });

  it('shows nobody twice when rows have moved down, and asks for their page again', async () => {
    const moved = ({ offset, limit }: Window): Page<Recipient> => {
      const few = right({ offset: Math.max(0, offset - 3), limit: offset === 0 ? limit - 3 : limit });
      const fresh = [1, 2, 3].map((each) => page.recipient(`new-${String(each)}`));
      return { ...few, offset, items: offset === 0 ? [...fresh, ...few.items] : few.items };
    };
    const { list, windows, scrollTo } = await shown((window, before) =>
      before.length > 0 ? moved(window) : right(window),
    );
    scrollTo(94);
    await waitUntil(() => nameAt(list, 103) === nameOf(100), 'the second window is not shown');
    await quiet(windows);
    const names = page.names(list);
    expect(new Set(names).size).to.equal(names.length);
    expect(nameAt(list, 99), 'the newest answer').to.equal(nameOf(96));
    expect(page.has(list, '.pending')).to.equal(false);
    expect(windows.map(({ offset }) => offset)).to.deep.equal([0, 100, 0]);
  });

  it('shows nobody twice, and does not ask for ever, when every window has the same rows', async () => {
    const { list, windows, scrollTo } = await shown(({ offset }) => ({ ...right({ offset: 0, limit: 100 }), offset }));
    scrollTo(97);
    await waitUntil(() => windows.length > 1);
    await quiet(windows);
    const names = page.names(list);
    expect(names).to.not.be.empty;
    expect(new Set(names).size).to.equal(names.length);
    expect(windows.length).to.be.lessThan(7);
    expect(page.textOf(page.find(list, '[part="refresh"]'))).to.equal('100 changes · refresh order');
  });
});

describe('<mail-recipients> of an adapter that mixes windows up', () => {
  it('puts each window in its place, in whichever order they come, and believes the newest of them', async () => {
    const waiting = new Map<number, () => void>();
    const { list, scrollTo } = await shown(async (window, before) => {
      if (window.offset > 0) await new Promise<void>((resolve) => waiting.set(window.offset, resolve));
      return right(window, TOTAL + 10 * before.length);
    });
    scrollTo(195);
    await waitUntil(() => waiting.size === 2);
    waiting.get(200)?.();
    await waitUntil(() => total(list) === '1,020 recipients');
    waiting.get(100)?.();
    await waitUntil(() => nameAt(list, 199) === nameOf(199));
    expect(nameAt(list, 200)).to.equal(nameOf(200));
    expect(total(list), 'of the older question').to.equal('1,020 recipients');
  });

  it('says so when a window is another than was asked for, does not show it, and goes on elsewhere', async () => {
    const { list, windows, told, scrollTo } = await shown(({ offset, limit }) =>
      right({ offset: offset === 300 ? 700 : offset, limit }),
    );
    scrollTo(345);
    await waitUntil(() => words(list).includes('page.offset: not the 300 that was asked for'));
    expect(nameAt(list, 350)).to.equal('');
    await quiet(windows);
    expect(windows.filter(({ offset }) => offset === 300)).to.have.length(1);
    expect(told).to.have.length(1);
    scrollTo(800);
    await waitUntil(() => nameAt(list, 805) === nameOf(805), 'other rows do not come any more');
  });

  it('shows a window that fails as absent, and asks for it again when told to', async () => {
    let isDown = true;
    const { list, windows, scrollTo } = await shown((window) => {
      if (window.offset === 300 && isDown) throw new DOMException('The server hung up.', 'AbortError');
      return right(window);
    });
    scrollTo(345);
    await waitUntil(() => words(list).includes('The server hung up.'));
    await quiet(windows);
    expect(windows.filter(({ offset }) => offset === 300)).to.have.length(1);
    isDown = false;
    page.find(list, '[part="problem"] button').click();
    await waitUntil(() => nameAt(list, 350) === nameOf(350));
    expect(words(list)).to.equal('');
  });
});
