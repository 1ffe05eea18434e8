package tidings.eventmanager.deadletters;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.FailureCause;
import tidings.eventmanager.deadletters.record.RecordContent;
import tidings.eventmanager.deadletters.record.RecordPosition;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** The statements on dead letters, and the mapping of their columns. */
final class DeadLetterSql {

    private static final String ALL = """
            id, kafka_topic, kafka_partition, kafka_offset, arrived_at, service, topic, topic_partition, topic_offset,
            exception, reason, record_key, payload, headers, edited_payload, edited_headers, version, status, settled_at""";

    private static final String PAYLOAD = "coalesce(edited_payload, payload)";
    private static final String SIZE = "coalesce(octet_length(%s), 0)".formatted(PAYLOAD);

    /** Ignores duplicates. */
    static final String ADD = """
            insert into dead_letter (kafka_topic, kafka_partition, kafka_offset, arrived_at, service, topic,
                topic_partition, topic_offset, type, source, message_id, correlation_id, exception, reason, cause, group_id,
                record_key, payload, headers, sent_at)
            select * from unnest($1::text[], $2::int[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[], $7::int[],
                $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                $16::text[], $17::bytea[], $18::bytea[], $19::text[], $20::timestamptz[])
            on conflict do nothing""";

    static final String FIND = "select " + ALL + " from dead_letter where id = $1";
    static final String LOCK = FIND + " for update";

    /** A second statement reads after the lock: the locking statement may see the row as it was before. */
    static final String FIND_LOCKED = "select " + ALL + " from dead_letter where id = any($1::bigint[]) order by id";

    static final String LOCK_GROUP = """
            with waiting as (
                select id, %s as size from dead_letter
                where group_id = $1 and status = 'WAITING' and id <= $2 and ($5 or %s is not null)
                order by id limit $3 for update skip locked
            )
            select id from (select id, sum(size) over (order by id) - size as before from waiting) as counted
            where before < $4""".formatted(SIZE, PAYLOAD);

    static final String SAMPLE = """
            with waiting as (
                select *, %s as size from dead_letter
                where group_id = $1 and status = 'WAITING' and %s is not null order by id limit $2
            )
            select %s from (select *, sum(size) over (order by id) - size as before from waiting) as counted
            where before < $3 order by id""".formatted(SIZE, PAYLOAD, ALL);

    static final String EDIT = """
            with edited as (
                update dead_letter set edited_payload = $2, edited_headers = $3, version = $4 where id = $1 returning id
            )
            insert into dead_letter_action (letter, at, owner, operator, kind, detail)
            select id, $5, $6, $7, $8, $9 from edited""";

    static final String SETTLE = """
            with settled as (
                update dead_letter set status = $2, settled_at = $3 where id = any($1::bigint[]) returning id
            )
            insert into dead_letter_action (letter, at, owner, operator, kind, detail)
            select id, $3, $4, $5, $6, $7 from settled order by id""";

    static final String PURGE = """
            delete from dead_letter where id in (
                select id from dead_letter where settled_at < $1 order by settled_at limit $2)""";

    static final String GROUPS = """
            select alike.*, service, topic, type, exception, cause
            from (
                select group_id, count(*) filter (where status = 'WAITING') as waiting,
                    count(*) filter (where status = 'REDRIVEN') as redriven,
                    count(*) filter (where status = 'DISCARDED') as discarded,
                    min(arrived_at) as oldest, max(arrived_at) as newest, max(id) as any_id
                from dead_letter group by group_id
                having $1 or count(*) filter (where status = 'WAITING') > 0
                order by max(arrived_at) desc, group_id limit $2
            ) as alike join dead_letter on id = any_id order by newest desc, alike.group_id""";

    static final String WAITING = """
            select count(*) as letters, count(*) filter (where status = 'WAITING') as waiting,
                count(*) filter (where status = 'WAITING' and %s is null) as without_content,
                coalesce(max(id) filter (where status = 'WAITING'), 0) as last,
                min(least(sent_at, arrived_at)) filter (where status = 'WAITING' and %s is not null) as oldest
            from dead_letter where group_id = $1""".formatted(PAYLOAD, PAYLOAD);

    static final String OF = """
            select id, status, arrived_at, message_id, correlation_id, reason, %s as size, version
            from dead_letter where group_id = $1 and id < $2 order by id desc limit $3""".formatted(SIZE);

    static final String HOPS = """
            select id, service, topic, topic_partition, topic_offset, kafka_topic, kafka_partition, kafka_offset, arrived_at,
                reason, at, operator
            from dead_letter left join dead_letter_action on letter = id and kind = 'REDRIVE' and owner = $5
            where id = $1 or (source = $2 and message_id = $3) order by arrived_at, id limit $4""";

    static final String ACTIONS =
            "select * from dead_letter_action where letter = $1 and owner = $3 order by number limit $2";
    static final String ACTIONS_BEFORE =
            "select * from dead_letter_action where owner = $3 and number < $1 order by number desc limit $2";

    private DeadLetterSql() {}

    /** The parameters of {@link #ADD}. */
    static Tuple columns(List<DeadLetter> all) {
        return Tuple.tuple()
                .addValue(texts(all, it -> it.position().topic()))
                .addValue(column(all, Integer[]::new, it -> it.position().partition()))
                .addValue(column(all, Long[]::new, it -> it.position().offset()))
                .addValue(times(all, DeadLetter::arrivedAt))
                .addValue(texts(all, DeadLetter::service))
                .addValue(texts(all, it -> it.origin().topic()))
                .addValue(column(all, Integer[]::new, it -> it.origin().partition()))
                .addValue(column(all, Long[]::new, it -> it.origin().offset()))
                .addValue(texts(all, DeadLetter::type))
                .addValue(texts(all, it -> it.source().orElse(null)))
                .addValue(texts(all, it -> it.messageId().orElse(null)))
                .addValue(texts(all, it -> it.correlationId().orElse(null)))
                .addValue(texts(all, it -> it.cause().exception()))
                .addValue(texts(all, it -> it.cause().reason()))
                .addValue(texts(all, it -> it.cause().pattern()))
                .addValue(texts(all, it -> it.group().value()))
                .addValue(column(all, Buffer[]::new, it -> buffer(it.content().key())))
                .addValue(column(all, Buffer[]::new, it -> buffer(it.content().payload())))
                .addValue(texts(all, it -> DeadLetterJson.headers(it.content().headers())
                        .toString()))
                .addValue(times(all, DeadLetter::sentAt));
    }

    /** Reads a row with the columns of {@link #ALL}: rows of Hibernate Reactive have no names. */
    static StoredDeadLetter deadLetter(Tuple row) {
        Bytes key = bytes(row, 11);
        DeadLetter deadLetter = new DeadLetter(
                new RecordPosition(row.getString(1), row.getInteger(2), row.getLong(3)),
                row.getOffsetDateTime(4).toInstant(),
                row.getString(5),
                new RecordPosition(row.getString(6), row.getInteger(7), row.getLong(8)),
                new FailureCause(row.getString(9), row.getString(10)),
                new RecordContent(key, bytes(row, 12), DeadLetterJson.headers(row.getString(13))));
        return new StoredDeadLetter(
                row.getLong(0),
                deadLetter,
                Optional.ofNullable(row.getString(15))
                        .map(headers -> new RecordContent(key, bytes(row, 14), DeadLetterJson.headers(headers)))
                        .orElse(null),
                row.getInteger(16),
                DeadLetterStatus.valueOf(row.getString(17)),
                Optional.ofNullable(row.getOffsetDateTime(18))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    static @Nullable Buffer buffer(@Nullable Bytes bytes) {
        return bytes == null ? null : Buffer.buffer(bytes.toArray());
    }

    private static @Nullable Bytes bytes(Tuple row, int column) {
        var buffer = row.getBuffer(column);
        return buffer == null ? null : Bytes.of(buffer.getBytes());
    }

    private static Object times(List<DeadLetter> all, Function<DeadLetter, Instant> value) {
        return column(all, OffsetDateTime[]::new, it -> value.apply(it).atOffset(ZoneOffset.UTC));
    }

    private static Object texts(List<DeadLetter> all, Function<DeadLetter, @Nullable String> value) {
        return column(all, String[]::new, value);
    }

    private static <T> Object column(
            List<DeadLetter> all, IntFunction<T[]> array, Function<DeadLetter, ? extends @Nullable T> value) {
        return all.stream().map(value).toArray(array);
    }
}
