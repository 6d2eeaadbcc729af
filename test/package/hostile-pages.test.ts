import { after, before, describe } from 'node:test';

import { builtInsCases } from './hostile/built-ins.js';
import { containersCases } from './hostile/containers.js';
import { copiesCases } from './hostile/copies.js';
import { hostDialogCases } from './hostile/host-dialog.js';
import { missingFileCases } from './hostile/missing-files.js';
import { framesCases } from './hostile/frames.js';
import { oldBrowserCases } from './hostile/old-browsers.js';
import { placesCases } from './hostile/places.js';
import { policyCases } from './hostile/policy.js';
import { replacingCases } from './hostile/replacing.js';
import { rootsCases } from './hostile/roots.js';
import { HostileSite } from './hostile/site.js';
import { sizesCases } from './hostile/sizes.js';
import { stylesCases } from './hostile/styles.js';
import { upgradeCases } from './hostile/upgrade.js';

/** It is built first, as for publishing. */
const LONG = { timeout: 600_000 };

/** Pages that were not made with these elements in mind. One build, one server and one browser for all of them. */
describe('a page that is hard on what is embedded in it', LONG, () => {
  const site = new HostileSite();
  before(() => site.start(), LONG);
  after(() => site.stop());

  policyCases(site);
  copiesCases(site);
  upgradeCases(site);
  missingFileCases(site);
  stylesCases(site);
  placesCases(site);
  framesCases(site);
  oldBrowserCases(site);
  hostDialogCases(site);
  builtInsCases(site);
  rootsCases(site);
  containersCases(site);
  sizesCases(site);
  replacingCases(site);
});
