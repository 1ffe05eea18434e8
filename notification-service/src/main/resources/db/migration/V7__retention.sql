-- What is purged is found by its age. (A brin index would not do for long: it forgets nothing, so once new rows have taken
-- the room of those that were purged, every page may hold an old one.)
create index courier_log_by_age on courier_log (brought_at);

alter table acknowledgement add column wanted_at timestamptz not null default now();
create index acknowledgement_by_age on acknowledgement (wanted_at);

-- Positions tell the age of events.
drop index published_event_kept_at;

-- Forgets the oldest events that were kept before a time, and all their deliveries; tells how many events. Positions grow
-- with time, so what is not newer than the last that is forgotten goes with it. One subscriber after the other, for then it
-- is found by the primary key and nothing else is read. Replicas take turns: they would wait for each other's deliveries.
create function forget_events(before timestamptz, most integer) returns integer language plpgsql set enable_seqscan = off as $$
declare
  forgotten     integer;
  last_position bigint;
  subscriber    uuid;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('purge of deliveries', 0)) then
    return 0;
  end if;
  -- What a crash of the database forgets of it is done again, so the commit does not wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  with forgotten_event as (
    delete from published_event where position = any(array(
      select oldest.position from (
        select position, kept_at from published_event order by position limit most
      ) as oldest where kept_at < before))
    returning published_event.position
  )
  select count(*), max(forgotten_event.position) into forgotten, last_position from forgotten_event;
  if forgotten > 0 then
    for subscriber in select id from subscription loop
      delete from delivery where subscription_id = subscriber and event <= last_position;
      delete from settled_delivery where subscription_id = subscriber and event <= last_position;
    end loop;
  end if;
  return forgotten;
end $$;
