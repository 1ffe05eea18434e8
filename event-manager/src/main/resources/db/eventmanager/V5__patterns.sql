-- The events that patterns have seen, each once for each pattern, as long as they can be part of a match.
create table pattern_event (
  pattern      text        not null,
  source       text        not null,
  id           text        not null,
  key          text        not null,
  type         text        not null,
  order_id     uuid        not null,
  flow         text        not null,
  happened_at  timestamptz not null,
  -- After it, nothing that matters to it can come in time any more.
  counts_until timestamptz not null,
  -- A match has used it, or it needs no further look.
  settled      boolean     not null default false,
  primary key (pattern, source, id)
);

create index pattern_event_key on pattern_event (pattern, key);
create index pattern_event_counts_until on pattern_event (counts_until);

-- How far each partition was read: all that reached Kafka before was seen.
create table pattern_progress (
  topic      text        not null,
  partition  integer     not null,
  read_until timestamptz not null default '-infinity',
  primary key (topic, partition)
);

-- As the outbox: rows come and go.
alter table pattern_event set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);
