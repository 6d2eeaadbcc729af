import { readdir, readFile } from 'node:fs/promises';

/** A file, ready to be sent. */
interface Served {
  type: string;
  text: string;
}

const SCRIPT = '/mail-analytics.js';

const CSS = `html { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { margin: 0; padding: 1.5rem clamp(1rem, 3vw, 3rem) }
h1 { font-size: 1.1rem; margin: 0 0 1rem }
`;

function html(api: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Mail analytics</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/page.css" />
    <script type="module" src="${SCRIPT}"></script>
  </head>
  <body>
    <h1>Mail analytics</h1>
    <mail-analytics src="${api}"></mail-analytics>
  </body>
</html>
`;
}

/** Nothing of other servers is loaded, and nothing is run that is not a file of ours. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/** Where the build stands, seen from its own folder and from the source's. */
const BUILDS = ['../../', '../../../dist/'];

/**
 * A small page with the elements, and their script.
 *
 * @param api - The path of the back end.
 * @returns what answers the request of a page; `undefined` where there is none.
 */
export async function servedPage(api: string): Promise<(path: string) => Response | undefined> {
  const files = new Map<string, Served>([
    ['/', { type: 'text/html', text: html(api) }],
    ['/page.css', { type: 'text/css', text: CSS }],
    ...(await scripts()),
  ]);
  // Only what is in this list is served: nothing is looked up by a path that a request names.
  return (path) => {
    const file = files.get(path);
    if (!file) return undefined;
    const headers = {
      'content-type': `${file.type}; charset=utf-8`,
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    };
    return new Response(file.text, { headers });
  };
}

/** The script of the elements, with what it loads on demand; one that says so where nothing is built. */
async function scripts(): Promise<[path: string, file: Served][]> {
  const type = 'text/javascript';
  for (const build of BUILDS) {
    const folder = new URL(build, import.meta.url);
    try {
      const main = await readFile(new URL('mail-analytics.js', folder), 'utf8');
      const names = await readdir(new URL('mail-analytics/', folder)).catch(() => []);
      const parts = names
        .filter((name) => name.endsWith('.js'))
        .map(async (name): Promise<[string, Served]> => {
          const text = await readFile(new URL(`mail-analytics/${name}`, folder), 'utf8');
          return [`/mail-analytics/${name}`, { type, text }];
        });
      return [[SCRIPT, { type, text: main }], ...(await Promise.all(parts))];
    } catch {
      // Not there; perhaps in the other place.
    }
  }
  const text = `document.body.append('The elements are not built: npm run build');\n`;
  return [[SCRIPT, { type, text }]];
}
