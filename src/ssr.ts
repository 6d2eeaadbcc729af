/**
 * For a server that draws the elements with `@lit-labs/ssr`: to be imported there before they are drawn, and nowhere
 * else. Registers every element, and has each draw its words, and the rows, numbers and tiles that its adapter answers
 * at once.
 */
import { isServer } from 'lit';

import './define.js';
import './elements/mail-recipients/mail-recipients.define.js';
import './elements/mail-status-legend/mail-status-legend.define.js';
import { drawOnServer } from './ssr/drawing.js';

if (isServer) drawOnServer();

export { drawnWithAnswers } from './ssr/answers.js';
export { shadowOf } from './ssr/shadow-of.js';
