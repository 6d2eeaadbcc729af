#!/usr/bin/env node
import { readFileSync } from 'node:fs';

import { UsageError, type Command } from './commands/command.js';
import { importCommand } from './commands/import-command.js';
import { printable } from './commands/printable.js';
import { rebuildCommand } from './commands/rebuild-command.js';
import { serveCommand } from './commands/serve-command.js';

/** The command line: the exit code is 0 if all went well, 1 if not, 2 if it was called wrongly. */

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['import', importCommand],
  ['serve', serveCommand],
  ['rebuild', rebuildCommand],
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
  const command = COMMANDS.get(name ?? '');
  const known = command ? args.slice(0, endOfOptions(args)) : [name];
  if (known.includes('--help') || known.includes('-h')) {
    process.stdout.write(command?.usage ?? USAGE);
    return 0;
  }
  if (known.includes('--version')) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  try {
    if (!command) throw new UsageError(name === undefined ? 'a command is missing' : `no command is called '${name}'`);
    return await command.run(args);
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split('\n');
    process.stderr.write(`mail-analytics: ${lines.map(printable).join('\n')}\n`);
    if (!(error instanceof UsageError)) return 1;
    process.stderr.write(`\n${command?.usage ?? USAGE}`);
    return 2;
  }
}

/** What stands behind "--" is no option. */
function endOfOptions(args: readonly string[]): number {
  const end = args.indexOf('--');
  return end < 0 ? args.length : end;
}

function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/** Whoever reads our output may stop before its end, as `head` does: that is no error. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

process.stdout.on('error', endQuietly);
process.stderr.on('error', endQuietly);
process.exitCode = await main(process.argv.slice(2));
