-- The payment of an order. There is one: a second request finds the first.
create table payment (
  order_id       uuid        primary key,
  version        integer     not null,
  payment_id     uuid        not null unique,
  amount         bigint      not null,
  currency       text        not null,
  method         text        not null,
  status         text        not null,
  reason         text,
  due_at         timestamptz not null,
  correlation_id text        not null,
  request_id     text,
  reply_to       text,
  traceparent    text
);

create index payment_due on payment (due_at) where status = 'REQUESTED';
