package tidings.eventmanager.deadletters;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import tidings.eventmanager.deadletters.DeadLetterViews.Group;
import tidings.eventmanager.deadletters.DeadLetterViews.Hop;
import tidings.eventmanager.deadletters.DeadLetterViews.Recorded;
import tidings.eventmanager.deadletters.DeadLetterViews.Summary;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.RecordPosition;

/** Maps rows to views of dead letters. */
final class DeadLetterRows {

    private DeadLetterRows() {}

    static Group group(Row row) {
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

    static Summary summary(Row row) {
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

    static Hop hop(Row row) {
        OffsetDateTime redrivenAt = row.getOffsetDateTime("at");
        return new Hop(
                row.getLong("id"),
                row.getString("service"),
                new RecordPosition(
                        row.getString("topic"), row.getInteger("topic_partition"), row.getLong("topic_offset")),
                new RecordPosition(
                        row.getString("kafka_topic"), row.getInteger("kafka_partition"), row.getLong("kafka_offset")),
                time(row, "arrived_at"),
                row.getString("reason"),
                redrivenAt == null ? null : redrivenAt.toInstant(),
                row.getString("operator"));
    }

    static Recorded recorded(Row row) {
        return new Recorded(
                row.getLong("number"),
                row.getLong("letter"),
                new Action(
                        time(row, "at"),
                        new Operator(row.getString("operator")),
                        Action.Kind.valueOf(row.getString("kind")),
                        row.getString("detail")));
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
