/**
 * The Chromium that tests and screenshots run in: `CHROMIUM_BIN`, else an installed Chrome or Chromium, else the one
 * that comes from npm, which is unpacked at first use.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Switches for pages of our own: no sandbox, since tests may run as root, and no calls home. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
];

/** @returns {Promise<string>} the path of the program */
export async function chromiumPath() {
  const given = process.env['CHROMIUM_BIN'] || INSTALLED.find((path) => existsSync(path));
  return given ?? (await chromiumFromNpm());
}

/**
 * @returns {Promise<string>} the path of the one that comes from npm; its own fonts are in `fonts/fonts` beside it
 */
export async function chromiumFromNpm() {
  const at = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
  const { version } = JSON.parse(readFileSync(at('@sparticuz/chromium/package.json'), 'utf8'));
  const folder = at(`.cache/chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  // It unpacks into the temporary folder and takes whatever stands there under its name, of any version.
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}
