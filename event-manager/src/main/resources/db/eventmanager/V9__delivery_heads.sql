-- What is due is found at once, however many deliveries wait behind it: of each key the first pending delivery is its head.
-- Rows of before are all heads. Two transactions that add to one key at the same moment may make two; a claim takes the first.
alter table delivery add column head boolean not null default true;
create index delivery_due on delivery (subscription_id, due_at) where head;
create index delivery_key on delivery (subscription_id, key, event);

-- The next delivery of a key becomes its head. A trigger, because releases of before delete as well during an upgrade.
create function promote_heads() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  update delivery set head = true
  from (
    select distinct on (delivery.subscription_id, delivery.key) delivery.subscription_id, delivery.event
    from (select distinct subscription_id, key from settled) as freed join delivery using (subscription_id, key)
    order by delivery.subscription_id, delivery.key, delivery.event
  ) as next
  where delivery.subscription_id = next.subscription_id and delivery.event = next.event and not delivery.head;
  return null;
end $$;

create trigger promote_heads after delete on delivery referencing old table as settled
for each statement execute function promote_heads();

-- To delete a subscription deletes one row. Its deliveries are purged in batches.
alter table delivery drop constraint delivery_subscription_id_fkey;
alter table settled_delivery drop constraint settled_delivery_subscription_id_fkey;
alter table delivery_failures drop constraint delivery_failures_subscription_id_fkey;

create table deleted_subscription (
  id         uuid        primary key,
  deleted_at timestamptz not null default now()
);

create function subscription_deleted() returns trigger language plpgsql as $$
begin
  insert into deleted_subscription (id) values (old.id) on conflict do nothing;
  return null;
end $$;

create trigger subscription_deleted after delete on subscription
for each row execute function subscription_deleted();

-- Deletes at most this many rows of deleted subscriptions; returns how many. A fan-out that began before the deletion may
-- still add some, so a subscription is remembered for a day. Replicas take turns.
create function forget_subscriptions(most integer) returns integer language plpgsql set enable_seqscan = off as $$
declare
  deleted   uuid;
  forgotten integer := 0;
  batch     integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('purge of subscriptions', 0)) then
    return 0;
  end if;
  perform set_config('synchronous_commit', 'off', true);
  for deleted in select id from deleted_subscription order by deleted_at loop
    delete from delivery where subscription_id = deleted and event = any(array(
      select event from delivery where subscription_id = deleted order by event limit most - forgotten));
    get diagnostics batch = row_count;
    forgotten := forgotten + batch;
    delete from settled_delivery where subscription_id = deleted and event = any(array(
      select event from settled_delivery where subscription_id = deleted order by event limit most - forgotten));
    get diagnostics batch = row_count;
    forgotten := forgotten + batch;
    exit when forgotten >= most;
    delete from delivery_failures where subscription_id = deleted;
    delete from deleted_subscription where id = deleted and deleted_at < now() - interval '1 day';
  end loop;
  return forgotten;
end $$;

-- As before, and sets the heads. A head that is found stays until the commit: whoever settles it waits, and then promotes
-- the deliveries added here. One that is being settled at this moment counts as gone.
create or replace function add_events(
  sources text[], ids text[], keys text[], times timestamptz[], attributes text[], payloads text[],
  wanted uuid[], places bigint[], known_version bigint
) returns bigint language plpgsql set enable_seqscan = off as $$
declare
  actual bigint := (select version from subscription_version);
begin
  if actual = known_version then
    -- Before the first position is assigned, so that readers of the log see that this transaction is open.
    perform pg_current_xact_id();
    with arrived as (
      select * from unnest(sources, ids, keys, times, add_events.attributes, payloads)
        with ordinality as arrived (source, id, key, time, attributes, payload, place)
    ), fresh as (
      insert into published_event (source, id, key, time, attributes, payload)
      select source, id, key, time, arrived.attributes, payload from arrived order by place
      on conflict do nothing returning position, source, id, key
    ), told as (
      select distinct told.subscription_id, fresh.position as event, fresh.key
      from unnest(wanted, places) as told (subscription_id, place)
        join arrived using (place) join fresh using (source, id)
    ), ahead as (
      select delivery.subscription_id, delivery.key, delivery.event from delivery
      where head and (delivery.subscription_id, delivery.key) in (select told.subscription_id, told.key from told)
      for key share of delivery skip locked
    )
    insert into delivery (subscription_id, event, key, head)
    select subscription_id, event, key,
      row_number() over (partition by subscription_id, key order by event) = 1 and not exists (
        select from ahead where ahead.subscription_id = told.subscription_id and ahead.key = told.key and ahead.event < told.event)
    from told;
  end if;
  return actual;
end $$;

-- Claims due heads for some time, by the clock of the database alone. Claims nothing where there are newer subscriptions
-- than the caller knows, or while the subscription pauses. A subscription that fails is probed with one delivery by one
-- replica: the probe moves the end of the pause, which keeps the others away.
create function claim_deliveries(wanted uuid, known_version bigint, at_once integer, claimed_for interval)
returns table (
  "position" bigint, key text, "time" timestamptz, attributes text, payload text, attempts integer, failures integer
) language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
declare
  as_of    timestamptz := clock_timestamp();
  in_a_row integer := 0;
  probes   boolean := false;
begin
  if (select version from subscription_version) <> known_version then
    return;
  end if;
  -- What a crash of the database forgets of it is done again, so the commit does not wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  select known.in_a_row, known.in_a_row > 1 into in_a_row, probes from delivery_failures as known
  where subscription_id = wanted;
  if probes then
    update delivery_failures set quiet_until = as_of + claimed_for where subscription_id = wanted and quiet_until <= as_of;
    if not found then
      return;
    end if;
  elsif exists (select from delivery_failures where subscription_id = wanted and quiet_until > as_of) then
    return;
  end if;
  return query
    with taken as (
      select event from delivery as head_of_key
      where subscription_id = wanted and head and due_at <= as_of and not exists (
        select from delivery as earlier
        where earlier.subscription_id = wanted and earlier.key = head_of_key.key and earlier.event < head_of_key.event)
      order by due_at, event
      limit case when probes then 1 else at_once end
      for no key update of head_of_key skip locked
    )
    update delivery set due_at = as_of + claimed_for from taken join published_event on position = taken.event
    where delivery.subscription_id = wanted and delivery.event = taken.event
    returning position, delivery.key, time, published_event.attributes, published_event.payload, delivery.attempts,
      coalesce(in_a_row, 0);
  if probes and not found then
    update delivery_failures set quiet_until = as_of where subscription_id = wanted;
  end if;
end $$;
