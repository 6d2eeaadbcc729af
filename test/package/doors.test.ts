import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { frameworkFiles } from '../../scripts/framework-types.mjs';

const root = new URL('../../', import.meta.url);
const { exports, sideEffects } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>;
  sideEffects: string[];
};

/** Made from the manifest, and opened where the package is packed and installed. */
const MADE = new Set(Object.keys(frameworkFiles({ modules: [] })));

/** The source of a built file: `dist/` mirrors `src/` file by file, but for the one bundle. */
function sourceOf(built: string): URL {
  if (/^\.\/dist\/mail-analytics(\.single)?\.js$/.test(built)) return new URL('src/script.ts', root);
  return new URL(built.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts'), root);
}

const doors = Object.entries(exports).flatMap(([specifier, target]) => {
  const built = typeof target === 'string' ? target : target.default;
  return built.endsWith('.js') && !MADE.has(built.replace('./dist/', '')) ? [{ specifier, built }] : [];
});

describe('the doors of the package', () => {
  for (const { specifier, built } of doors) {
    it(`${specifier} can be imported where there is no DOM`, async () => {
      assert.ok(existsSync(sourceOf(built)), `${built} has no source`);
      assert.equal('document' in globalThis, false);
      await import(sourceOf(built).href);
    });
  }

  it('lead to every specifier that the README names', () => {
    const readme = readFileSync(new URL('README.md', root), 'utf8');
    const named = [...readme.matchAll(/from '(mail-analytics[^']*)'|import '(mail-analytics[^']*)'/g)].map(
      ([, one, other]) => one ?? other ?? '',
    );
    assert.ok(named.length >= 5);
    for (const specifier of named) assert.ok(exports[specifier.replace(/^mail-analytics/, '.')], specifier);
  });

  it('have side effects only where an element is registered', () => {
    const registering = doors.filter(
      ({ built }) => /define\.js$|mail-analytics(\.single)?\.js$/.test(built) && !built.includes('.define.'),
    );
    for (const { built } of registering) assert.ok(sideEffects.includes(built), built);
    assert.ok(sideEffects.includes('./dist/**/*.define.js'));
  });
});
