create table notification (
  id             uuid        primary key,
  order_id       uuid        not null,
  customer_id    uuid        not null,
  occasion       text        not null,
  text           text        not null,
  status         text        not null,
  attempts       integer     not null,
  -- When to try (again). Whoever has it in hand moves this ahead, so that nobody else tries meanwhile.
  due_at         timestamptz,
  channel        text,
  created_at     timestamptz not null,
  sent_at        timestamptz,
  -- Why it was asked for: what is told when it is sent is part of that flow.
  correlation_id text        not null,
  cause_id       text,
  traceparent    text,
  -- A customer hears of an occasion once. It also finds the notifications of an order.
  unique (order_id, occasion)
);

create index notification_due on notification (due_at) where status = 'PENDING';

-- Not this service's own: stands for the memory of the provider that would bring notifications to customers.
create table courier_log (
  notification_id uuid        primary key,
  text            text        not null,
  brought_at      timestamptz not null default now()
);

-- Who confirmed an order and wants to hear when its customer was told. A row goes with the answer.
create table acknowledgement (
  order_id       uuid primary key,
  correlation_id text not null,
  cause_id       text not null,
  reply_to       text not null,
  traceparent    text
);

-- As the outbox: empty most of the time and full of dead rows all of the time.
alter table acknowledgement set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);
