import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { EVENT_TYPES } from '../../src/model/mail-event.js';
import { formats } from '../../src/history/formats.js';
import { eventsOf, problemsOf, read } from './files.js';

const TEXT = readFileSync(new URL('../../docs/history.md', import.meta.url), 'utf8');

/** The example in this language. */
function exampleOf(language: string): string {
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(TEXT)?.[1] ?? assert.fail(language);
}

describe('the documentation of history', () => {
  it('has the same five events as CSV and as NDJSON', async () => {
    const [csv, json] = await Promise.all([read(exampleOf('csv')), read(exampleOf('json'))]);
    assert.deepEqual([...problemsOf(csv), ...problemsOf(json)], []);
    assert.equal(eventsOf(csv).length, 5);
    assert.deepEqual(eventsOf(csv), eventsOf(json));
  });

  it('names every type, and every column of every format, those that are needed in bold or as required', () => {
    for (const type of EVENT_TYPES) assert.ok(TEXT.includes(`\`${type}\``), type);
    for (const { name, columns, more } of formats) {
      for (const column of more) assert.ok(TEXT.includes(`\`${column}\``), column);
      for (const column of columns) {
        assert.ok(TEXT.includes(name === 'neutral' ? `| \`${column}\` | yes |` : `**\`${column}\`**`), column);
      }
    }
  });
});
