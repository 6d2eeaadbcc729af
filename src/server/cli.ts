#!/usr/bin/env node
import { readFileSync } from 'node:fs';

import { UsageError, type Command } from './commands/command.js';
import { missingPackage, type OptionalPackages } from './commands/missing-package.js';
import { printable } from './commands/printable.js';

/** The command line: the exit code is 0 if all went well, 1 if not, 2 if it was called wrongly. */

/** Loaded when called, since the packages that one needs may not be there, and the others go without. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['import', async () => (await import('./commands/import-command.js')).importCommand],
  ['serve', async () => (await import('./commands/serve-command.js')).serveCommand],
  ['rebuild', async () => (await import('./commands/rebuild-command.js')).rebuildCommand],
]);

const USAGE = `Usage: mail-analytics <command>

Commands:
  serve      serve the back end and a page with the elements
  import     read exported e-mail events, CSV or NDJSON
  rebuild    compute all statuses and numbers anew from the events that are kept

Options:
  --help     show this, or the help of a command
  --version  show the version
`;

async function main([name, ...args]: readonly string[]): Promise<number> {
  const load = COMMANDS.get(name ?? '');
  const known = load ? args.slice(0, endOfOptions(args)) : [name];
  let usage = USAGE;
  try {
    if (known.includes('--version')) {
      process.stdout.write(`${manifest().version}\n`);
      return 0;
    }
    const command = await load?.();
    usage = command?.usage ?? USAGE;
    if (known.includes('--help') || known.includes('-h')) {
      process.stdout.write(usage);
      return 0;
    }
    if (!command) throw new UsageError(name === undefined ? 'a command is missing' : `no command is called '${name}'`);
    return await command.run(args);
  } catch (error) {
    const message = missingPackage(error, manifest()) ?? (error instanceof Error ? error.message : String(error));
    process.stderr.write(`mail-analytics: ${message.split('\n').map(printable).join('\n')}\n`);
    if (!(error instanceof UsageError)) return 1;
    process.stderr.write(`\n${usage}`);
    return 2;
  }
}

/** What stands behind "--" is no option. */
function endOfOptions(args: readonly string[]): number {
  const end = args.indexOf('--');
  return end < 0 ? args.length : end;
}

function manifest(): OptionalPackages & { version: string } {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(file) as OptionalPackages & { version: string };
}

/** Whoever reads our output may stop before its end, as `head` does: that is no error. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

process.stdout.on('error', endQuietly);
process.stderr.on('error', endQuietly);
process.exitCode = await main(process.argv.slice(2));
