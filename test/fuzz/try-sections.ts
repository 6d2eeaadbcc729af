import { setViewport } from '@web/test-runner-commands';

import { engine } from '../figures.js';
import { turns } from '../share.js';
import { drawerDoings, keyboardDoings } from './drawer-doings.js';
import { amount, mailOf, type Amount, type Size } from './made-mail.js';
import { doingsWith, Section, type Doings } from './section.js';
import { stepsOf } from './step.js';
import { tableDoings } from './table-doings.js';
import { trySequences } from './tried.js';
import { mailDoings, pageDoings } from './world-doings.js';

const ALL = { ...tableDoings, ...drawerDoings, ...keyboardDoings, ...mailDoings, ...pageDoings };

/** A window of WebKit's takes another size when it likes, and is smaller once it shows that a file was downloaded. */
const isFirm = engine() !== 'WebKit';
const { resizePage: _, exportOrCancel: __, exportPeople: ___, ...FIRM } = ALL;

/** Acts on a section with so much mail, as often as the share wants it. */
export function trySections(
  what: string,
  size: Size,
  { promise, file, quick, long }: { promise: string; file: string; quick: number; long: number },
): void {
  describe(what, function () {
    this.timeout(3_600_000);
    if (isFirm) after(() => setViewport({ width: 800, height: 600 }).catch(() => undefined));

    it('shows what the events say, each row once and in order, and keeps the focus', () =>
      trySequences<Amount, Doings, Section>(
        amount(size),
        (start) => {
          const mail = mailOf(size, start);
          return { model: doingsWith(mail), real: new Section(mail) };
        },
        {
          promise,
          file,
          runs: turns(quick, long),
          steps: stepsOf(isFirm ? ALL : FIRM),
          faultsOf: ({ adapter }) => adapter.faults,
          leave: (section) => section.leave(),
        },
      ));
  });
}
