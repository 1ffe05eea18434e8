package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.RecordPosition;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** What the queries on dead letters return, mostly as JSON. */
final class DeadLetterViews {

    private DeadLetterViews() {}

    /** Dead letters with the same service, topic, type and cause. */
    record Group(
            String id,
            String service,
            String topic,
            String type,
            String exception,
            String cause,
            long waiting,
            long redriven,
            long discarded,
            Instant oldest,
            Instant newest) {

        static Group of(Row row) {
            return new Group(
                    row.getString("group_id"),
                    row.getString("service"),
                    row.getString("topic"),
                    row.getString("type"),
                    row.getString("exception"),
                    row.getString("cause"),
                    row.getLong("waiting"),
                    row.getLong("redriven"),
                    row.getLong("discarded"),
                    time(row, "oldest"),
                    time(row, "newest"));
        }
    }

    /** A dead letter in short. */
    record Summary(
            long id,
            DeadLetterStatus status,
            Instant arrivedAt,
            @Nullable String messageId,
            @Nullable String correlationId,
            String reason,
            int payloadBytes,
            int version) {

        static Summary of(Row row) {
            return new Summary(
                    row.getLong("id"),
                    DeadLetterStatus.valueOf(row.getString("status")),
                    time(row, "arrived_at"),
                    row.getString("message_id"),
                    row.getString("correlation_id"),
                    row.getString("reason"),
                    row.getInteger("size"),
                    row.getInteger("version"));
        }
    }

    /** A dead letter with its history. */
    record Details(StoredDeadLetter deadLetter, List<Hop> hops, List<Recorded> actions) {}

    /** One failure of a message, and the redrive that followed, if any. */
    @RegisterForReflection(targets = {Hop.class, RecordPosition.class})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hop(
            long letter,
            String service,
            String reason,
            Instant at,
            RecordPosition from,
            RecordPosition to,
            @Nullable Instant redrivenAt,
            @Nullable String redrivenBy) {

        static Hop of(Row row) {
            return new Hop(
                    row.getLong("id"),
                    row.getString("service"),
                    row.getString("reason"),
                    time(row, "arrived_at"),
                    position(row, "topic", "topic_partition", "topic_offset"),
                    position(row, "kafka_topic", "kafka_partition", "kafka_offset"),
                    Optional.ofNullable(row.getOffsetDateTime("at"))
                            .map(OffsetDateTime::toInstant)
                            .orElse(null),
                    row.getString("operator"));
        }

        private static RecordPosition position(Row row, String topic, String partition, String offset) {
            return new RecordPosition(row.getString(topic), row.getInteger(partition), row.getLong(offset));
        }
    }

    /** An action and its number in the order of all actions. */
    @RegisterForReflection
    record Recorded(long number, long letter, Instant at, String by, Action.Kind action, String detail) {

        static Recorded of(Row row) {
            return new Recorded(
                    row.getLong("number"),
                    row.getLong("letter"),
                    time(row, "at"),
                    row.getString("operator"),
                    Action.Kind.valueOf(row.getString("kind")),
                    row.getString("detail"));
        }
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
