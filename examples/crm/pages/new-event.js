/*
 * The demo plays the mail provider: it makes one event, which its server signs and posts to the webhook, as SendGrid
 * would. No part of a CRM.
 */
const API = '/mail-analytics/api';

/** What a person picks, and the event that SendGrid would post for it. */
const KINDS = [
  ['Opened', { event: 'open', useragent: navigator.userAgent, ip: '192.0.2.7', sg_machine_open: false }],
  ['Opened by software', { event: 'open', useragent: 'Mozilla/5.0', ip: '192.0.2.8', sg_machine_open: true }],
  [
    'Clicked',
    {
      event: 'click',
      url: 'https://aldersearch.example/roles/brief.pdf',
      url_offset: { index: 0, type: 'html' },
      ip: '192.0.2.7',
    },
  ],
  ['Delivered', { event: 'delivered', response: '250 2.0.0 OK', tls: 1 }],
  [
    'Deferred',
    { event: 'deferred', response: '450 4.7.1 Greylisting in action, please come back later', attempt: '1' },
  ],
  [
    'Bounced',
    { event: 'bounce', type: 'bounce', status: '5.1.1', reason: '550 5.1.1 The email account does not exist.' },
  ],
  [
    'Blocked',
    { event: 'bounce', type: 'blocked', status: '5.7.1', reason: '550 5.7.1 Message rejected due to content' },
  ],
  ['Dropped', { event: 'dropped', reason: 'Bounced Address', status: '5.0.0' }],
  ['Spam report', { event: 'spamreport' }],
  ['Unsubscribed', { event: 'unsubscribe' }],
  ['Subscribed again', { event: 'group_resubscribe', asm_group_id: 104 }],
];

const isPerson = document.body.dataset.page === 'person';

const panel = document.createElement('section');
panel.className = 'new-event';
panel.setAttribute('aria-label', 'New event (demo control)');
panel.innerHTML = `
  <button type="button" class="toggle" aria-expanded="false" aria-controls="new-event-form">
    <span class="tag">Demo</span> New event
  </button>
  <form id="new-event-form" hidden>
    <p>Plays the mail provider: posts one SendGrid webhook for a mail.</p>
    <label>Event <select name="kind"></select></label>
    <label>${isPerson ? 'Mail' : 'Mailing'} <select name="target"></select></label>
    ${isPerson ? '' : '<p class="hint">To one recipient of it, chosen at random.</p>'}
    <div class="row">
      <button type="submit" class="primary">Post event</button>
      <label class="delay"><input type="checkbox" name="delay" /> in 5 seconds</label>
    </div>
    <p class="posted" aria-live="polite"></p>
  </form>`;
// Before what is there, which stays where it is.
document.querySelector('.account').before(panel);

const form = panel.querySelector('form');
const toggle = panel.querySelector('.toggle');
const { kind, target } = form.elements;
const posted = form.querySelector('.posted');
for (const [name] of KINDS) kind.add(new Option(name));

async function getJson(path) {
  const response = await fetch(path);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

/** The ids of mails on the person's page, of mailings on the others. */
async function fillTargets() {
  const chosen = target.value;
  target.replaceChildren();
  if (isPerson) {
    const { notes } = await getJson(`/crm/person.json${location.search}`);
    for (const { text, messageId } of notes) if (messageId) target.add(new Option(text, messageId));
  } else {
    const scope = document.querySelector('mail-analytics')?.getAttribute('scope');
    const parameters = new URLSearchParams({ sort: '-date', limit: '100', ...(scope && { scope }) });
    for (const status of ['sent', 'sending']) parameters.append('status', status);
    const { items } = await getJson(`${API}/mailings?${parameters}`);
    for (const { id, subject, totals } of items) target.add(new Option(`${subject} (${totals.sent})`, id));
  }
  if ([...target.options].some(({ value }) => value === chosen)) target.value = chosen;
}

/** The message that the event is to be of. */
async function pickMessage() {
  if (isPerson) return (await getJson(`${API}/messages?id=${encodeURIComponent(target.value)}`))[0];
  const path = `${API}/mailings/${encodeURIComponent(target.value)}/recipients`;
  const { total } = await getJson(`${path}?limit=0`);
  const { items } = await getJson(`${path}?limit=1&offset=${Math.floor(Math.random() * total)}`);
  return { ...items[0], mailing: { id: target.value, subject: target.selectedOptions[0].text } };
}

async function post() {
  const message = await pickMessage();
  const [name, native] = KINDS[kind.selectedIndex];
  const event = {
    email: message.email,
    timestamp: Math.floor(Date.now() / 1000),
    ...native,
    category: 'search',
    sg_event_id: crypto.randomUUID(),
    mailing_id: message.mailing.id,
    message_id: message.messageId,
  };
  const response = await fetch('/crm/sendgrid', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([event]),
  });
  if (!response.ok) throw new Error((await response.json()).detail);
  return `Posted “${event.event}” (${name}) for ${message.name || message.email}: ${message.mailing.subject}`;
}

toggle.addEventListener('click', async () => {
  form.hidden = !form.hidden;
  toggle.setAttribute('aria-expanded', String(!form.hidden));
  if (form.hidden) return;
  kind.focus();
  try {
    await fillTargets();
  } catch (error) {
    posted.textContent = `The mails could not be had: ${error.message}`;
  }
});

panel.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || form.hidden) return;
  event.stopPropagation();
  toggle.click();
  toggle.focus();
});

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    if (form.elements.delay.checked) {
      // Time to open the drawer, under which this form cannot be reached.
      posted.textContent = 'Will be posted in 5 seconds.';
      await pause(5000);
    }
    posted.textContent = await post();
  } catch (error) {
    posted.textContent = `Not posted: ${error.message}`;
  }
});

// Whose drawer is open is what one wants to see move.
document.addEventListener('mailing-open', async ({ mailingId }) => {
  if (isPerson) return;
  await fillTargets();
  target.value = mailingId;
});
