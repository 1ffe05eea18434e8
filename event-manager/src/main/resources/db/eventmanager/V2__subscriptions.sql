create table subscription (
  id         uuid        primary key,
  -- As its subscriber wrote it, without the secret.
  document   text        not null,
  secret     text,
  status     text        not null,
  reason     text,
  created_at timestamptz not null
);

-- Tells each replica, at the price of reading one row, that what it holds in memory is out of date.
create table subscription_version (
  version bigint not null
);

insert into subscription_version values (0);

create function subscription_changed() returns trigger language plpgsql as $$
begin
  update subscription_version set version = version + 1;
  return null;
end $$;

create trigger subscription_changed after insert or update or delete on subscription
for each statement execute function subscription_changed();
