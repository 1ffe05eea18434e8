-- Messages on their way to Kafka. A row goes when Kafka has it.
create table outbox (
  position bigint generated always as identity primary key,
  topic    text   not null,
  key      text   not null,
  headers  text   not null,
  payload  text   not null,
  -- Why Kafka refuses it for good. What stands behind it, with the same topic and key, waits until this is null again.
  failure  text
);

create index outbox_parked on outbox (topic, key) where failure is not null;

-- The table is empty most of the time and full of dead rows all of the time.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);

-- The messages that were handled. What comes again is not handled again.
create table inbox (
  source     text        not null,
  id         text        not null,
  handled_at timestamptz not null default now(),
  primary key (source, id)
);

create index inbox_handled_at on inbox using brin (handled_at);
