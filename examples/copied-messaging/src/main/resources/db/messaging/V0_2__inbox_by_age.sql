-- A brin index forgets nothing: once new rows have taken the room of those that were purged, every page may hold an old one.
drop index inbox_handled_at;
create index inbox_by_age on inbox (handled_at);
