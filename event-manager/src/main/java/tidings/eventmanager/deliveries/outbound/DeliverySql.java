package tidings.eventmanager.deliveries.outbound;

/** The statements of {@link DeliveryStore}: one per step of a batch. */
final class DeliverySql {

    /** After a crash of the database, lost work is repeated. So the commit does not wait for the disk. */
    private static final String IN_PASSING = "(select set_config('synchronous_commit', 'off', true)) = 'off'";

    /** A duplicate event adds no delivery. Returns the version of the subscriptions. */
    static final String ADD = "select add_events($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    static final String CLAIM = "select * from claim_deliveries($1, $2, $3, $4, $5)";

    static final String SETTLE = """
            with attempt as (
                select * from unnest($2::bigint[], $3::text[], $4::timestamptz[], $5::text[])
                    as attempt (event, state, due_at, entry)
            ), left_over as (
                update delivery set due_at = attempt.due_at, attempts = attempts + 1,
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
            )
            insert into delivery_failures as known (subscription_id, in_a_row, quiet_until)
            select id, case when $6 then 0 else 1 end, case when $6 then now() else $7 end
            from subscription where id = $1
            on conflict (subscription_id) do update
                set in_a_row = case when $6 then 0 else known.in_a_row + 1 end, quiet_until = excluded.quiet_until
                where not $6 or known.in_a_row > 0
            returning in_a_row""".formatted(IN_PASSING);

    static final String RESET_FAILURES = """
            with forgiven as (delete from delivery_failures where subscription_id = $1)
            update delivery set attempts = 0, due_at = now() where subscription_id = $1 and attempts > 0""";

    static final String DUE = """
            select id from unnest($1::uuid[]) as active (id)
            where exists (select from delivery where subscription_id = active.id and due_at <= $2)
                and not exists (
                    select from delivery_failures where subscription_id = active.id and quiet_until > $2)""";

    static final String PURGE = "select forget_events($1, $2)";

    private DeliverySql() {}
}
