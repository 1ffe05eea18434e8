-- The default mode of webhooks becomes structured. Subscriptions of before keep the binary mode that they were made with.
update subscription set document = jsonb_set(
  jsonb_set(document::jsonb, '{protocolsettings}', coalesce(document::jsonb -> 'protocolsettings', '{}')),
  '{protocolsettings,mode}', '"binary"')::text
where coalesce(document::jsonb ->> 'protocol', 'HTTP') = 'HTTP'
  and document::jsonb #> '{protocolsettings,mode}' is null;
