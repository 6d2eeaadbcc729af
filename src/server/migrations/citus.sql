-- The tables on Citus (https://docs.citusdata.com), for an amount of data that one machine does not hold. Run once, after
-- the migrations, on the coordinator, in a database that has the extension: psql -f citus.sql
--
-- The account is the distribution key: it is part of every primary key, and every query of an account names it, so each
-- is answered by one shard on one machine. All tables are co-located: rows of one account stand side by side.
--
-- What follows changes (changes, change_floors) stays on the coordinator: its cursors are snapshots of transactions, and
-- those of two machines cannot be compared. LISTEN and NOTIFY work on the coordinator too, to which servers connect.
--
-- Not tried on Citus itself. What is tried, on plain PostgreSQL with the same tables partitioned by a hash of the
-- account, is that the plan of every query touches one partition: test/server/store/partitions.test.ts.

select create_distributed_table('mail_analytics.mailings', 'account');
select create_distributed_table('mail_analytics.recipients', 'account', colocate_with => 'mail_analytics.mailings');
select create_distributed_table('mail_analytics.states', 'account', colocate_with => 'mail_analytics.mailings');
select create_distributed_table('mail_analytics.provider_ids', 'account', colocate_with => 'mail_analytics.mailings');
select create_distributed_table('mail_analytics.events', 'account', colocate_with => 'mail_analytics.mailings');
select create_distributed_table('mail_analytics.unmatched', 'account', colocate_with => 'mail_analytics.mailings');
select create_distributed_table('mail_analytics.tallies', 'account', colocate_with => 'mail_analytics.mailings');
select create_distributed_table('mail_analytics.replay_tokens', 'account', colocate_with => 'mail_analytics.mailings');
select create_distributed_table('mail_analytics.exports', 'account', colocate_with => 'mail_analytics.mailings');
select citus_add_local_table_to_metadata('mail_analytics.changes');
select citus_add_local_table_to_metadata('mail_analytics.change_floors');
