/** The suite of web-test-runner.config.mjs in the engines beside Chromium: `npm run test:engines`. */
import { engineLauncher } from './scripts/engines/launcher.mjs';
import { startFirefox } from './scripts/engines/firefox.mjs';
import { startWebKit } from './scripts/engines/webkit.mjs';
import base from './web-test-runner.config.mjs';

const ENGINES = {
  firefox: { name: 'Firefox', start: startFirefox },
  webkit: { name: 'WebKit', start: startWebKit },
};
const wanted = (process.env.ENGINES ?? 'firefox webkit').split(' ');
export default { ...base, concurrentBrowsers: 2, browsers: wanted.map((name) => engineLauncher(ENGINES[name])) };
