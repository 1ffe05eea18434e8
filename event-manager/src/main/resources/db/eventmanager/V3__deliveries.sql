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

-- Two functions, because their plans are kept: to make one takes longer than to follow it.

-- Keeps events, and for each that was not there before its deliveries: wanted[i] is to be told of the event at place[i] of
-- the arrays before. Keeps nothing where there are newer subscriptions than the caller knows. Returns the version of those.
create function add_events(
  sources text[], ids text[], keys text[], times timestamptz[], attributes text[], payloads text[],
  wanted uuid[], places bigint[], known_version bigint
) returns bigint language plpgsql set enable_seqscan = off as $$
declare
  actual bigint := (select version from subscription_version);
begin
  if actual = known_version then
    with arrived as (
      select * from unnest(sources, ids, keys, times, add_events.attributes, payloads)
        with ordinality as arrived (source, id, key, time, attributes, payload, place)
    ), fresh as (
      insert into published_event (source, id, key, time, attributes, payload)
      select source, id, key, time, arrived.attributes, payload from arrived order by place
      on conflict do nothing returning position, source, id, key
    )
    insert into delivery (subscription_id, event, key)
    select told.subscription_id, fresh.position, fresh.key
    from unnest(wanted, places) as told (subscription_id, place)
      join arrived using (place) join fresh using (source, id);
  end if;
  return actual;
end $$;

-- Takes deliveries in hand until a time: of each key the first, as far as the first 500 that are left tell. Nothing where
-- there are newer subscriptions than the caller knows, or where the subscriber is left alone; one at a time while nothing
-- comes through.
create function claim_deliveries(
  wanted uuid, known_version bigint, at_once integer, as_of timestamptz, until_then timestamptz
) returns table (
  "position" bigint, key text, "time" timestamptz, attributes text, payload text, attempts integer, failures integer
) language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
begin
  -- What a crash of the database forgets of it is done again, so the commit does not wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  return query
    with waiting as (
      select event, key from delivery where subscription_id = wanted order by event limit 500
    ), first as (
      select min(event) as event from waiting group by key
    ), lane as (
      select in_a_row, quiet_until from delivery_failures where subscription_id = wanted
    ), taken as (
      select event from delivery join first using (event)
      where subscription_id = wanted and due_at <= as_of
        and (select version from subscription_version) = known_version
        and not exists (select from lane where quiet_until > as_of)
      order by event
      limit case when exists (select from lane where in_a_row > 0) then 1 else at_once end
      for update of delivery skip locked
    )
    update delivery set due_at = until_then from taken join published_event on position = taken.event
    where delivery.subscription_id = wanted and delivery.event = taken.event
    returning position, delivery.key, time, published_event.attributes, published_event.payload, delivery.attempts,
      coalesce((select in_a_row from lane), 0);
end $$;
