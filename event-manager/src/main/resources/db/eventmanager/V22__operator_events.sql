-- What operators are told: that a subscription fails or was suspended, and that a delivery was given up. Triggers note it in the
-- transaction of the change, because a settlement is one statement outside of any session, and because releases of before settle
-- as well during an upgrade.
create table operator_event (
  number          bigint  generated always as identity primary key,
  subscription_id uuid    not null,
  kind            text    not null,
  -- The position of the event that was given up.
  event           bigint,
  failures        integer not null default 0,
  detail          text    not null default ''
);

create function note_failing() returns trigger language plpgsql as $$
begin
  insert into operator_event (subscription_id, kind, failures) values (new.subscription_id, 'FAILING', new.in_a_row);
  return null;
end $$;

-- After five batches in a row the pauses are some seconds long: not each hiccup of a sink is told.
create trigger note_failing after update of in_a_row on delivery_failures
for each row when (old.in_a_row < 5 and new.in_a_row >= 5) execute function note_failing();

create function note_suspended() returns trigger language plpgsql as $$
begin
  insert into operator_event (subscription_id, kind, detail) values (new.id, 'SUSPENDED', coalesce(new.reason, ''));
  return null;
end $$;

create trigger note_suspended after update of status on subscription
for each row when (old.status <> 'SUSPENDED' and new.status = 'SUSPENDED') execute function note_suspended();

create function note_exhausted() returns trigger language plpgsql as $$
begin
  insert into operator_event (subscription_id, kind, event, detail) values (
    new.subscription_id, 'EXHAUSTED', new.event, coalesce(new.log[cardinality(new.log)]::json ->> 'status', ''));
  return null;
end $$;

create trigger note_exhausted after insert or update of state on settled_delivery
for each row when (new.state = 'GIVEN_UP') execute function note_exhausted();
