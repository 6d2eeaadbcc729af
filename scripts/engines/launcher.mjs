/**
 * Runs tests in browsers that are driven by WebDriver, one test file at a time in each, and gives the test commands
 * (keys, mouse, size, media) the part of Playwright's page that they ask for.
 */
import { keyboardOf, mouseOf } from './input.mjs';

const FORGET = `
  localStorage.clear();
  sessionStorage.clear();
  return navigator.serviceWorker.getRegistrations().then((each) => Promise.all(each.map((one) => one.unregister())));
`;

/**
 * @typedef {object} Engine a browser with one page
 * @property {(url: string) => Promise<void>} open - In a page of 800 × 600 that prefers nothing, without waiting for it.
 * @property {(url: string) => Promise<void>} navigate
 * @property {() => Promise<string>} url
 * @property {(script: string) => Promise<unknown>} run - In the page.
 * @property {(actions: object[]) => Promise<unknown>} perform - Of keyboard and mouse.
 * @property {(size: { width: number, height: number }) => Promise<unknown>} setViewportSize - In CSS pixels.
 * @property {(media: object) => Promise<unknown>} emulateMedia
 * @property {() => Promise<unknown>} [collectGarbage]
 * @property {() => Promise<void>} end
 */

/** A command of the tests beside those of the test runner. */
export const collectGarbagePlugin = {
  name: 'collect-garbage-command',
  async executeCommand({ command, session }) {
    if (command !== 'collect-garbage') return undefined;
    await session.browser.getPage(session.id).collectGarbage();
    return true;
  },
};

/**
 * @param {{ name: string, concurrency?: number, start: () => Promise<Engine> }} engine
 * @returns a launcher of the test runner
 */
export function engineLauncher({ name, concurrency = 1, start }) {
  /** Browsers that wait for a test file, all browsers, and the one of each session. */
  const free = [];
  const all = new Set();
  const sessions = new Map();

  const started = async () => {
    const browser = await start();
    const { perform, setViewportSize, emulateMedia, collectGarbage } = browser;
    browser.page = {
      keyboard: keyboardOf(perform),
      mouse: mouseOf(perform),
      setViewportSize,
      emulateMedia,
      collectGarbage,
    };
    all.add(browser);
    return browser;
  };

  return {
    name,
    // The commands of the test runner know the page of this type.
    type: 'playwright',
    concurrency,
    async startSession(id, url) {
      const browser = free.pop() ?? (await started());
      sessions.set(id, browser);
      await browser.open(url);
    },
    isActive: (id) => sessions.has(id),
    getBrowserUrl: (id) => sessions.get(id)?.url(),
    async stopSession(id) {
      const browser = sessions.get(id);
      sessions.delete(id);
      // A page of the next file finds neither what this one kept nor its service worker; code that still runs ends.
      await browser.run(FORGET);
      await browser.navigate('about:blank');
      free.push(browser);
      return {};
    },
    startDebugSession() {
      throw new Error(`${name} is not debugged here`);
    },
    getPage: (id) => sessions.get(id).page,
    async stop() {
      await Promise.all([...all].map((browser) => browser.end()));
    },
  };
}
