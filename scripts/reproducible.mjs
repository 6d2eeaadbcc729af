/** Builds twice, and compares: `npm run reproducible`. The same source has to make the same bytes. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function built() {
  for (const script of ['build', 'manifest']) execFileSync('npm', ['run', script], { cwd: root, stdio: 'pipe' });
  const files = readdirSync(`${root}dist`, { recursive: true }).filter((file) =>
    statSync(`${root}dist/${file}`).isFile(),
  );
  const sums = files.sort().map((file) => {
    const sum = createHash('sha256').update(readFileSync(`${root}dist/${file}`));
    return [file, sum.digest('hex')];
  });
  return new Map(sums);
}

const [first, second] = [built(), built()];
const names = new Set([...first.keys(), ...second.keys()]);
const different = [...names].filter((name) => first.get(name) !== second.get(name));
for (const name of different) console.error(`differs: ${name}`);
console.log(`${String(names.size)} files, ${String(different.length)} of them different`);
process.exitCode = different.length > 0 || names.size === 0 ? 1 : 0;
