-- Every event that can be subscribed to, for as long as it may be asked for again. Its position is its id on the stream.
create table published_event (
  position    bigint      generated always as identity primary key,
  -- Who reads in order of position sees one that came late only if it waits until older transactions have ended.
  transaction xid8        not null default pg_current_xact_id(),
  source      text        not null,
  id          text        not null,
  key         text        not null,
  time        timestamptz not null,
  attributes  text        not null,
  payload     text        not null,
  kept_at     timestamptz not null default now(),
  unique (source, id)
);

create index published_event_time on published_event (time);
create index published_event_kept_at on published_event using brin (kept_at);

-- What is still to be delivered, and nothing else: what was settled leaves, so that the first ones are found at once.
create table delivery (
  subscription_id uuid        not null references subscription on delete cascade,
  event           bigint      not null,
  key             text        not null,
  attempts        integer     not null default 0,
  -- When to try (again). Whoever has it in hand moves this ahead, so that nobody else tries meanwhile.
  due_at          timestamptz not null default now(),
  -- The attempts, oldest first, as they are shown.
  log             text[]      not null default '{}',
  primary key (subscription_id, event)
);

-- What was delivered or given up, to look at.
create table settled_delivery (
  subscription_id uuid        not null references subscription on delete cascade,
  event           bigint      not null,
  state           text        not null,
  log             text[]      not null,
  primary key (subscription_id, event)
);

-- How often in a row nothing came through, and until when the subscriber is left alone for that.
create table delivery_failures (
  subscription_id uuid        primary key references subscription on delete cascade,
  in_a_row        integer     not null,
  quiet_until     timestamptz not null
);

-- As the outbox: rows come and go.
alter table delivery set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);
