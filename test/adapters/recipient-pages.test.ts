import { expect } from '@open-wc/testing';

import { recipientPages } from '../../src/adapters/recipient-pages.js';
import type { Recipient } from '../../src/model/mailing.js';
import type { Page, RecipientQuery } from '../../src/model/query.js';
import { recipient } from '../elements/harness.js';

const idOf = (index: number): string => String(index).padStart(6, '0');

function people(count: number, first = 0): Recipient[] {
  return Array.from({ length: count }, (_, index) => recipient(idOf(first + index)));
}

/** A list by address that changes before each answer. */
class ChangingList {
  readonly offsets: number[] = [];

  constructor(
    public rows: Recipient[],
    private readonly before: (request: number, list: ChangingList) => void = () => undefined,
  ) {}

  readonly ask = ({ offset, limit, sort }: RecipientQuery): Promise<Page<Recipient>> => {
    expect(sort).to.deep.equal({ by: 'email', direction: 'ascending' });
    this.before(this.offsets.push(offset), this);
    return Promise.resolve({ items: this.rows.slice(offset, offset + limit), offset, total: this.rows.length });
  };

  remove(from: number, count: number): void {
    this.rows = [...this.rows.slice(0, from), ...this.rows.slice(from + count)];
  }
}

async function read(list: Pick<ChangingList, 'ask'>): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of recipientPages(list.ask, {})) ids.push(...page.map(({ messageId }) => messageId));
  return ids;
}

const missing = (wanted: readonly Recipient[], ids: readonly string[]): string[] => {
  const had = new Set(ids);
  return wanted.map(({ messageId }) => messageId).filter((id) => !had.has(id));
};

describe('everyone whom a filter finds', () => {
  it('comes once, in pages that join', async () => {
    for (const count of [0, 1, 2, 999, 1000, 1001, 1999, 3500]) {
      const list = new ChangingList(people(count));
      const ids = await read(list);
      expect(ids, String(count)).to.deep.equal(list.rows.map(({ messageId }) => messageId));
    }
  });

  it('comes though others leave the list before them, be they few, many or all that were read', async () => {
    for (const gone of [1, 700, 1000, 2000]) {
      const list = new ChangingList(people(4500), (request, { rows }) => {
        if (request === 3) list.rows = rows.slice(gone);
      });
      const ids = await read(list);
      expect(new Set(ids).size, 'each once').to.equal(ids.length);
      expect(missing(list.rows, ids), String(gone)).to.deep.equal([]);
    }
  });

  it('comes though as many join the list as leave it, so that its length tells nothing', async () => {
    const list = new ChangingList(people(3000), (request) => {
      if (request !== 2) return;
      list.remove(5, 3);
      list.rows = [...list.rows, ...people(3, 9000)];
    });
    const ids = await read(list);
    expect(missing(list.rows, ids)).to.deep.equal([]);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('comes though the list changes before every single answer', async () => {
    const stay = people(5000).filter((_, index) => index % 3 === 0);
    const list = new ChangingList(people(5000), (request) => {
      const last = idOf(5000 - request * 300);
      list.rows = list.rows.filter(
        ({ messageId }, place) => Number(messageId) % 3 === 0 || (messageId < last && place % 7 !== 0),
      );
    });
    const ids = await read(list);
    expect(missing(stay, ids)).to.deep.equal([]);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('comes from an adapter that gives less at a time than it is asked for', async () => {
    const rows = people(1200);
    const ask = ({ offset }: RecipientQuery): Promise<Page<Recipient>> =>
      Promise.resolve({ items: rows.slice(offset, offset + 100), offset, total: rows.length });
    expect(await read({ ask })).to.have.length(1200);
  });

  it('ends in an error where the answers do not come to an end', async () => {
    const failing = async (ask: ChangingList['ask']): Promise<string> =>
      read({ ask }).then(
        () => 'it ends',
        (error: unknown) => String(error),
      );
    const short = (): Promise<Page<Recipient>> => Promise.resolve({ items: [], offset: 0, total: 5 });
    expect(await failing(short)).to.contain('page.total: more than the rows that come');
    const growing = ({ offset, limit }: RecipientQuery): Promise<Page<Recipient>> =>
      Promise.resolve({ items: people(limit, offset), offset, total: offset + 2 * limit });
    expect(await failing(growing)).to.contain('page.total: grows as fast as it is read');
    let answers = 0;
    const shuffled = ({ offset, limit }: RecipientQuery): Promise<Page<Recipient>> =>
      Promise.resolve({ items: people(limit, (answers += 1) * 10_000), offset, total: 5000 });
    expect(await failing(shuffled)).to.contain('page.total');
  });
});
