import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };
const port = process.env.PORT ?? 8080;

createServer(async ({ url }, response) => {
  // A parsed address has no ".." left, so nothing above this folder is served.
  const { pathname } = new URL(url === '/' ? '/index.html' : url, 'http://localhost');
  try {
    const content = await readFile(new URL(`.${pathname}`, import.meta.url));
    response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}).listen(port, () => console.log(`http://localhost:${port}`));
