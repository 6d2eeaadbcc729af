import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import pg from 'pg';

import { openStore } from '../../../src/server/store/open-store.js';
import { startPostgres, type TestPostgres } from './postgres.js';
import { BY_NAME, mailing } from './store-case.js';

describe('the index of what is searched', () => {
  let server: TestPostgres;
  let owner: pg.Client;
  before(async () => {
    server = await startPostgres();
    owner = new pg.Client({ connectionString: await server.database() });
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await server.end();
  });

  /** The access methods of the indexes on the table of recipients, once a search has found what it should. */
  async function indexesAfterSearch(url: string): Promise<string[]> {
    const store = await openStore(url);
    await store.migrate();
    await store.announce('a', mailing('n', 3));
    const { items = [] } = (await store.listRecipients({ account: 'a' }, 'n', BY_NAME)) ?? {};
    const [, second] = items;
    const found = await store.listRecipients({ account: 'a' }, 'n', {
      ...BY_NAME,
      search: second?.email.slice(1) ?? '',
    });
    assert.deepEqual(
      found?.items.map(({ messageId }) => messageId),
      [second?.messageId],
    );
    await store.close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ amname: string }>(
      `select distinct a.amname from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
       where i.indrelid = 'mail_analytics.recipients'::regclass order by 1`,
    );
    await client.end();
    return rows.map(({ amname }) => amname);
  }

  it('is made where the database has what it takes', async () => {
    assert.deepEqual(await indexesAfterSearch(await server.database()), ['btree', 'gin']);
  });

  it('is done without where the database does not let us have it', async () => {
    const url = await server.database();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create function refuse() returns event_trigger language plpgsql as
      $$ begin raise insufficient_privilege using message = 'no extensions here'; end $$`);
    await client.query(
      "create event trigger guard on ddl_command_start when tag in ('CREATE EXTENSION') execute function refuse()",
    );
    await client.end();
    assert.deepEqual(await indexesAfterSearch(url), ['btree']);
  });

  it('is not made where the database lowers letters by what stands beside them', async () => {
    await owner.query("create database icu template template0 locale_provider icu icu_locale 'und'");
    const url = new URL(await server.database());
    url.pathname = '/icu';
    assert.deepEqual(await indexesAfterSearch(String(url)), ['btree']);
  });
});
