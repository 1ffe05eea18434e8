-- A change of an order writes its row and no index (HOT update), because no index has the status: neither as a column nor in
-- its predicate. A batch confirms the orders of a page together, so a page has room for a second version of each.
alter table orders set (fillfactor = 45);

-- The payment deadlines of orders, until a sweep finds them over.
create table payment_deadline (
  pay_by   timestamptz not null,
  order_id uuid        not null,
  primary key (pay_by, order_id)
);

-- A trigger, because replicas of the release before place orders as well during an upgrade.
create function follow_payment_deadline() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from payment_deadline where pay_by = old.pay_by and order_id = old.id;
  end if;
  insert into payment_deadline (pay_by, order_id) values (new.pay_by, new.id);
  return null;
end $$;

create trigger follow_payment_deadline after insert or update of pay_by on orders
for each row execute function follow_payment_deadline();

insert into payment_deadline (pay_by, order_id) select pay_by, id from orders where status = 'PLACED';

-- The sweep of the release before reads the whole table without it, until its last replica is gone. The others expire orders.
drop index orders_awaiting_payment;
