import { UsageError } from './command.js';

const FOLDER = 'mail-analytics-data';

/** How a command is told where data are kept. */
export const DATABASE_USAGE = `  --data DIR         keep the data in this folder; without it, DATABASE_URL may name a PostgreSQL server
                     (postgres://…), or MAIL_ANALYTICS_DATA a folder; else it is ./${FOLDER}`;

/**
 * Where data are kept: what the command names, else what the environment does, else a folder where it is called.
 *
 * @throws {UsageError} if the option or the variable cannot be one.
 */
export function databaseOf(data: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  if (data === '') throw new UsageError('--data: expected a folder');
  if (data !== undefined) return data;
  const url = env['DATABASE_URL'];
  if (!url) return env['MAIL_ANALYTICS_DATA'] || FOLDER;
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  throw new UsageError('DATABASE_URL: expected postgres://…');
}

/** Where the data are, without the password. */
export function shownDatabase(database: string): string {
  if (!/^postgres(ql)?:\/\//.test(database)) return `the folder ${database}`;
  const { host, pathname } = new URL(database);
  return `PostgreSQL at ${host}${pathname}`;
}
