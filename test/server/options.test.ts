import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { UsageError } from '../../src/server/commands/command.js';
import { databaseOf, shownDatabase } from '../../src/server/commands/database-option.js';
import { serveOptions } from '../../src/server/commands/serve-options.js';

describe('where data are kept', () => {
  it('is what the command names, else the environment, else a folder where it is called', () => {
    const env = { DATABASE_URL: 'postgres://db.example/mail', MAIL_ANALYTICS_DATA: '/var/mail-data' };
    assert.equal(databaseOf('here', env), 'here');
    assert.equal(databaseOf(undefined, env), 'postgres://db.example/mail');
    assert.equal(
      databaseOf(undefined, { DATABASE_URL: 'postgresql://db.example/mail' }),
      'postgresql://db.example/mail',
    );
    assert.equal(databaseOf(undefined, { ...env, DATABASE_URL: '' }), '/var/mail-data');
    assert.equal(databaseOf(undefined, { MAIL_ANALYTICS_DATA: '' }), 'mail-analytics-data');
  });

  it('is refused by name where it cannot be a database', () => {
    assert.throws(() => databaseOf('', {}), new UsageError('--data: expected a folder'));
    const other = { DATABASE_URL: 'mysql://db.example/mail' };
    assert.throws(() => databaseOf(undefined, other), new UsageError('DATABASE_URL: expected postgres://…'));
  });

  it('is shown without a password', () => {
    assert.equal(shownDatabase('postgres://mail:secret@db.example:5433/mail'), 'PostgreSQL at db.example:5433/mail');
    assert.equal(shownDatabase('data'), 'the folder data');
  });
});

describe('what the command that serves is told', () => {
  it('is for this machine alone, and keeps everything, unless it says otherwise', () => {
    assert.deepEqual(serveOptions([], {}), {
      database: 'mail-analytics-data',
      port: 4175,
      host: '127.0.0.1',
      isInsecure: false,
      secrets: {},
    });
  });

  it('may come by options, which go before the environment', () => {
    const args = [
      '--data',
      'd',
      '--port',
      '0',
      '--host',
      '::1',
      '--public-url',
      'https://a.example/x',
      '--keep-days',
      '90',
    ];
    const env = {
      PORT: '99',
      MAIL_ANALYTICS_HOST: '0.0.0.0',
      MAIL_ANALYTICS_PUBLIC_URL: 'https://b.example',
      MAIL_ANALYTICS_TOKEN: 'token',
    };
    assert.deepEqual(serveOptions(args, env), {
      database: 'd',
      port: 0,
      host: '::1',
      publicUrl: 'https://a.example/x',
      token: 'token',
      isInsecure: false,
      keepDays: 90,
      secrets: {},
    });
    const byEnvironment = serveOptions([], env);
    const { port, host, publicUrl } = byEnvironment;
    assert.deepEqual([port, host, publicUrl], [99, '0.0.0.0', 'https://b.example']);
  });

  it('has the secrets of the providers by their names, and passes over those that are empty', () => {
    const env = {
      MAIL_ANALYTICS_SECRET_SENDGRID: 's',
      MAIL_ANALYTICS_SECRET_UNISENDER_GO: 'u',
      MAIL_ANALYTICS_SECRET_MAILGUN: '',
      MAIL_ANALYTICS_SECRET_NOBODY: 'n',
    };
    assert.deepEqual(serveOptions([], env).secrets, { sendgrid: 's', 'unisender-go': 'u' });
  });

  for (const [value, isInsecure] of [
    ['1', true],
    ['true', true],
    ['0', false],
    ['yes', false],
    ['', false],
  ] as const) {
    it(`takes unsigned webhooks where the variable is "${value}": ${String(isInsecure)}`, () => {
      assert.equal(serveOptions([], { MAIL_ANALYTICS_INSECURE_WEBHOOKS: value }).isInsecure, isInsecure);
    });
  }

  for (const [args, env, message] of [
    [['--port', '65536'], {}, "--port: not a whole number from 0 to 65535 ('65536')"],
    [['--port', 'http'], {}, "--port: not a whole number from 0 to 65535 ('http')"],
    [[], { PORT: '-1' }, "--port: not a whole number from 0 to 65535 ('-1')"],
    [['--keep-days', '0'], {}, "--keep-days: not a whole number from 1 to 36500 ('0')"],
    [['--public-url', 'mail.example'], {}, "--public-url: not an address of http or https ('mail.example')"],
    [
      ['--public-url', 'https://a.example/?x'],
      {},
      "--public-url: not an address of http or https ('https://a.example/?x')",
    ],
    [['--host', '0.0.0.0'], {}, '--host 0.0.0.0 can be reached from elsewhere: set MAIL_ANALYTICS_TOKEN'],
    [
      [],
      { MAIL_ANALYTICS_HOST: '127.0.0.1.example.com', MAIL_ANALYTICS_TOKEN: '' },
      '--host 127.0.0.1.example.com can be reached from elsewhere: set MAIL_ANALYTICS_TOKEN',
    ],
  ] as const) {
    it(`is refused by name: ${message}`, () => {
      assert.throws(() => serveOptions(args, env), new UsageError(message));
    });
  }

  for (const args of [['--colour', 'red'], ['--port'], ['somewhere']]) {
    it(`is refused where it knows no such option: ${args.join(' ')}`, () => {
      assert.throws(() => serveOptions(args, {}), UsageError);
    });
  }
});
