import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Licences under which a closed CRM may be sold with a package in it. */
const PERMISSIVE = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT']);

/** What runs by itself when a package is installed. */
const AT_INSTALL = ['preinstall', 'install', 'postinstall'];

interface Installed {
  license?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const manifestIn = (folder: string): Installed =>
  JSON.parse(readFileSync(`${ROOT}${folder}package.json`, 'utf8')) as Installed;

const own = manifestIn('');
const named = Object.keys({ ...own.dependencies, ...own.peerDependencies }).sort();

/** Where a package stands that another one needs: in its own folder, or in one above. */
function folderOf(name: string, from: string): string {
  const above = from.replace(/node_modules\/(?:@[^/]+\/)?[^/]+\/$/, '');
  const folder = `${from}node_modules/${name}/`;
  if (existsSync(`${ROOT}${folder}package.json`)) return folder;
  assert.notEqual(from, '', `${name} is not installed`);
  return folderOf(name, above);
}

/** Every package that comes with those named, by its folder. */
function comingWith(names: readonly string[]): Map<string, Installed> {
  const found = new Map<string, Installed>();
  const waiting = names.map((name) => folderOf(name, ''));
  for (const folder of waiting) {
    if (found.has(folder)) continue;
    const manifest = manifestIn(folder);
    found.set(folder, manifest);
    waiting.push(...Object.keys(manifest.dependencies ?? {}).map((name) => folderOf(name, folder)));
  }
  return found;
}

describe('what comes with the package', () => {
  const table = [
    ...readFileSync(`${ROOT}docs/supply-chain.md`, 'utf8').matchAll(/^\| `([^`]+)` \| (\S+) \| (.+) \|$/gm),
  ];

  it('is listed with its licence and what it is for', () => {
    assert.deepEqual(table.map(([, name]) => name).sort(), named);
    for (const [, name = '', licence] of table)
      assert.equal(licence, manifestIn(`node_modules/${name}/`).license, name);
  });

  it('has licences, down to the last of them, under which a closed product may be sold', () => {
    const all = comingWith(named);
    assert.ok(all.size > named.length);
    const others = [...all].filter(([, { license = '' }]) => !PERMISSIVE.has(license));
    assert.deepEqual(
      others.map(([folder, { license }]) => `${folder}: ${String(license)}`),
      [],
    );
  });

  it('is eight packages for a host without the back end', () => {
    assert.equal(comingWith(Object.keys(own.dependencies ?? {})).size, 8);
  });

  it('runs nothing when it is installed', () => {
    const all = [...comingWith(named), ['', own] as const];
    const scripts = all.filter(([, manifest]) => AT_INSTALL.some((name) => manifest.scripts?.[name]));
    assert.deepEqual(
      scripts.map(([folder]) => folder),
      [],
    );
  });
});
