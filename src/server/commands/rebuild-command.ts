import { parseArgs } from 'node:util';

import { UsageError, type Command } from './command.js';
import { DATABASE_USAGE, databaseOf } from './database-option.js';
import { openingStore } from '../opening-store.js';
import { counted, grouped } from './progress.js';
import type { Difference } from '../store/store.js';

const USAGE = `Usage: mail-analytics rebuild [options]

Computes every status and number anew from the events that are kept, and mends what differs. Nothing should.

Options:
${DATABASE_USAGE}
  --account NAME     only of this account
  --help             show this
  --version          show the version

Exit code: 0 if everything was right, 1 if something had to be mended, 2 if it was called wrongly.
`;

/** `mail-analytics rebuild`: what is derived, from what is kept. */
export const rebuildCommand: Command = {
  usage: USAGE,

  async run(args) {
    const { data, account } = valuesOf(args);
    const { store, close } = openingStore({ database: databaseOf(data, process.env) });
    try {
      const { mailings, messages, differences, differenceCount } = await (await store()).rebuild(account);
      const read = `${counted(mailings, 'mailing')}, ${counted(messages, 'message')}`;
      process.stdout.write(`${read}: ${grouped(differenceCount)} mended\n`);
      for (const difference of differences) process.stdout.write(`${lineOf(difference)}\n`);
      return differenceCount > 0 ? 1 : 0;
    } finally {
      await close();
    }
  },
};

function valuesOf(args: readonly string[]): { data?: string; account?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { data: text, account: text } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function lineOf({ account, mailingId, messageId, field, stored, recomputed }: Difference): string {
  return JSON.stringify({ account, mailingId, messageId, field, stored, recomputed });
}
