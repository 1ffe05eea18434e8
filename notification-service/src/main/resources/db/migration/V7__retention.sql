-- What is purged is found by its age. (A brin index would not do for long: it forgets nothing, so once new rows have taken
-- the room of those that were purged, every page may hold an old one.)
create index courier_log_by_age on courier_log (brought_at);

alter table acknowledgement add column wanted_at timestamptz not null default now();
create index acknowledgement_by_age on acknowledgement (wanted_at);

-- Positions tell the age of events.
drop index published_event_kept_at;
