import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = `${root}dist/mail-analytics.js`;

const NAMES = { elements: 'all elements', icon: '<email-status-icon>' };

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
  const command = [`${root}node_modules/size-limit/bin.js`, '--json'];
  const { stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  const sizes = JSON.parse(stdout);
  return Object.fromEntries(
    Object.entries(NAMES).map(([what, name]) => {
      const { size } = sizes.find((each) => each.name === name) ?? {};
      if (size === undefined) throw new Error(`size-limit: nothing said of ${name}`);
      return [what, size];
    }),
  );
}
