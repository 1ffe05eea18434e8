-- The secret before the last rotation signs as well until a time. Nobody deletes it: it is ignored then, and the next rotation
-- overwrites it.
alter table subscription
  add column previous_secret       text,
  add column previous_secret_until timestamptz;
