-- As add_events, and claims what the caller sends at once: of a subscription that does not fail, the only delivery of its
-- key. Returns the version of the subscriptions in a first row without a delivery, then the claimed deliveries. Releases of
-- before still call add_events during an upgrade.
create function append_events(
  sources text[], ids text[], keys text[], times timestamptz[], attributes text[], payloads text[],
  wanted uuid[], places bigint[], claimable boolean[], known_version bigint, claimed_for interval
) returns table (version bigint, subscription_id uuid, place bigint, event bigint)
language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
declare
  actual bigint := (select version from subscription_version);
begin
  return query select actual, null::uuid, null::bigint, null::bigint;
  if actual <> known_version then
    return;
  end if;
  -- Before the first position is assigned, so that readers of the log see that this transaction is open.
  perform pg_current_xact_id();
  return query
    with arrived as (
      select * from unnest(sources, ids, keys, times, append_events.attributes, payloads)
        with ordinality as arrived (source, id, key, time, attributes, payload, place)
    ), fresh as (
      insert into published_event (source, id, key, time, attributes, payload)
      select source, id, key, time, arrived.attributes, payload from arrived order by place
      on conflict do nothing returning position, source, id, key
    ), told as (
      select distinct on (told.subscription_id, fresh.position)
        told.subscription_id, fresh.position as event, fresh.key, told.place, told.claimable
      from unnest(wanted, places, append_events.claimable) as told (subscription_id, place, claimable)
        join arrived using (place) join fresh using (source, id)
      order by told.subscription_id, fresh.position
    ), ranked as (
      select *, row_number() over (partition by subscription_id, key order by event) = 1 as first from told
    ), ahead as (
      select delivery.subscription_id, delivery.key, delivery.event from delivery
      where head and (delivery.subscription_id, delivery.key) in (select told.subscription_id, told.key from told)
      for key share of delivery skip locked
    ), decided as (
      select *,
        first and not exists (
          select from ahead where ahead.subscription_id = ranked.subscription_id
            and ahead.key = ranked.key and ahead.event < ranked.event) as head,
        -- Also a delivery that is being settled at this moment keeps a later one of its key from being sent: it may stay.
        first and claimable and not exists (
          select from delivery where delivery.subscription_id = ranked.subscription_id and delivery.key = ranked.key)
        and not exists (
          select from delivery_failures as known where known.subscription_id = ranked.subscription_id
            and (in_a_row > 0 or quiet_until > clock_timestamp())) as claimed
      from ranked
    ), added as (
      insert into delivery (subscription_id, event, key, head, due_at)
      select subscription_id, event, key, head, case when claimed then clock_timestamp() + claimed_for else now() end
      from decided
    )
    select actual, subscription_id, place, event from decided where claimed order by event;
end $$;
