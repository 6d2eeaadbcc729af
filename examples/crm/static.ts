import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

const PAGES = new URL('pages/', import.meta.url);

/** What there is to serve: nothing is looked up by a path that a request names. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/index.html': ['index.html', 'text/html'],
  '/project.html': ['project.html', 'text/html'],
  '/person.html': ['person.html', 'text/html'],
  '/crm/crm.css': ['crm.css', 'text/css'],
  '/crm/pages.css': ['pages.css', 'text/css'],
  '/crm/crm.js': ['crm.js', 'text/javascript'],
  '/crm/person.js': ['person.js', 'text/javascript'],
  '/crm/new-event.js': ['new-event.js', 'text/javascript'],
  '/crm/new-event.css': ['new-event.css', 'text/css'],
  '/favicon.svg': ['favicon.svg', 'image/svg+xml'],
};

/** Added to each page: shows the newest source at once. */
const RELOAD = `<script>new EventSource('/live-reload').onmessage = () => location.reload();</script>`;

/** Sends a page or what belongs to it; `false` if there is no such. */
export async function sendStatic(response: ServerResponse, path: string): Promise<boolean> {
  const [file, type] = Object.hasOwn(FILES, path) ? (FILES[path] ?? []) : [];
  if (!file || !type) return false;
  const text = await readFile(new URL(file, PAGES), 'utf8');
  sendText(response, type, type === 'text/html' ? text.replace('</body>', `${RELOAD}\n</body>`) : text);
  return true;
}

/** Sends text that must be asked for anew each time. */
export function sendText(response: ServerResponse, type: string, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(text);
}
