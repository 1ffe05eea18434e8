-- The journal keeps headers: nobody read the bodies, and those of events are in published_event. Releases of before still
-- write theirs during an upgrade; the columns go with a later one.
alter table journal alter column payload set default '', alter column payload_bytes set default 0;
