package tidings.eventmanager.delivery;

/** The statements of deliveries: one per step of a batch. */
final class DeliverySql {

    /** After a crash of the database, lost work is repeated. So the commit does not wait for the disk. */
    private static final String IN_PASSING = "(select set_config('synchronous_commit', 'off', true)) = 'off'";

    /** A duplicate event adds no delivery. The first row has the version of the subscriptions alone. */
    static final String APPEND = "select * from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    /** At least one row, for the version of the subscriptions. */
    static final String CLAIM = """
            select version, claimed.* from subscription_version
            left join claim_deliveries($1, $2, $3, $4) as claimed on true""";

    static final String SETTLE = """
            with attempt as (
                select * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::boolean[])
                    as attempt (event, state, pause, entry, counted)
            ), left_over as (
                update delivery set due_at = clock_timestamp() + attempt.pause * interval '1 ms',
                    attempts = attempts + attempt.counted::integer,
                    log = log[greatest(1, cardinality(log) - 30):] || attempt.entry
                from attempt
                where %s and subscription_id = $1 and delivery.event = attempt.event and attempt.state = 'PENDING'
            ), settled as (
                delete from delivery using attempt
                where subscription_id = $1 and delivery.event = attempt.event and attempt.state <> 'PENDING'
                returning delivery.event, attempt.state, log || attempt.entry as log
            ), kept as (
                insert into settled_delivery (subscription_id, event, state, log)
                select $1, event, state, log from settled
                on conflict (subscription_id, event) do update set state = excluded.state, log = excluded.log
            )
            insert into delivery_failures as known (subscription_id, in_a_row, quiet_until)
            select id, case when $7 then 0 else $8 + 1 end, clock_timestamp() + $9
            from subscription where id = $1 and (not $7 or $9 > interval '0'
                or exists (select from delivery_failures where subscription_id = $1 and in_a_row > 0))
            on conflict (subscription_id) do update
                set in_a_row = case when $7 then 0 else greatest(known.in_a_row, excluded.in_a_row) end,
                    quiet_until = excluded.quiet_until
            returning in_a_row""".formatted(IN_PASSING);

    static final String RESET_FAILURES = """
            with forgiven as (delete from delivery_failures where subscription_id = $1)
            update delivery set attempts = 0, due_at = clock_timestamp() where subscription_id = $1 and attempts > 0""";

    static final String DUE = """
            select id from unnest($1::uuid[]) as active (id)
            where exists (select from delivery where subscription_id = active.id and head and due_at <= clock_timestamp())
                and not exists (
                    select from delivery_failures
                    where subscription_id = active.id and quiet_until > clock_timestamp())""";

    static final String REDELIVER = """
            with settled as (
                delete from settled_delivery where subscription_id = $1 and event = any($2::bigint[])
                returning event, log
            )
            insert into delivery (subscription_id, event, key, log)
            select $1, position, key, coalesce(log, '{}')
            from published_event left join settled on event = position
            where position = any($2::bigint[]) order by position
            on conflict do nothing""";

    static final String RETRY = """
            with pending as (
                select (
                    select min(event) from delivery as any_of_key where subscription_id = $1 and any_of_key.key = asked.key
                ) as first from delivery as asked where subscription_id = $1 and event = $2
            ), settled as (
                delete from settled_delivery
                where subscription_id = $1 and event = $2 and not exists (select from pending)
                returning event, log
            ), asked as (
                select first from pending union all select event from settled
            ), next as (
                select least(clock_timestamp(), min(due_at)) - interval '1 ms' as due_at
                from delivery where subscription_id = $1 and head
            ), queued as (
                insert into delivery (subscription_id, event, key, due_at, log)
                select $1, position, key, due_at, log
                from settled join published_event on position = event cross join next
                on conflict do nothing
            ), moved as (
                update delivery set due_at = next.due_at from asked, next
                where subscription_id = $1 and event = $2 and first = $2
                    and delivery.due_at not between clock_timestamp() and clock_timestamp() + $3
            ), resumed as (
                update delivery_failures set quiet_until = clock_timestamp() from asked
                where subscription_id = $1 and first = $2 and quiet_until > clock_timestamp() + $3
            )
            select first from asked""";

    static final String LIST = """
            select position, published_event.key, time, attributes, payload, state, due_at, log from (
                (select event, 'PENDING' as state, due_at, log from delivery
                    where subscription_id = $1 and event < $2 order by event desc limit $3)
                union all
                (select event, state, null as due_at, log from settled_delivery
                    where subscription_id = $1 and event < $2 order by event desc limit $3)
            ) as shown join published_event on position = event
            order by event desc limit $3""";

    static final String PURGE = "select forget_events($1, $2)";

    static final String PURGE_DELETED = "select forget_subscriptions($1)";

    private DeliverySql() {}
}
