-- Every message that was seen on any topic, once for each topic that it was on. A partition for each day.
create table journal (
  sent_on               date        not null,
  topic                 text        not null,
  -- Together its identity; of what has none: empty, and its place on the topic.
  source                text        not null,
  id                    text        not null,
  type                  text        not null,
  kind                  text        not null,
  order_id              text        not null,
  correlation_id        text        not null,
  causation_id          text,
  traceparent           text,
  sent_at               timestamptz not null,
  published_at          timestamptz not null,
  expires_at            timestamptz,
  kafka_partition       integer     not null,
  kafka_offset          bigint      not null,
  -- There when it was found among the dead letters.
  dead_letter_topic     text,
  dead_letter_reason    text,
  dead_letter_partition integer,
  dead_letter_offset    bigint,
  -- As it came, and never looked into; of a long one the beginning.
  payload_bytes         integer     not null,
  payload               bytea       not null,
  primary key (sent_on, topic, source, id)
) partition by range (sent_on);

create index journal_flow on journal (correlation_id);
create index journal_order on journal (order_id);

-- Has a partition for each day from the oldest to the newest, and drops those of older days. Replicas take turns.
create function journal_keep(oldest date, newest date) returns void language plpgsql as $$
declare
  day  date;
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('journal_keep'));
  for day in select generate_series(oldest, newest, interval '1 day')::date loop
    name := 'journal_' || to_char(day, 'YYYYMMDD');
    if to_regclass(name) is null then
      execute format('create table %I partition of journal for values from (%L) to (%L)', name, day, day + 1);
    end if;
  end loop;
  for name in
    select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'journal'::regclass and relname < 'journal_' || to_char(oldest, 'YYYYMMDD')
  loop
    execute format('drop table %I', name);
  end loop;
end $$;
