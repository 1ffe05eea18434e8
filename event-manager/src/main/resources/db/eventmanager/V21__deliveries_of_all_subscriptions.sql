-- For lists across subscriptions, newest first: by status, by type, and by the time at which an event was stored. New events and
-- deliveries wait while the indexes are built: some seconds for a million rows.
create index delivery_event on delivery (event, subscription_id);
create index settled_delivery_state on settled_delivery (state, event, subscription_id);
create index published_event_type on published_event ((attributes::jsonb ->> 'type'), position);
create index published_event_kept_at_position on published_event (kept_at, position);
