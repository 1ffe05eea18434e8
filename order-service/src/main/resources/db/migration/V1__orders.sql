create table orders (
  id             uuid        primary key,
  version        integer     not null,
  customer_id    uuid        not null,
  payment_method text        not null,
  lines          text        not null,
  total_amount   bigint      not null,
  currency       text        not null,
  status         text        not null,
  reason         text,
  correlation_id text        not null,
  last_fact      text        not null,
  flow           text        not null,
  pay_by         timestamptz not null,
  acknowledge_by timestamptz,
  -- What became of it, and what subscribers answered to its confirmation: JSON.
  history          text not null,
  acknowledgements text not null,
  placed_at      timestamptz not null
) with (fillfactor = 70); -- A row changes several times: there is room for that on its own page.

-- Pages of the newest first, of all orders and of one customer's.
create index orders_newest on orders (placed_at desc, id desc);
create index orders_newest_of_customer on orders (customer_id, placed_at desc, id desc);

-- Whose payment is awaited, by its deadline.
create index orders_awaiting_payment on orders (pay_by) where status = 'PLACED';

create table idempotency_key (
  key         text        primary key,
  fingerprint text        not null,
  order_id    uuid        not null,
  claimed_at  timestamptz not null default now()
);
