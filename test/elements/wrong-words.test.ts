import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import * as page from './harness.js';

const DATA = page.sample(6, 10);
const adapter = new MemoryAdapter(DATA);
const recipients = Object.keys(DATA.recipients);

/** What an element with this attribute is said of in the console. */
async function saidOf<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
): Promise<{ element: HTMLElement; said: string[] }> {
  let element: HTMLElement | undefined;
  const said = await page.warnedDuring(async () => {
    element = await page.mount(tag, { adapter } as object, attributes);
    await page.pause(300);
  });
  return { element: element as HTMLElement, said: said.filter((each) => each.startsWith('mail-analytics: ')) };
}

// What explains is loaded when it is wanted, which would be the time of the first test.
before(() =>
  Promise.all([import('../../src/controllers/tell-attribute-words.js'), import('../../src/locales/unknown-locale.js')]),
);

const problemOf = (element: HTMLElement): string =>
  page.has(element, '[part="problem"]') ? page.textOf(page.find(element, '[part="problem"]')) : '';

/** Attribute, what it says, what the console has to name, and what the screen has to say, if anything. */
const OF_SECTION: readonly (readonly [string, string, RegExp, RegExp?])[] = [
  ['range', '30 days', /range="30 days" is not a number of days.* Write range="30d"/, /range: not a number of days/],
  ['from', '1 November 2026', /from="1 November 2026" is not read.*2026-11-01/, /from: not a day or a time/],
  ['from', '2026-11-01T09:00', /from="2026-11-01T09:00" is not read.*offset/, /from: not a day or a time/],
  ['to', 'tomorrow', /to="tomorrow" is not read/, /to: not a day or a time/],
  ['sort', 'open:down', /"open:down" is passed over \(did you mean "opened"\?\).*-date/],
  ['sort', 'date opened', /"date opened" is passed over/],
  ['statuses', 'sent opend', /statuses="sent opend": "opend" is passed over.*draft, scheduled/],
  ['statuses', 'opend', /"opend" is passed over/, /statuses: not one of draft/],
  ['columns', 'subject sbject', /"sbject" is passed over \(did you mean "subject"\?\)/],
  ['columns', 'sbject', /did you mean "subject"/, /columns: not one of subject/],
  ['density', 'compakt', /"compakt" is passed over \(did you mean "compact"\?\)/],
  ['hide', 'titel chart', /"titel" is passed over \(did you mean "title"\?\)/],
  ['drawer-width', 'wide', /drawer-width="wide" is not a number/],
  [
    'time-zone',
    'Europe/Berlni',
    /time-zone="Europe\/Berlni" does not exist.*Did you mean "Europe\/Berlin"\?/,
    /time-zone: not an IANA zone/,
  ],
  [
    'time-zone',
    'Mars/Base',
    /time-zone="Mars\/Base" does not exist.*Write an IANA zone/,
    /time-zone: not an IANA zone/,
  ],
  ['locale', 'xx_!!', /locale="xx_!!" does not exist.*BCP 47/],
  ['locale', 'pt_BR', /locale="pt_BR" does not exist.*Did you mean "pt-BR"\?/],
  ['project', '42', /the attribute "project" is not known\. Did you mean "scope"\?/],
  ['colums', 'subject', /"colums" is not known\. Did you mean "columns"\?/],
];

describe('<mail-analytics> with a word that it does not know', () => {
  for (const [name, value, advice, problem] of OF_SECTION) {
    it(`tells of ${name}="${value}" once in the console${problem ? ' and on screen' : ''}, and shows the rest`, async () => {
      const { element, said } = await saidOf('mail-analytics', { [name]: value });
      await page.loaded(element);
      expect(said).to.have.length(1);
      expect(said[0]).to.match(advice);
      if (problem) expect(problemOf(element)).to.match(problem);
      else expect(problemOf(element)).to.equal('');
      await waitUntil(() => page.rows(element).length > 0, 'nothing else is shown');
    });
  }

  it('says that a period ends before it begins', async () => {
    const { element, said } = await saidOf('mail-analytics', { from: '2026-11-20', to: '2026-11-01' });
    expect(problemOf(element)).to.contain('from: not before "to"');
    expect(said.join()).to.match(/from="2026-11-20" is not read/);
  });

  it('takes back what it has said on screen once the word is mended, and says another anew', async () => {
    const { element } = await saidOf('mail-analytics', { statuses: 'opend' });
    expect(problemOf(element)).to.contain('statuses:');
    element.setAttribute('statuses', 'sent');
    await page.changed(element);
    expect(problemOf(element)).to.equal('');
    const said = await page.warnedDuring(async () => {
      element.setAttribute('statuses', 'opend');
      await page.pause();
      element.setAttribute('statuses', 'boucned');
      await page.pause();
    });
    expect(said, 'that of before is known').to.have.length(1);
    expect(said[0]).to.contain('"boucned"');
  });

  it('says nothing of what it knows, nor of what pages and frameworks write', async () => {
    const { said } = await saidOf('mail-analytics', {
      ...{ range: '30d', sort: '-opened', statuses: 'sent, failed', columns: 'subject:320 date:90px opened' },
      ...{ density: 'compact', hide: 'title summary', 'drawer-width': '600', 'time-zone': 'Europe/Berlin' },
      ...{ locale: 'en-GB', scope: 'project:42', 'include-machine-opens': '', class: 'wide', id: 'mail' },
      ...{ 'data-v-1f2e': '', '_ngcontent-abc': '', 'aria-label': 'Mail', style: 'color: red', 'hx-get': '/x' },
    });
    expect(said).to.deep.equal([]);
  });

  it('knows columns of the host’s own once they have come', async () => {
    const said = await page.warnedDuring(async () => {
      const owner = { name: 'owner', label: 'Owner', render: () => 'Ada', sortable: true };
      await page.mounted('mail-analytics', { adapter, columns: ['subject', owner], sort: '-owner' } as never);
      await page.pause(200);
    });
    expect(said).to.deep.equal([]);
  });
});

describe('<mail-recipients> with a word that it does not know', () => {
  for (const [name, value, advice, problem] of [
    ['statuses', 'opened opend', /"opend" is passed over \(did you mean "opened"\?\)/],
    ['statuses', 'opend', /"opend" is passed over/, /statuses: not one of processed/],
    ['reached', 'opend', /"opend" is passed over \(did you mean "opened"\?\)/, /reached: not one of delivered/],
    ['sort', 'when', /"when" is passed over.*last-event/],
    ['time-zone', 'Mars/Camp', /"Mars\/Camp" does not exist/, /time-zone: not an IANA zone/],
    ['mailingid', '42', /"mailingid" is not known\. Did you mean "mailing-id"\?/],
  ] as const) {
    it(`tells of ${name}="${value}"`, async () => {
      const { element, said } = await saidOf('mail-recipients', { 'mailing-id': recipients[0] ?? '', [name]: value });
      await page.loaded(element);
      expect(said).to.have.length(1);
      expect(said[0]).to.match(advice);
      expect(problemOf(element)).to.match(problem ?? /^$/);
      expect(page.rows(element)).to.not.be.empty;
    });
  }

  it('says that no mailing is named, and waits for none without end', async () => {
    const { element, said } = await saidOf('mail-recipients', {});
    expect(said, 'a page may name it a little later').to.deep.equal([]);
    const later = await page.warnedDuring(() =>
      waitUntil(() => problemOf(element).includes('mailing-id: not an id (missing)'), 'nothing is said of it'),
    );
    expect(later).to.have.length(1);
    expect(later[0]).to.contain('mailing-id is empty').and.to.contain('mailing-id="42"');
    expect(page.all(element, '.pending')).to.deep.equal([]);
    element.setAttribute('mailing-id', recipients[0] ?? '');
    await waitUntil(() => page.rows(element).length > 0);
    expect(problemOf(element)).to.equal('');
  });
});

describe('<email-status-icon> with a word that it does not know', () => {
  for (const [attributes, advice] of [
    [{ status: 'opned' }, /status="opned": "opned" is passed over \(did you mean "opened"\?\)/],
    [{ status: 'opened', label: 'text' }, /label="text": "text" is passed over.*icon, icon-text/],
  ] as const) {
    it(`tells of ${JSON.stringify(attributes)}`, async () => {
      const { element, said } = await saidOf('email-status-icon', attributes);
      expect(said).to.have.length(1);
      expect(said[0]).to.match(advice);
      expect(page.has(element, '[part="icon"]')).to.equal(true);
    });
  }

  it('tells that it has neither a message nor a status, and which attribute was meant for one', async () => {
    const said = await page.warnedDuring(async () => {
      await page.mount('email-status-icon', { adapter }, { messageid: 'm-1' });
      await page.pause(1300);
    });
    expect(said.filter((each) => each.includes('neither message-id nor status'))).to.have.length(1);
    expect(said.filter((each) => /"messageid" is not known\. Did you mean "message-id"\?/.test(each))).to.have.length(
      1,
    );
  });

  it('says nothing of one that is told a little later, nor of one that is right', async () => {
    const said = await page.warnedDuring(async () => {
      const late = await page.mount('email-status-icon', { adapter });
      await page.mount('email-status-icon', {}, { status: 'opened', label: 'icon-text' });
      await page.pause(200);
      late.setAttribute('status', 'clicked');
      await page.pause(1200);
    });
    expect(said).to.deep.equal([]);
  });
});

describe('<mail-status-legend> with a word that it does not know', () => {
  it('tells of it, and explains the others', async () => {
    const { element, said } = await saidOf('mail-status-legend', { statuses: 'delivered opend' });
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/"opend" is passed over \(did you mean "opened"\?\)/);
    expect(page.all(element, '[part="status"]')).to.have.length(1);
  });
});
