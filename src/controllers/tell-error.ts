/** Says in the console, once a page, what is wrong with an adapter or its answers, and how to mend it. */

const ANSWERS: Readonly<Record<string, string>> = {
  page: 'listMailings() and listRecipients() give { items, offset, total }',
  messages: 'getMessages() gives a list of messages',
  summary: 'getSummary() gives { mailings, totals, buckets }',
  events: 'listEvents() gives a list of events',
  links: 'listLinks() gives a list of { url, clicks, recipients }',
};

const told = new Set<string>();

/**
 * Failures that only whoever made the page can mend: data of the wrong shape, answers that are no JSON, mistakes in
 * code. That a server cannot be reached, or refuses, is said on screen and nothing to be mended in the page.
 */
export function tellError(element: Element, error: unknown): void {
  const isMistake = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  if (!isMistake && (error as { name?: unknown } | undefined)?.name !== 'HttpError') return;
  const { message } = error as Error;
  if (told.has(message)) return;
  told.add(message);
  console.warn(`mail-analytics: <${element.localName}>: ${message}${hintFor(error as Error)}`, element, error);
}

/** Of an answer that is as a whole not what it is to be, or lacks what every one has. */
function hintFor(error: Error): string {
  const { path = '', received } = error as { path?: string; received?: unknown };
  const [name = '', field] = path.split('.');
  const answer = ANSWERS[name];
  if (answer === undefined || (field !== undefined && received !== undefined)) return '';
  if (typeof received === 'string' && /^\s*</.test(received))
    return ` It is HTML, perhaps a page to sign in; ${answer}.`;
  return ` ${answer}; of a Response, give what its json() resolves to.`;
}
