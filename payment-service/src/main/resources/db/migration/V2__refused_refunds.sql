-- The refunds that the gateway refused and no operator has resolved yet.
create table refused_refund (
  order_id   uuid        primary key,
  refused_at timestamptz not null default now()
);
