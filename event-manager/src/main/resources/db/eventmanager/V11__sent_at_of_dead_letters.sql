-- The time of the message: inboxes remember it for a time. It is null for dead letters of earlier versions.
alter table dead_letter add column sent_at timestamptz;
