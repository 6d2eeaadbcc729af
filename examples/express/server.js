import { fileURLToPath } from 'node:url';

import express from 'express';
import { nodeListener } from 'mail-analytics/server/node.js';

import { mail } from './mail.js';
import { page } from './page.js';

/** What your own data tell of the mails to a person. */
const notes = [
  {
    person: 'Ada Park',
    status: 'clicked',
    statusAt: '2026-11-20T10:12:00Z',
    subject: 'Autumn offers',
    sender: 'Grace Miller <grace@example.com>',
  },
];

const elements = new URL('.', import.meta.resolve('mail-analytics/dist/mail-analytics.js'));
const port = process.env.PORT ?? 3000;
const app = express();

app.use('/mail-analytics/api', nodeListener(mail));
app.use('/elements', express.static(fileURLToPath(elements)));
app.use(express.static(fileURLToPath(new URL('public', import.meta.url))));
app.get('/', (_, response) => response.send(page(notes)));

app.listen(port, () => console.log(`http://localhost:${port}`));

process.on('SIGTERM', async () => {
  await mail.close();
  process.exit();
});
