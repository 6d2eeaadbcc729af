/**
 * Checks package-lock.json: every optional package that an entry names is there too (an install from a mirror that
 * lacks one leaves it out without a word, and the next clean install fails), and no download address is kept.
 */
import { readFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').pop()));
const problems = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name));
  if (missing.length > 0) problems.push(`${path} ${entry.version ?? ''} lacks ${missing.join(', ')}`);
  if (entry.resolved && !entry.link) problems.push(`${path} has a download address`);
}
for (const problem of problems) console.error(`package-lock.json: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
