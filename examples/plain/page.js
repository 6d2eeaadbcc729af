import { MemoryAdapter } from '/node_modules/mail-analytics/dist/adapters/memory-adapter.js';
import { mail } from '/node_modules/sample-mail/index.js';

const adapter = new MemoryAdapter(mail);

const [box, events, move, remove] = ['box', 'events', 'move', 'remove'].map((id) => document.getElementById(id));

function show() {
  box.append(document.getElementById('mail').content.cloneNode(true));
  for (const element of box.querySelectorAll('mail-analytics, email-status-icon')) element.adapter = adapter;
}

function tell(line) {
  events.append(Object.assign(document.createElement('li'), { textContent: line }));
}

// The events bubble, so that one listener hears all elements below it.
box.addEventListener('mailing-open', ({ mailingId }) => tell(`mailing-open ${mailingId}`));
box.addEventListener('recipient-open', ({ recipient }) => tell(`recipient-open ${recipient.email}`));
box.addEventListener('view-change', ({ view }) => tell(`view-change ${view.mailingId ?? 'closed'}`));

move.addEventListener('click', () => {
  document.getElementById(box.parentElement.id === 'above' ? 'below' : 'above').append(box);
});

remove.addEventListener('click', () => {
  const isThere = box.firstChild !== null;
  if (isThere) box.replaceChildren();
  else show();
  remove.textContent = isThere ? 'Put back' : 'Remove';
});

show();
