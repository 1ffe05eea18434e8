-- What is sent again as it was: its key and its value may be missing, or be no text. Then they stand here, as bytes.
alter table outbox
  alter column key drop not null,
  alter column payload drop not null,
  add column raw_key bytea,
  add column raw_payload bytea;
