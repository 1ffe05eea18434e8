-- A message that its topic does not take now is held: it and what stands behind it wait, others are sent.
alter table outbox
  add column attempts integer not null default 0,
  -- When the relay tries again. Null: it was never held.
  add column retry_at timestamptz;

-- The keys that wait: a message of theirs is parked or held. Messages without a key have no order.
create index outbox_waiting_keys on outbox (topic, coalesce(key, encode(raw_key, 'hex')))
where failure is not null or retry_at is not null;
create index outbox_held on outbox (retry_at) where retry_at is not null and failure is null;
drop index outbox_parked;
