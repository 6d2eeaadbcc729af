/**
 * Firefox, driven by the protocol that its WebDriver speaks inside: "length:[0, id, command, parameters]" one way,
 * "length:[1, id, error, result]" the other. It also reaches the browser around the page, which the standard does not:
 * the width of a page below that of the smallest window, and what the page believes of colours, motion and paper.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endChild, eventually, startChild } from './children.mjs';

export const FIREFOX = '/usr/bin/firefox-esr';

const PREFERENCES = {
  'marionette.port': 0,
  // Windows behind others are as awake as the one in front.
  'dom.min_background_timeout_value': 4,
  'layout.css.prefers-color-scheme.content-override': 1,
  'ui.prefersReducedMotion': 0,
  // As on a telephone and on most desktops: they lie over the page.
  'ui.useOverlayScrollbars': 1,
  // Tab goes to all that can be reached, on every platform.
  'accessibility.tabfocus': 7,
};

function connectTo(port) {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map();
  let unread = Buffer.alloc(0);
  let id = 0;
  const read = () => {
    const colon = unread.indexOf(':');
    if (colon < 0) return;
    const end = colon + 1 + Number(unread.subarray(0, colon));
    if (unread.length < end) return;
    const message = JSON.parse(unread.subarray(colon + 1, end));
    unread = unread.subarray(end);
    // The first message is a greeting, not an answer.
    if (Array.isArray(message)) {
      const [, of, error, result] = message;
      const { resolve, reject } = waiting.get(of);
      waiting.delete(of);
      if (error) reject(new Error(`Firefox: ${error.error}: ${error.message}`));
      else resolve(result);
    }
    read();
  };
  const fail = (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  socket.on('data', (data) => {
    unread = Buffer.concat([unread, data]);
    read();
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('Firefox has closed the connection')));
  return {
    end: () => socket.destroy(),
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        id += 1;
        waiting.set(id, { resolve, reject });
        const message = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(message)}:${message}`);
      }),
  };
}

/** Keys that go to the page are lost where the focus has gone on to the bars around it; so there are none. */
const HIDE_BARS =
  "for (const bar of document.querySelectorAll('toolbox, #navigator-toolbox, #sidebar-main')) bar.hidden = true;";
/** Sizes and media of the page, set in the browser around it. */
const SET_VIEWPORT = `
  const [{ width, height }] = arguments;
  const { style } = gBrowser.selectedBrowser;
  for (const [name, value] of [['width', width], ['height', height]]) {
    style.setProperty(name, value + 'px');
    style.setProperty('min-' + name, value + 'px');
    style.setProperty('max-' + name, value + 'px');
  }
  gBrowser.selectedBrowser.getBoundingClientRect();
`;
const SET_MEDIA = `
  const [{ media, colorScheme, reducedMotion, forcedColors }] = arguments;
  const { browsingContext } = gBrowser.selectedBrowser;
  if (media !== undefined) browsingContext.mediumOverride = media === 'screen' ? '' : media;
  if (colorScheme !== undefined) browsingContext.prefersColorSchemeOverride = colorScheme;
  if (reducedMotion !== undefined) browsingContext.prefersReducedMotionOverride = reducedMotion;
  if (forcedColors !== undefined) browsingContext.forcedColorsOverride = forcedColors;
`;
const COLLECT_GARBAGE = `
  Services.ppmm.loadProcessScript('data:,Components.utils.forceGC();Components.utils.forceCC();', false);
`;

/** @returns {Promise<import('./launcher.mjs').Engine>} */
export async function startFirefox() {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`);
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const child = startChild(FIREFOX, [
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    '--marionette',
    '--remote-allow-system-access',
  ]);
  const port = await eventually('Firefox', async () => {
    const text = await readFile(join(profile, 'MarionetteActivePort'), 'utf8');
    return Number(text) || undefined;
  });
  const { send, end } = connectTo(port);
  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { pageLoadStrategy: 'none' } } });
  const around = async (script, ...args) => {
    await send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await send('WebDriver:ExecuteScript', { script, args });
    } finally {
      await send('Marionette:SetContext', { value: 'content' });
    }
  };
  await around(HIDE_BARS);
  return {
    async open(url) {
      const [old] = await send('WebDriver:GetWindowHandles');
      const { handle } = await send('WebDriver:NewWindow', { type: 'tab', focus: true });
      await send('WebDriver:SwitchToWindow', { handle: old });
      await send('WebDriver:CloseWindow');
      await send('WebDriver:SwitchToWindow', { handle, focus: true });
      await around(SET_VIEWPORT, { width: 800, height: 600 });
      await send('WebDriver:Navigate', { url });
    },
    url: async () => (await send('WebDriver:GetCurrentURL')).value,
    navigate: (url) => send('WebDriver:Navigate', { url }),
    run: async (script) => (await send('WebDriver:ExecuteScript', { script, args: [] })).value,
    perform: (actions) => send('WebDriver:PerformActions', { actions }),
    setViewportSize: (size) => around(SET_VIEWPORT, size),
    emulateMedia: (media) => around(SET_MEDIA, media),
    collectGarbage: () => around(COLLECT_GARBAGE),
    async end() {
      end();
      await endChild(child);
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
