import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { ROOT, textOf } from './docs/samples.js';

const PAGE = 'docs/threat-model.md';

/** The rows of the table of promises: the promise, and what holds it. */
function promises(): string[][] {
  const [, table = ''] = /## What is promised\n([^]*?)\n## /.exec(textOf(PAGE)) ?? [];
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const named = (): string[] =>
  promises().flatMap(([, files = '']) => [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file));

describe('the threat model', () => {
  it('has a test for every promise, and every test is there', () => {
    assert.ok(promises().length > 15);
    for (const [promise = '', files = ''] of promises()) {
      assert.ok(promise !== '' && files.includes('`'), promise);
    }
    for (const file of named()) assert.ok(existsSync(ROOT + file), file);
  });

  it('names every room of attacks, so that none is written for nothing', () => {
    for (const room of ['test/attacks', 'test/screen']) {
      const files = readdirSync(ROOT + room).filter(
        (name) => /(\.test|-cases)\.ts$/.test(name) && name !== 'attack-cases.ts',
      );
      for (const file of files) assert.ok(named().includes(`${room}/${file}`), `${room}/${file}`);
    }
  });

  it('has a head over every column of its tables', () => {
    const lines = textOf(PAGE).split('\n');
    const heads = lines.filter((_, index) => lines[index + 1]?.startsWith('|---'));
    assert.equal(heads.length, 3);
    for (const head of heads)
      assert.ok(
        head
          .split('|')
          .slice(1, -1)
          .every((cell) => cell.trim() !== ''),
        head,
      );
  });

  it('is found from the policy and from the documentation', () => {
    const policy = readFileSync(`${ROOT}SECURITY.md`, 'utf8');
    for (const [, path = ''] of policy.matchAll(/\]\(([^)#:\s]+)\)/g)) assert.ok(existsSync(ROOT + path), path);
    assert.match(policy, /docs\/threat-model\.md/);
    assert.match(readFileSync(`${ROOT}docs/.vitepress/config.ts`, 'utf8'), /'\/threat-model'/);
  });
});
