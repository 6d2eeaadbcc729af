/** The engines that tests run in beside Chromium, and the programs that each needs. */
import { FIREFOX, startFirefox } from './firefox.mjs';
import { MINI_BROWSER, startWebKit } from './webkit.mjs';

export const ENGINES = {
  firefox: { name: 'Firefox', programs: [FIREFOX], start: startFirefox },
  webkit: { name: 'WebKit', programs: ['WebKitWebDriver', MINI_BROWSER, 'Xvfb', 'xsettingsd'], start: startWebKit },
};
