import { expect } from '@open-wc/testing';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import * as page from './harness.js';

const data = page.sample(6, 5);
const [first] = Object.keys(data.recipients);
const GIVEN = {
  'mail-analytics': { search: 'zzz', statuses: 'draft', sort: 'subject', range: '7d', hide: 'summary chart title' },
  'mail-recipients': { search: 'zzz', statuses: 'opened', sort: 'name', subject: 'A mail' },
} as const;

describe('attributes that a page takes back', () => {
  for (const tag of ['mail-analytics', 'mail-recipients'] as const) {
    it(`leave <${tag}> as it is without them`, async () => {
      const about = { adapter: new MemoryAdapter(data), ...(tag === 'mail-recipients' && { mailingId: first }) };
      const usual = await page.mounted(tag, about);
      const element = await page.mounted(tag, about, GIVEN[tag]);
      const thrown = await page.thrownDuring(async () => {
        for (const name of Object.keys(GIVEN[tag])) element.removeAttribute(name);
        await page.changed(element);
      });
      expect(thrown).to.deep.equal([]);
      const said = (list: HTMLElement): unknown[] =>
        Object.keys(GIVEN[tag]).map((name) => (list as unknown as Record<string, unknown>)[name]);
      expect(said(element)).to.deep.equal(said(usual));
      expect(page.rows(element)).to.have.length(page.rows(usual).length);
    });
  }
});
