-- Finds the keys that are old enough to be purged.
create index idempotency_key_by_age on idempotency_key (claimed_at);
