import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { PAGES, ROOT, SAMPLES, SOURCES, textOf } from './docs/samples.js';

const { exports } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { exports: Record<string, unknown> };

describe('what the documentation names', () => {
  it('can be imported', () => {
    const named = SAMPLES.flatMap(({ where, text }) =>
      [...text.matchAll(/(?:from|import) '(mail-analytics(?:\/[^']*)?)'/g)].map(([, specifier = '']) => ({
        where,
        specifier,
      })),
    );
    assert.ok(named.length >= 20);
    for (const { where, specifier } of named) assert.ok(SOURCES.has(specifier), `${where}: ${specifier}`);
  });

  it('in running text is a door of the package, too', () => {
    for (const page of PAGES) {
      for (const [, specifier = ''] of textOf(page).matchAll(/`(mail-analytics\/[\w./-]+\.(?:js|yaml|json))`/g)) {
        assert.ok(specifier.replace('mail-analytics', '.') in exports, `${page}: ${specifier}`);
      }
    }
  });

  it('of the README is there', () => {
    const links = [...textOf('README.md').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)];
    assert.ok(links.length > 5);
    for (const [, path = ''] of links) assert.ok(existsSync(ROOT + path), path);
  });
});
