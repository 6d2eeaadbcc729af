import { parseArgs } from 'node:util';

import { providers } from '../../providers/all.js';
import { UsageError } from './command.js';
import { DATABASE_USAGE, databaseOf } from './database-option.js';

/** What `mail-analytics serve` is told. */
export interface ServeOptions {
  database: string;
  port: number;
  host: string;
  publicUrl?: string;
  /** What whoever asks has to know. Absent: everybody who can reach the server may ask. */
  token?: string;
  isInsecure: boolean;
  /** Days after which mailings are removed. */
  keepDays?: number;
  /** By the name of the provider. */
  secrets: Readonly<Record<string, string>>;
}

const PORT = 4175;
/** Names and addresses of this machine alone. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

export const SERVE_USAGE = `Usage: mail-analytics serve [options]

Serves the back end and a page with the elements.

Options:
${DATABASE_USAGE}
  --port N           where it listens: PORT, else ${String(PORT)}; 0 is any that is free
  --host HOST        on which address: 127.0.0.1, which is this machine alone;
                     any other needs MAIL_ANALYTICS_TOKEN; also MAIL_ANALYTICS_HOST
  --public-url URL   where it can be reached from outside, as https://mail.example/mail-analytics/api:
                     MAIL_ANALYTICS_PUBLIC_URL
  --keep-days N      remove mailings that are older, once a day; without it, nothing is removed
  --help             show this
  --version          show the version

Environment:
  MAIL_ANALYTICS_SECRET_SENDGRID (and so on, for each provider)
                     what its webhooks are checked with; webhooks of others are refused
  MAIL_ANALYTICS_TOKEN
                     what whoever asks has to send, as a bearer token or as a password
  MAIL_ANALYTICS_INSECURE_WEBHOOKS=1
                     take unsigned webhooks of all providers: to try out, as anybody can make events up
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws {UsageError} which names the option or the variable that is wrong. */
export function serveOptions(args: readonly string[], env: Environment): ServeOptions {
  const values = valuesOf(args);
  const host = values.host ?? (env['MAIL_ANALYTICS_HOST'] || '127.0.0.1');
  const token = env['MAIL_ANALYTICS_TOKEN'] || undefined;
  if (!LOOPBACK.test(host) && token === undefined) {
    throw new UsageError(`--host ${host} can be reached from elsewhere: set MAIL_ANALYTICS_TOKEN`);
  }
  const publicUrl = values['public-url'] ?? (env['MAIL_ANALYTICS_PUBLIC_URL'] || undefined);
  if (publicUrl !== undefined && !/^https?:\/\/[^\s?#]+$/.test(publicUrl)) {
    throw new UsageError(`--public-url: not an address of http or https ('${publicUrl}')`);
  }
  const keepDays = values['keep-days'];
  return {
    database: databaseOf(values.data, env),
    port: wholeOf('--port', values.port ?? (env['PORT'] || String(PORT)), 0, 65_535),
    host,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(token !== undefined && { token }),
    isInsecure: isSet(env['MAIL_ANALYTICS_INSECURE_WEBHOOKS']),
    ...(keepDays !== undefined && { keepDays: wholeOf('--keep-days', keepDays, 1, 36_500) }),
    secrets: secretsIn(env),
  };
}

function valuesOf(
  args: readonly string[],
): Partial<Record<'data' | 'port' | 'host' | 'public-url' | 'keep-days', string>> {
  const text = { type: 'string' } as const;
  const options = { data: text, port: text, host: text, 'public-url': text, 'keep-days': text } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function wholeOf(name: string, text: string, least: number, most: number): number {
  const isWhole = /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most;
  if (isWhole) return Number(text);
  throw new UsageError(`${name}: not a whole number from ${String(least)} to ${String(most)} ('${text}')`);
}

function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function secretsIn(env: Environment): Record<string, string> {
  const secrets = [...providers.keys()].flatMap((name) => {
    const secret = env[`MAIL_ANALYTICS_SECRET_${name.toUpperCase().replace(/-/g, '_')}`];
    return secret ? [[name, secret] as const] : [];
  });
  return Object.fromEntries(secrets);
}
