/** WebKit, as its port for GTK on a screen that is only in memory, driven by WebDriver over HTTP. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endChild, eventually, freePort, startChild } from './children.mjs';

export const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

// Windows may be larger than the screen. In its middle is the pointer of the screen, and whatever is under that would
// be pointed at in every test: here it is the margin of the page.
const SCREEN = '8x8x24';
// Nothing around the page keeps a window from being as narrow as a telephone.
const STYLE = '* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; }';
// A window that a page opens as a popup has no bars.
const OPEN_WINDOW = "window.open('about:blank', '', 'popup,width=800,height=600')";
const READ_MEDIA = `return {
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
  still: matchMedia('(prefers-reduced-motion)').matches,
}`;

async function startScreen() {
  const child = startChild('Xvfb', ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let number = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (number += text));
  await eventually('Xvfb', () => (number.endsWith('\n') ? true : undefined));
  return { child, display: `:${number.trim()}` };
}

/** The settings of the desktop, from which WebKit takes what a person prefers; it hears of changes at once. */
async function startSettings(folder, env) {
  const file = join(folder, 'settings');
  const write = ({ dark, still }) =>
    writeFile(file, `Net/ThemeName "Adwaita${dark ? '-dark' : ''}"\nGtk/EnableAnimations ${still ? 0 : 1}\n`);
  await write({ dark: false, still: false });
  const child = startChild('xsettingsd', ['-c', file], { env });
  const set = async (preferences) => {
    await write(preferences);
    child.kill('SIGHUP');
  };
  return { child, set };
}

async function ask(method, url, body) {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
  return value;
}

async function startDriver(env) {
  const port = await freePort();
  const child = startChild('WebKitWebDriver', [`--port=${port}`], { env });
  const root = `http://127.0.0.1:${port}`;
  await eventually('WebKitWebDriver', () => ask('GET', `${root}/status`));
  const args = ['--automation', '--javascript-can-open-windows-automatically=true'];
  const { sessionId } = await ask('POST', `${root}/session`, {
    capabilities: {
      alwaysMatch: { pageLoadStrategy: 'none', 'webkitgtk:browserOptions': { binary: MINI_BROWSER, args } },
    },
  });
  return { child, send: (method, path, body) => ask(method, `${root}/session/${sessionId}${path}`, body) };
}

/** @returns {Promise<import('./launcher.mjs').Engine>} */
export async function startWebKit() {
  const folder = await mkdtemp(join(tmpdir(), 'webkit-'));
  await mkdir(join(folder, 'gtk-3.0'));
  await writeFile(join(folder, 'gtk-3.0', 'gtk.css'), STYLE);
  const screen = await startScreen();
  const env = {
    ...process.env,
    DISPLAY: screen.display,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    XDG_DATA_HOME: folder,
    // For pages of our own alone: tests may run as root, where there is no sandbox.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    // The language of the viewer.
    LC_ALL: 'en_US.UTF-8',
  };
  const settings = await startSettings(folder, env);
  const { child: driver, send } = await startDriver(env);
  const run = (script, ...args) => send('POST', '/execute/sync', { script, args });

  const first = await send('GET', '/window');
  await run(OPEN_WINDOW);
  const handle = (await send('GET', '/window/handles')).find((each) => each !== first);
  await send('POST', '/window', { handle });

  const setViewportSize = async ({ width, height }) => {
    await send('POST', '/window/rect', { x: 0, y: 0, width, height });
    await eventually(`a page of ${width} × ${height}`, async () => {
      const [x, y] = await run('return [innerWidth, innerHeight]');
      return (x === width && y === height) || undefined;
    });
  };
  let preferences = { dark: false, still: false };
  const prefer = async (wanted) => {
    if (wanted.dark === preferences.dark && wanted.still === preferences.still) return;
    preferences = wanted;
    await settings.set(wanted);
    await eventually('other settings', async () => {
      const { dark, still } = await run(READ_MEDIA);
      return (dark === wanted.dark && still === wanted.still) || undefined;
    });
  };
  return {
    async open(url) {
      await prefer({ dark: false, still: false });
      await setViewportSize({ width: 800, height: 600 });
      await send('POST', '/url', { url });
    },
    url: () => send('GET', '/url'),
    navigate: (url) => send('POST', '/url', { url }),
    run,
    perform: (actions) => send('POST', '/actions', { actions }),
    setViewportSize,
    async emulateMedia({ colorScheme, reducedMotion, ...unknown }) {
      const [name] = Object.keys(unknown);
      if (name) throw new Error(`WebKit cannot be told of ${name}`);
      await prefer({
        dark: colorScheme === undefined ? preferences.dark : colorScheme === 'dark',
        still: reducedMotion === undefined ? preferences.still : reducedMotion === 'reduce',
      });
    },
    async end() {
      await send('DELETE', '').catch(() => undefined);
      await Promise.all([driver, settings.child, screen.child].map(endChild));
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
