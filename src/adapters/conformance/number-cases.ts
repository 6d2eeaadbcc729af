import { TOTAL_OF, type Mailing, type Recipient, type Totals } from '../../model/mailing.js';
import { OUTCOMES, REACHED, type Reached } from '../../model/status.js';
import { expectSame, expectThat, skip, type ConformanceSetup, type Promised } from './case.js';
import { allRows, mailingListing, recipientListing } from './listing.js';

/** A number on the screen equals the rows behind it, always. */
export const NUMBER_CASES: readonly Promised[] = [
  {
    name: 'gives each mailing totals in which sent = delivered + bounced + dropped + deferred + pending',
    probe: async (setup) => {
      const all = await allRows(mailingListing(setup));
      for (const { id, totals } of all.items) checkSum(`${all.asked}, totals of ${id}`, totals);
    },
  },
  {
    name: 'lists as many recipients as the totals of their mailing say were addressed',
    probe: async (setup) => {
      const { mailing, ask } = await recipientListing(setup);
      const page = await ask({ limit: 0 });
      expectSame(page.asked, 'a total of', mailing.totals.sent, page.total);
    },
  },
  ...REACHED.map((reached) => ({
    name: `picks by reached=${reached} as many recipients as the totals of their mailing say`,
    probe: (setup: ConformanceSetup) => picksReached(setup, reached),
  })),
  {
    name: 'leaves no recipient and takes none twice when it picks by the five outcomes',
    probe: async (setup) => {
      const listing = await recipientListing(setup);
      const all = await allRows(listing);
      const found = new Map<string, string>();
      for (const reached of OUTCOMES) {
        const page = await listing.ask({ reached });
        for (const { messageId } of page.items) {
          const other = found.get(messageId);
          expectThat(
            other === undefined,
            page.asked,
            'other rows than of the other outcomes',
            `${messageId}, also ${String(other)}`,
          );
          found.set(messageId, reached);
        }
      }
      expectSame(all.asked, 'in the five outcomes together a number of rows of', all.items.length, found.size);
    },
  },
  {
    name: 'counts what software opened in the totals as in the rows, when asked to',
    probe: async (setup) => {
      const { mailing, ask } = await recipientListing(setup, ({ totals }) => totals.machineOpened);
      if (mailing.totals.machineOpened === 0) skip('no recipient of a mailing was opened by software');
      const question = { includeMachineOpens: true } as const;
      const all = await mailingListing(setup).ask(question);
      const { totals } = all.items.find(({ id }) => id === mailing.id) ?? skip(`${mailing.id} is no longer listed`);
      checkSum(`${all.asked}, totals of ${mailing.id}`, totals);
      const page = await ask({ ...question, reached: 'opened' });
      expectSame(page.asked, 'a total, as in the totals of the mailing, of', totals.opened, page.total);
    },
  },
];

function checkSum(asked: string, totals: Totals): void {
  const sum = OUTCOMES.reduce((total, outcome) => total + totals[outcome], 0);
  expectSame(asked, 'the five outcomes to add up to sent, which is', totals.sent, sum);
}

async function picksReached(setup: ConformanceSetup, reached: Reached): Promise<void> {
  const numberOf = ({ totals }: Mailing): number => totals[TOTAL_OF[reached]] ?? 0;
  const { mailing, ask } = await recipientListing(setup, numberOf);
  const page = await ask({ reached });
  expectSame(page.asked, `a total, as in the totals of ${mailing.id}, of`, numberOf(mailing), page.total);
  const evident = EVIDENT[reached];
  for (const recipient of page.items) {
    expectThat(
      evident?.(recipient) ?? true,
      page.asked,
      'only rows that show it',
      `${recipient.messageId}, which does not`,
    );
  }
  if (page.total === 0) skip(`no mailing has a recipient that is ${reached}`);
}

/** Where the row itself shows that it belongs. Of the rest, a row with another headline may well be right. */
const EVIDENT: Partial<Record<Reached, (recipient: Recipient) => boolean>> = {
  opened: ({ opens }) => opens > 0,
  clicked: ({ clicks }) => clicks > 0,
  'spam-report': ({ status, reaction }) => status === 'spam-report' || reaction === 'spam-report',
  unsubscribed: ({ status, unsubscribed }) => status === 'unsubscribed' || unsubscribed === true,
  'machine-opened': ({ machineOpened }) => machineOpened === true,
};
