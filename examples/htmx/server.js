import { fileURLToPath } from 'node:url';

import express from 'express';

import { mail, page, places } from './templates.js';

const port = process.env.PORT ?? 3000;
const app = express();

app.use(express.static(fileURLToPath(new URL('public', import.meta.url))));
app.use('/node_modules', express.static(fileURLToPath(new URL('node_modules', import.meta.url))));

app.get('/', (_, response) => response.send(page()));
app.get('/places/:place', ({ params }, response) => response.send(places(params.place)));
app.get('/mail', (_, response) => response.send(mail()));
app.delete('/mail', (_, response) => response.send(''));

app.listen(port, () => console.log(`http://localhost:${port}`));
