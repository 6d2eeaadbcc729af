import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Folders that this process has open. */
const open = new Set<string>();

/**
 * Claims a folder for this process. The claim of a process that was killed counts no more: nobody has to clean up.
 *
 * @returns what gives it back.
 * @throws if the folder is claimed, by another process that lives or by this one.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = resolve(folder);
  const file = join(path, 'mail-analytics.lock');
  if (open.has(path)) throw new Error(`${path} is open already, in this process.`);
  open.add(path);
  try {
    await mkdir(path, { recursive: true });
    const claim = await claimOf(process.pid);
    for (;;) {
      try {
        await writeFile(file, claim, { flag: 'wx' });
        break;
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error;
      }
      const other = await readFile(file, 'utf8').catch(() => '');
      if (other !== claim && (await isAlive(other))) {
        throw new Error(`${path} is in use by the process ${other.split(' ')[0] ?? ''}.`);
      }
      await rm(file, { force: true });
    }
  } catch (error) {
    open.delete(path);
    throw error;
  }
  return async () => {
    open.delete(path);
    await rm(file, { force: true });
  };
}

/**
 * The number of a process and, where it can be told, when it was started: numbers are used again, and in a container
 * it is the same each time.
 */
async function claimOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  // The name of the program stands in brackets and may hold spaces; the start is the 20th field after it.
  const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${String(pid)} ${startedAt}`;
}

async function isAlive(claim: string): Promise<boolean> {
  const pid = Number(claim.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  return (await claimOf(pid)) === claim;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
