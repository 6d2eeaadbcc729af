/** The side of the page: what a runner may have measured in it, by name. */
import { rest } from './frames.js';
import * as icons from './icons.js';
import { load } from './load.js';
import * as lists from './lists.js';
import * as live from './live.js';
import * as scrolling from './scrolling.js';

const bench = { load, rest, ...icons, ...lists, ...live, ...scrolling };

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
