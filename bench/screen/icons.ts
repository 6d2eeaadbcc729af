/** A thread of notes with an icon each: from attributes, as a server's template writes them, or of an adapter. */
import { mailingRows } from '../../fixtures/rows.js';
import type { EmailStatusIcon } from '../../src/elements/email-status-icon/email-status-icon.js';
import { nextFrame, timed, until } from './frames.js';
import { rows } from './lists.js';
import { host } from './load.js';

const icons = (): NodeListOf<EmailStatusIcon> => document.querySelectorAll('email-status-icon');

const isVisible = (element: Element | null | undefined): boolean =>
  element ? element.getBoundingClientRect().width > 4 : false;

const isDrawn = (icon: EmailStatusIcon | undefined): boolean =>
  isVisible(icon?.shadowRoot?.querySelector('[part~="icon"][data-status] svg'));

/** Icons that know their status from the page. */
export async function mountIcons(): Promise<number> {
  const write = writer(
    ({ email, status, statusAt }) => `status="${status}" status-at="${statusAt}" recipient="${escaped(email)}"`,
  );
  return timed(write, () => isDrawn(icons()[0]), 'the first icon');
}

/** Icons that know their message alone; also how often they asked the adapter. */
export async function mountIconsOfAdapter(): Promise<{ paint: number; requests: number }> {
  const [mailing] = mailingRows(1, 'bench');
  if (!mailing || !host.setDefaultAdapter) throw new Error('no adapter');
  const adapter = new host.MemoryAdapter({ mailings: [{ ...mailing, id: 'm-1' }], recipients: { 'm-1': rows } });
  const getMessages = adapter.getMessages.bind(adapter);
  let requests = 0;
  adapter.getMessages = (...query) => {
    requests += 1;
    return getMessages(...query);
  };
  host.setDefaultAdapter(adapter);
  const write = writer(({ messageId }) => `message-id="${messageId}"`);
  const paint = await timed(write, () => isDrawn(icons()[0]), 'the first icon');
  return { paint, requests };
}

/** Reads the whole thread, so that every icon has been in view. */
export async function readThread(): Promise<void> {
  const all = icons();
  for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await nextFrame();
  }
  await until(() => [...all].every((icon) => isDrawn(icon)), 'all icons');
  scrollTo(0, 0);
  await until(() => (all[0]?.getBoundingClientRect().top ?? -1) >= 0, 'the first icon');
}

/** Opens the popover of one. */
export async function openPopover(place: number): Promise<number> {
  const icon = icons()[place];
  const isOpen = (): boolean => isVisible(icon?.shadowRoot?.querySelector('[part~="popover"]:popover-open'));
  return timed(() => icon?.show(), isOpen, 'the popover');
}

/** Writes the notes, all at once. */
function writer(attributes: (row: (typeof rows)[number]) => string): () => void {
  const box = document.body.appendChild(document.createElement('div'));
  const text = rows
    .map((row) => `<div>Note to ${escaped(row.name)} <email-status-icon ${attributes(row)}></email-status-icon></div>`)
    .join('');
  return () => (box.innerHTML = text);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
