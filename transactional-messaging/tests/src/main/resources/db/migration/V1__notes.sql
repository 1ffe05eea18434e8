create table note (
  id       uuid primary key,
  order_id uuid not null,
  message  text not null
);
