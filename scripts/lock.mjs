/**
 * Checks the lock files, of the package and of its examples: every optional package that an entry names is there too (an
 * install from a mirror that lacks one leaves it out without a word, and the next clean install fails), and no download
 * address is kept.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = readdirSync(`${root}examples`).map((name) => `examples/${name}/package-lock.json`);
const problems = [];

for (const file of ['package-lock.json', ...examples].filter((path) => existsSync(root + path))) {
  const { packages } = JSON.parse(readFileSync(root + file, 'utf8'));
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()));
  for (const [path, { version = '', optionalDependencies = {}, resolved, link }] of Object.entries(packages)) {
    const missing = Object.keys(optionalDependencies).filter((name) => !names.has(name));
    if (missing.length > 0) problems.push(`${file}: ${path} ${version} lacks ${missing.join(', ')}`);
    if (resolved && !link && !resolved.startsWith('file:')) problems.push(`${file}: ${path} has a download address`);
  }
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
