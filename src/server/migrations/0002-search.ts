import type { Migration } from './migration.js';

/**
 * Finds the rows that have some letters in them without reading every row: an index of all threes of letters
 * (https://www.postgresql.org/docs/current/pgtrgm.html). Without it the same is found, and takes longer; so a database
 * goes on without that does not have the extension, or does not let us have it, or lowers letters by ICU: that lowers a
 * sigma by what comes after it, and a part of a word would not be found in the whole.
 */
export const search: Migration = {
  number: 2,
  name: 'search',
  statements: () => [
    `do $$ begin
       create extension if not exists pg_trgm with schema mail_analytics;
     exception when insufficient_privilege or undefined_file or feature_not_supported then
       raise notice 'mail-analytics: no pg_trgm, so that a search reads every recipient of a mailing';
     end $$`,
    `do $$ declare place text; begin
       select nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace
       where extname = 'pg_trgm'
         and (select to_json(d) ->> 'datlocprovider' from pg_database d where datname = current_database())
           is distinct from 'i';
       if place is not null then
         execute format('create index on mail_analytics.recipients using gin (sought %I.gin_trgm_ops)', place);
       end if;
     end $$`,
  ],
};
