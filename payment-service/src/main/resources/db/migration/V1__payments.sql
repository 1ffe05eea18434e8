-- The payment of an order. There is one: a second request finds the first.
create table payment (
  order_id       uuid        primary key,
  version        integer     not null,
  payment_id     uuid        not null unique,
  amount         bigint      not null,
  currency       text        not null,
  method         text        not null,
  flow           text        not null default 'ORCHESTRATED',
  status         text        not null,
  reason         text,
  due_at         timestamptz not null,
  correlation_id text        not null,
  request_id     text,
  reply_to       text,
  traceparent    text,
  -- The request that wants the money back.
  refund_correlation_id text,
  refund_request_id     text,
  refund_reply_to       text,
  refund_traceparent    text
);

create index payment_due on payment (due_at) where status in ('REQUESTED', 'CANCELLING', 'REFUNDING');

-- The invoice of an order that was confirmed. There is one.
create sequence invoice_number;

create table invoice (
  order_id  uuid        primary key,
  number    bigint      not null unique,
  issued_at timestamptz not null default now()
);
