-- An idempotency key belongs to a customer. The releases before knew no customer: their keys belong to every customer, and
-- are gone after the retention.
alter table idempotency_key add column customer_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table idempotency_key drop constraint idempotency_key_pkey;
alter table idempotency_key add primary key (key, customer_id);

-- A key of every customer and a key of one customer exclude each other. Without the trigger, a request that is repeated
-- during an upgrade would place a second order at a replica of the other release.
create function exclude_keys_of_every_customer() returns trigger language plpgsql as $$
begin
  if exists (
    select from idempotency_key
    where key = new.key and '00000000-0000-0000-0000-000000000000' in (customer_id, new.customer_id)
  ) then
    return null;
  end if;
  return new;
end $$;

create trigger exclude_keys_of_every_customer before insert on idempotency_key
for each row execute function exclude_keys_of_every_customer();
