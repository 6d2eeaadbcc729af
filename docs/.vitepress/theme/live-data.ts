/** What the examples of the site show: the elements, with the mail of a search firm that is made up. */
import { sendgridLog } from '../../../fixtures/sendgrid-log.js';
import { MemoryAdapter, setDefaultAdapter } from '../../../src/define.js';
import { sendgrid } from '../../../src/providers/sendgrid.js';

const NOW = '2026-11-24T09:00:00Z';
const DAY = 86_400_000;

/** Ever the same mail, moved by whole days to end today: "last 30 days" shows something on any day. */
const shift = Math.floor((Date.now() - Date.parse(NOW)) / DAY) * DAY;
const moved = (time: string): string => new Date(Date.parse(time) + shift).toISOString();

const log = sendgridLog({ seed: 7, now: NOW, mailings: 24, recipients: 1800 });
const encoder = new TextEncoder();
const events = log.bodies.flatMap(
  ({ body }) => sendgrid.parse({ url: '', headers: new Headers(), body: encoder.encode(body) }).events,
);

setDefaultAdapter(
  new MemoryAdapter({
    announcements: log.announcements.map((each) => ({ ...each, ...(each.sentAt && { sentAt: moved(each.sentAt) }) })),
    events: events.map((event) => ({ ...event, time: moved(event.time) })),
  }),
);
