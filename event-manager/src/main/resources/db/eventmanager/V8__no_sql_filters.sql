-- The filter dialect sql is not supported any more: a subscription that uses it cannot be read.
delete from subscription where jsonb_path_exists(document::jsonb, '$.filters.**.sql');
