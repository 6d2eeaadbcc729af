/** The suite of web-test-runner.config.mjs in other engines than Chromium, as scripts/engines.mjs names them. */
import { ENGINES } from './scripts/engines/engines.mjs';
import { collectGarbagePlugin, engineLauncher } from './scripts/engines/launcher.mjs';
import base from './web-test-runner.config.mjs';

const names = process.env.ENGINES.split(' ');

export default {
  ...base,
  plugins: [...base.plugins, collectGarbagePlugin],
  concurrentBrowsers: names.length,
  browsers: names.map((name) => engineLauncher(ENGINES[name])),
};
