import { MemoryAdapter } from '/node_modules/mail-analytics/dist/adapters/memory-adapter.js';
import { mail } from '/node_modules/sample-mail/index.js';

const adapter = new MemoryAdapter(mail);

/** For the listeners in the attributes `hx-on`. */
window.tell = (event, about) => {
  const line = Object.assign(document.createElement('li'), { textContent: `${event} ${about}` });
  document.getElementById('events').append(line);
};

// Fired at the page, and at every part that comes into it later.
document.addEventListener('htmx:after:process', ({ target }) => {
  const around = target.parentElement ?? target;
  for (const element of around.querySelectorAll('mail-analytics, email-status-icon')) element.adapter = adapter;
});
