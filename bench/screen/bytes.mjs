import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = `${root}dist/mail-analytics.js`;

const LINES = { elements: /all elements: (\d+) of/, icon: /<email-status-icon>: (\d+) of/ };

/**
 * Bytes of what is built, as `npm run size` weighs it: what a page loads at once. Says so where it is not built, or was
 * before a change.
 *
 * @returns {{ elements?: number, icon?: number }}
 */
export function builtBytes() {
  if (!existsSync(BUILT)) {
    console.log('\ndist/ is not built, so its bytes are not counted: npm run build.');
    return {};
  }
  const built = statSync(BUILT).mtimeMs;
  const isOld = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).some(
    (file) => file.endsWith('.ts') && statSync(`${root}src/${file}`).mtimeMs > built,
  );
  if (isOld) console.log('\nsrc/ has changed since dist/ was built, so its bytes are of before: npm run build.');
  // It ends with 1 where a budget is exceeded, which is nothing to stop at here.
  const { stdout } = spawnSync(process.execPath, [`${root}scripts/size.mjs`], { cwd: root, encoding: 'utf8' });
  return Object.fromEntries(
    Object.entries(LINES).map(([what, line]) => {
      const [, bytes] = line.exec(stdout) ?? [];
      if (bytes === undefined) throw new Error(`scripts/size.mjs: nothing said of ${what}`);
      return [what, Number(bytes)];
    }),
  );
}
