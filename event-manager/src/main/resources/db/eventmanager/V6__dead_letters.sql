-- What no service could handle, each record as it came, until somebody has settled it and some time is over.
create table dead_letter (
  id               bigint      generated always as identity primary key,
  -- Where it lies. A topic that was made anew begins to count anew: hence the time.
  kafka_topic      text        not null,
  kafka_partition  integer     not null,
  kafka_offset     bigint      not null,
  arrived_at       timestamptz not null,
  -- Who could not handle it, and where it lay before.
  service          text        not null,
  topic            text        not null,
  topic_partition  integer     not null,
  topic_offset     bigint      not null,
  -- What it says it is, as far as that can be used.
  type             text        not null,
  source           text,
  message_id       text,
  correlation_id   text,
  exception        text        not null,
  reason           text        not null,
  -- The reason without what differs from message to message. Letters that are alike have one group.
  cause            text        not null,
  group_id         text        not null,
  record_key       bytea,
  payload          bytea,
  headers          text        not null,
  -- What an operator made of it; headers are null where nobody did.
  edited_payload   bytea,
  edited_headers   text,
  version          integer     not null default 0,
  status           text        not null default 'WAITING',
  settled_at       timestamptz,
  unique (kafka_topic, kafka_partition, kafka_offset, arrived_at)
);

create index dead_letter_group on dead_letter (group_id, status, arrived_at, id);
create index dead_letter_waiting on dead_letter (group_id, id) where status = 'WAITING';
create index dead_letter_message on dead_letter (source, message_id);
create index dead_letter_settled_at on dead_letter (settled_at) where settled_at is not null;

-- What was done about it, and who did it.
create table dead_letter_action (
  number   bigint      generated always as identity primary key,
  letter   bigint      not null references dead_letter on delete cascade,
  at       timestamptz not null,
  operator text        not null,
  kind     text        not null,
  detail   text        not null
);

create index dead_letter_action_letter on dead_letter_action (letter, number);
