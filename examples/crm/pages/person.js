/* The person's panel and thread. An e-mail note carries nothing but the id of its message. */
const ICONS = {
  Call: 'M5 3h3l1.5 4-2 1.5a11 11 0 0 0 4 4l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.6 1.5A13.5 13.5 0 0 1 3.5 4.6 1.5 1.5 0 0 1 5 3Z',
  Meeting: 'M3.5 5.5h13v11h-13zM3.5 9h13M7 3.5v3M13 3.5v3',
  Note: 'M4.5 3.5h11v9l-4 4h-7zM15.5 12.5h-4v4M7.5 7.5h5M7.5 10.5h3',
};

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function typeIcon(type) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[type]);
  svg.append(path);
  return element('span', { class: 'kind' }, svg);
}

function note({ type, at, author, text, messageId }) {
  const mark = messageId
    ? element('span', { class: 'kind mail' }, element('email-status-icon', { 'message-id': messageId }))
    : typeIcon(type);
  const by = element(
    'p',
    { class: 'by' },
    `${author} · `,
    element('time', { datetime: at }, dates.format(new Date(at))),
  );
  const line = element('p', {}, element('b', {}, type), ' · ', element('bdi', {}, text));
  return element('li', { class: 'note', 'data-type': type }, mark, element('div', {}, line, by));
}

function showNotes(notes, type) {
  const shown = notes.filter((one) => !type || one.type === type);
  const list = document.querySelector('#note-list');
  list.replaceChildren();
  let month = '';
  for (const one of shown) {
    const own = days.format(new Date(one.at));
    if (own !== month) list.append(element('li', { class: 'month' }, own));
    month = own;
    list.append(note(one));
  }
  document.querySelector('#note-count').textContent = `${shown.length} of ${notes.length} notes`;
}

function showTypes(notes) {
  const group = document.querySelector('#note-types');
  for (const type of ['', 'Email', 'Call', 'Meeting', 'Note']) {
    const count = notes.filter((one) => !type || one.type === type).length;
    if (count === 0) continue;
    const chip = element(
      'button',
      { type: 'button', class: 'chip', 'aria-pressed': String(type === '') },
      type || 'All ',
    );
    chip.append(' ', element('span', {}, String(count)));
    chip.addEventListener('click', () => {
      for (const other of group.children) other.setAttribute('aria-pressed', String(other === chip));
      showNotes(notes, type);
    });
    group.append(chip);
  }
}

function showPerson({ name, email, title, facts, notes }) {
  document.title = `${name} · Alder Search`;
  document.querySelector('#person').textContent = name;
  document.querySelector('#person-title').textContent = title;
  const words = name.split(/\s+/).filter((word) => /^\p{Letter}/u.test(word));
  const initials = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  document.querySelector('#person-avatar').textContent = initials.join('');
  const address = document.querySelector('#person-email');
  address.textContent = email;
  address.href = `mailto:${email}`;
  for (const [term, value] of facts) {
    const shown = value.endsWith('Halden Robotics') ? element('a', { href: '/project.html' }, value) : value;
    document
      .querySelector('#person-facts')
      .append(element('div', {}, element('dt', {}, term), element('dd', {}, shown)));
  }
  showTypes(notes);
  showNotes(notes, '');
}

// The icon only says which mailing is wanted. This page has a panel of its own for it; another may go to its own page.
document.addEventListener('mailing-open', ({ mailingId, target }) => {
  const panel = document.querySelector('#mailing');
  if (panel.contains(target)) return;
  const own = target.closest('.note');
  document.querySelector('#mailing-subject').textContent = own?.querySelector('bdi').textContent ?? 'Mailing';
  panel.querySelector('mail-recipients').setAttribute('mailing-id', mailingId);
  panel.showModal();
});

try {
  const email = new URLSearchParams(location.search).get('email');
  const response = await fetch(`/crm/person.json${email ? `?email=${encodeURIComponent(email)}` : ''}`);
  const answer = await response.json();
  if (response.ok) showPerson(answer);
  else document.querySelector('#person').textContent = answer.detail;
} finally {
  document.querySelector('main').removeAttribute('aria-busy');
}
