/** `<email-status-icon>` as a peer of the rival harness: from plain attributes, as a server's template writes them. */
import '../../src/elements/email-status-icon/email-status-icon.define.js';

const STATUS = { pending: 'processed', sent: 'processed', spam: 'spam-report' };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const isBig = (element) => {
  const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  return width > 4 && height > 4;
};

let box;
let opened;

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
  },
  ready: (index) => isBig(iconAt(index)?.shadowRoot?.querySelector('svg')),
  open(index) {
    opened = iconAt(index);
    return opened.show();
  },
  isOpen: () => isBig(opened?.shadowRoot?.querySelector('[popover]:popover-open')),
  destroy() {
    box.replaceChildren();
  },
};
