import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import * as page from '../harness.js';

const MILLION = 1_000_000;
const nameOf = (index: number): string => `Person ${String(index).padStart(7, '0')}`;

/** A million recipients that are made as they are asked for, and where they were asked for. */
function million(): { adapter: MailAnalyticsAdapter; offsets: number[] } {
  const offsets: number[] = [];
  const adapter: MailAnalyticsAdapter = {
    listMailings: () => Promise.resolve({ items: [], offset: 0, total: 0 }),
    getMessages: () => Promise.resolve([]),
    listRecipients: (_id, { offset, limit }) => {
      offsets.push(offset);
      const items = Array.from({ length: Math.min(limit, MILLION - offset) }, (_, index) =>
        page.recipient(String(offset + index), { name: nameOf(offset + index) }),
      );
      return Promise.resolve({ items, offset, total: MILLION, counts: { delivered: MILLION } });
    },
  };
  return { adapter, offsets };
}

/** Names in view, from top to bottom, by where they are really drawn. */
function inView(list: Element): string[] {
  const box = page.find(list, '#rows').getBoundingClientRect();
  const head = page.find(list, 'thead').getBoundingClientRect();
  return page
    .rows(list as HTMLElement)
    .map((row) => [row.getBoundingClientRect(), page.textOf(page.find(row, '.name button'))] as const)
    .filter(([{ top, bottom }]) => top >= head.bottom - 1 && bottom <= box.bottom + 1)
    .sort(([a], [b]) => a.top - b.top)
    .map(([, name]) => name);
}

/** Rows in view, once they have come: without gaps, in order, and as many as there is room for. */
async function settled(list: Element): Promise<number[]> {
  // Browsers scroll smoothly to where a key leads, for as long as they like.
  const box = page.find(list, '#rows');
  for (let last = -1; last !== box.scrollTop;) {
    last = box.scrollTop;
    await page.pause(250);
  }
  await waitUntil(() => !page.has(list, 'table .pending'), 'rows do not come', { timeout: 4000 });
  const places = inView(list).map((name) => Number(name.slice(7)));
  expect(places.length).to.be.greaterThan(5);
  places.forEach((place, index) => expect(place).to.equal((places[0] ?? 0) + index));
  return places;
}

describe('<mail-recipients> of a million', () => {
  let list: MailRecipients;
  let box: HTMLElement;
  let offsets: number[];

  beforeEach(async () => {
    await setViewport({ width: 800, height: 700 });
    const made = million();
    ({ offsets } = made);
    list = await page.mount('mail-recipients', { adapter: made.adapter, mailingId: 'm-1' });
    list.style.blockSize = '600px';
    await page.loaded(list);
    box = page.find(list, '#rows');
  });
  afterEach(() => resetMouse());

  it('says how many rows it has, and draws few', async () => {
    expect(page.find(list, 'table').getAttribute('aria-rowcount')).to.equal('1000001');
    expect(page.all(list, '[data-row]').length).to.be.lessThan(40);
    expect((await settled(list))[0]).to.equal(0);
  });

  it('is read from the first row to the last with the keys of the keyboard', async () => {
    box.focus();
    await sendKeys({ press: 'End' });
    expect((await settled(list)).at(-1)).to.equal(MILLION - 1);
    expect(page.rows(list).at(-1)?.getAttribute('aria-rowindex')).to.equal('1000001');
    await sendKeys({ press: 'PageUp' });
    const before = await settled(list);
    expect(before.at(-1)).to.be.within(MILLION - 40, MILLION - 2);
    await sendKeys({ press: 'ArrowDown' });
    expect((await settled(list)).at(-1)).to.be.within(before.at(-1) ?? 0, MILLION - 1);
    await sendKeys({ press: 'Home' });
    expect((await settled(list))[0]).to.equal(0);
  });

  it('is walked with the focus on a row: to the end, a page up, and to the beginning', async () => {
    page.find(list, '.name button').focus();
    await sendKeys({ press: 'End' });
    await settled(list);
    expect(page.textOf(page.focused() ?? undefined)).to.equal(nameOf(MILLION - 1));
    const { length } = inView(list);
    await sendKeys({ press: 'PageUp' });
    await settled(list);
    const at = Number(page.textOf(page.focused() ?? undefined).slice(7));
    expect(at).to.be.within(MILLION - 1 - length, MILLION - length + 1);
    await sendKeys({ press: 'Home' });
    await settled(list);
    expect(page.textOf(page.focused() ?? undefined)).to.equal(nameOf(0));
  });

  it('comes to the middle at once, and asks for the rows there alone', async () => {
    offsets.length = 0;
    box.scrollTop = (box.scrollHeight - box.clientHeight) / 2;
    const [first = 0] = await settled(list);
    expect(first).to.be.within(MILLION / 2 - 20, MILLION / 2 + 20);
    expect(offsets.every((offset) => Math.abs(offset - MILLION / 2) <= 200)).to.equal(true);
    expect(offsets.length).to.be.lessThan(4);
  });

  it('moves a few rows at each turn of the wheel, and shows every row between', async () => {
    box.scrollTop = (box.scrollHeight - box.clientHeight) / 2;
    let [at = 0] = await settled(list);
    const { left, top } = box.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 100), Math.round(top + 200)] });
    for (let turn = 0; turn < 8; turn += 1) {
      box.scrollBy({ top: 120 });
      const [next = 0] = await settled(list);
      expect(next - at).to.be.within(2, 3);
      at = next;
    }
  });

  it('keeps the focus on its row, wherever the arrow keys lead it from the middle', async () => {
    box.scrollTop = (box.scrollHeight - box.clientHeight) / 2;
    await settled(list);
    const [first] = inView(list);
    const button = page.all(list, '.name button').find((each) => page.textOf(each) === first);
    button?.focus({ preventScroll: true });
    let at = Number(first?.slice(7));
    for (let presses = 0; presses < 30; presses += 1) {
      await sendKeys({ press: 'ArrowDown' });
      at += 1;
      await waitUntil(() => page.textOf(page.focused() ?? undefined) === nameOf(at), `${nameOf(at)} has not the focus`);
    }
    await settled(list);
    expect(inView(list)).to.include(nameOf(at));
  });
});
