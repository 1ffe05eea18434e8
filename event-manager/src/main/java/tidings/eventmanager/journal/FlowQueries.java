package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageType;
import tidings.eventmanager.journal.flow.Diagnosis;
import tidings.eventmanager.journal.flow.TrackedFlow;
import tidings.eventmanager.journal.flow.TrackedMessage;
import tidings.eventmanager.journal.flow.TrackedMessage.JournaledDeadLetter;

/** Reads flows from the journal, and diagnoses them. */
@ApplicationScoped
class FlowQueries {

    private static final String FLOW = """
            select topic, source, id, type, kind, order_id, correlation_id, causation_id, sent_at, published_at, expires_at,
                dead_letter_topic, dead_letter_reason, dead_letter_partition, dead_letter_offset
            from journal where correlation_id = $1
            order by sent_at, published_at, topic, id limit $2""";

    private static final String FLOWS = """
            select correlation_id, order_id, min(sent_at) as started_at, max(sent_at) as last_at,
                count(*) filter (where dead_letter_topic is null) as messages,
                count(dead_letter_topic) as dead_letters
            from journal where order_id = $1
            group by correlation_id, order_id order by started_at, correlation_id limit $2""";

    /** An order has about ten messages. A longer flow is marked as truncated. */
    private static final int MAX_MESSAGES = 400;

    private static final int MAX_FLOWS = 100;

    private final Pool pool;
    private final PendingRetries retries;

    FlowQueries(Pool pool, PendingRetries retries) {
        this.pool = pool;
        this.retries = retries;
    }

    /** The flows of an order, oldest first. */
    Uni<List<FlowSummary>> ofOrder(String order) {
        return read(FLOWS, Tuple.of(order, MAX_FLOWS), FlowQueries::summary);
    }

    /** Fails with {@link FlowNotFound}. */
    Uni<TrackedFlow> find(String flow) {
        return read(FLOW, Tuple.of(flow, MAX_MESSAGES + 1), FlowQueries::message)
                .map(messages -> {
                    if (messages.isEmpty()) {
                        throw new FlowNotFound();
                    }
                    boolean all = messages.size() <= MAX_MESSAGES;
                    return TrackedFlow.of(flow, all ? messages : messages.subList(0, MAX_MESSAGES), !all);
                });
    }

    /** Diagnoses a flow, with the next attempt of a pending notification. Fails with {@link FlowNotFound}. */
    Uni<Diagnosis> diagnose(String flow) {
        return find(flow).map(found -> Diagnosis.of(found, Instant.now())).chain(this::withRetry);
    }

    private Uni<Diagnosis> withRetry(Diagnosis diagnosis) {
        return diagnosis
                .orderWithPendingNotification()
                .map(order -> retries.nextNotification(uuid(order))
                        .map(at -> at.map(diagnosis::withNotificationRetry).orElse(diagnosis)))
                .orElse(Uni.createFrom().item(diagnosis));
    }

    private static UUID uuid(String order) {
        try {
            return UUID.fromString(order);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private <T> Uni<List<T>> read(String sql, Tuple parameters, Function<Row, T> mapper) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(mapper)
                        .toList());
    }

    private static TrackedMessage message(Row row) {
        String type = row.getString("type");
        OffsetDateTime expiry = row.getOffsetDateTime("expires_at");
        return new TrackedMessage(
                row.getString("topic"),
                row.getString("source"),
                row.getString("id"),
                type,
                MessageType.shortName(type),
                row.getString("kind"),
                row.getString("order_id"),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                row.getOffsetDateTime("sent_at").toInstant(),
                row.getOffsetDateTime("published_at").toInstant(),
                expiry == null ? null : expiry.toInstant(),
                deadLetter(row));
    }

    private static @Nullable JournaledDeadLetter deadLetter(Row row) {
        String topic = row.getString("dead_letter_topic");
        return topic == null
                ? null
                : new JournaledDeadLetter(
                        row.getString("dead_letter_reason"),
                        topic,
                        row.getInteger("dead_letter_partition"),
                        row.getLong("dead_letter_offset"));
    }

    private static FlowSummary summary(Row row) {
        return new FlowSummary(
                row.getString("correlation_id"),
                row.getString("order_id"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant(),
                row.getLong("messages"),
                row.getLong("dead_letters"));
    }

    /**
     * A flow of an order, in short.
     *
     * @param messages the number of messages about that order, without dead letters
     */
    record FlowSummary(
            String correlationId, String orderId, Instant startedAt, Instant lastAt, long messages, long deadLetters) {}

    /** The journal has no message of this flow, or no longer. */
    static final class FlowNotFound extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FlowNotFound() {
            super("the journal has no message of this flow, or no longer");
        }
    }
}
