package tidings.eventmanager.patterns;

import static tidings.eventmanager.patterns.ObservedEventColumns.ALL;

/** The statements on observed events. */
final class ObservedEventSql {

    /** Skips events that are too late. Before the first watermark no event is too late. */
    static final String ADD =
            "insert into pattern_event (" + ALL + ", counts_until) select seen.* from unnest($1::text[], $2::text[],"
                    + " $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[],"
                    + " $9::timestamptz[]) as seen (" + ALL + ", counts_until)"
                    + " where counts_until >= coalesce((select min(read_until) from pattern_progress), '-infinity')"
                    + " on conflict do nothing returning " + ALL;

    /** Locks in a fixed order, which avoids deadlocks. */
    static final String LOCK = """
            select count(pg_advisory_xact_lock(key)) from (
                select distinct hashtextextended(pattern || '/' || key, 0) as key
                from unnest($1::text[], $2::text[]) as wanted (pattern, key) order by 1) as keys""";

    static final String RELATED = "select " + ALL + " from pattern_event where (pattern, key) in"
            + " (select * from unnest($1::text[], $2::text[]))";

    static final String UNUSED = RELATED + " and not settled";

    static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended('pattern sweep', 0))";

    static final String OVERDUE = "select " + ALL + " from pattern_event where not settled and counts_until <= $2"
            + " and pattern = any($1::text[]) order by counts_until, id limit $3";

    static final String SETTLE = """
            update pattern_event set settled = true
            where (pattern, source, id) in (select * from unnest($1::text[], $2::text[], $3::text[]))""";

    static final String PURGE = """
            delete from pattern_event where ctid = any(array(
                select ctid from pattern_event where counts_until < $1 order by counts_until limit 10000))""";

    static final String WATERMARK = "select nullif(min(read_until), '-infinity') from pattern_progress";

    private ObservedEventSql() {}
}
