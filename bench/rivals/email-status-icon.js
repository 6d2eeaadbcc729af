/** `<email-status-icon>` as a peer of the rival harness: from plain attributes, as a server's template writes them. */
/* global requestIdleCallback */
import '../../src/elements/email-status-icon/email-status-icon.define.js';

const STATUS = { pending: 'processed', sent: 'processed', spam: 'spam-report' };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const isBig = (element) => {
  const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  return width > 4 && height > 4;
};

/** Pixels from the top, from which on nothing is near to a person who has not scrolled. */
const FAR = 5_000;
const isFar = (element) => element?.getBoundingClientRect().top > FAR;

let box;
let opened;
let isAtRest = false;

/** Until the page has found nothing to do with what was mounted, as with icons that are far away, for some frames. */
function awaitRest(frames = 30) {
  isAtRest = frames === 0;
  // The harness looks once a frame, which leaves the sixteen milliseconds until the next at most.
  if (!isAtRest) requestIdleCallback((deadline) => awaitRest(deadline.timeRemaining() > 5 ? frames - 1 : 30));
}

const iconAt = (index) => box.children[index]?.querySelector('email-status-icon');

export default {
  name: 'email-status-icon',
  note: 'our element, from attributes',
  mount(container, items) {
    box = container;
    container.innerHTML = items
      .map(({ name, email, status, date }) => {
        const mail = `status="${STATUS[status] ?? status}" status-at="${date}" recipient="${escaped(email)}"`;
        return `<div class="note">Note to ${escaped(name)} <email-status-icon ${mail}></email-status-icon></div>`;
      })
      .join('');
    awaitRest();
  },
  // One that is far out of view is drawn when it comes near: it is ready when it keeps its place and is watched.
  ready(index) {
    const icon = iconAt(index);
    return isFar(icon) ? isAtRest && isBig(icon) : isBig(icon?.shadowRoot?.querySelector('svg'));
  },
  open(index) {
    opened = iconAt(index);
    return opened.show();
  },
  isOpen: () => isBig(opened?.shadowRoot?.querySelector('[popover]:popover-open')),
  destroy() {
    box.replaceChildren();
  },
};
