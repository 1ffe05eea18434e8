package tidings.notifications.acknowledgement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidings.contract.OrderAcknowledged;
import tidings.messaging.MessagingConfig;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;
import tidings.messaging.work.Expiring;
import tidings.notifications.domain.NotifiedOrderId;

/**
 * The requested acknowledgements, in PostgreSQL, each with the message that requested it as its cause.
 *
 * <p>They expire: a request stays unanswered when its customer is never notified.
 */
@ApplicationScoped
class Acknowledgements implements Expiring {

    private static final String REQUEST = """
            insert into acknowledgement (order_id, correlation_id, cause_id, reply_to, traceparent)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
            on conflict do nothing""";

    /**
     * Commits asynchronously: a take lost in a crash of the database is repeated as a whole. PostgreSQL caches the plan of
     * the statement below; a plan made while the tables were small would scan all notifications.
     */
    private static final String PREPARE =
            "select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true)";

    /** Sees the request and the sent notification as soon as both are committed, in either order. */
    private static final String TAKE = """
            with notified as (
                select acknowledgement.order_id, sent.channel
                from acknowledgement cross join lateral (
                    select channel from notification
                    where notification.order_id = acknowledgement.order_id
                        and occasion = 'ORDER_CONFIRMED' and status = 'SENT'
                    limit 1) sent
                limit :limit for update of acknowledgement skip locked)
            delete from acknowledgement using notified where acknowledgement.order_id = notified.order_id
            returning notified.order_id::text, channel, correlation_id, cause_id, reply_to, traceparent""";

    /** Skips rows that are about to be answered. Safe to repeat after a crash, so it commits asynchronously. */
    private static final String PURGE = """
            delete from acknowledgement
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from acknowledgement where wanted_at < $1
                order by wanted_at limit $2 for update skip locked))""";

    private final Pool pool;
    private final Outbox outbox;
    private final String service;
    private final Duration maxAge;

    Acknowledgements(Pool pool, Outbox outbox, MessagingConfig messaging, AcknowledgementConfig config) {
        this.pool = pool;
        this.outbox = outbox;
        this.service = messaging.service();
        this.maxAge = config.maxAge();
    }

    /** Records that the current message requests an acknowledgement. */
    Uni<Void> request(NotifiedOrderId order) {
        MessageContext cause = MessageContext.current();
        return CurrentTransaction.get()
                .invoke(transaction -> transaction
                        .local(Requests.class, () -> insertedBy(transaction))
                        .causes()
                        .putIfAbsent(order, cause))
                .replaceWithVoid();
    }

    /**
     * Sends at most {@code limit} acknowledgements of orders whose customers were notified, and deletes their requests: both
     * or neither. Skips those that another replica is sending. Returns the number of acknowledgements.
     */
    Uni<Integer> send(int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PREPARE, Object[].class)
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery(TAKE, Tuple.class)
                                .setParameter("limit", limit)
                                .getResultList()))
                .call(taken -> Multi.createFrom()
                        .iterable(taken)
                        .onItem()
                        .transformToUniAndConcatenate(this::send)
                        .onItem()
                        .ignoreAsUni())
                .map(List::size);
    }

    @Override
    public String name() {
        return "acknowledgements";
    }

    @Override
    public Duration retention() {
        return maxAge;
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return pool.preparedQuery(PURGE)
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(before.atOffset(UTC), limit))
                .map(SqlResult::rowCount);
    }

    private static Requests insertedBy(CurrentTransaction transaction) {
        Requests requests = new Requests(new LinkedHashMap<>());
        transaction.beforeCommit(() -> transaction.update(
                REQUEST,
                requests.causes().keySet().stream().map(NotifiedOrderId::value).toArray(UUID[]::new),
                requests.column(MessageContext::correlationId),
                requests.column(MessageContext::messageId),
                requests.column(MessageContext::replyTo),
                requests.column(MessageContext::traceparent)));
        return requests;
    }

    private Uni<Void> send(Tuple taken) {
        String order = taken.get("order_id", String.class);
        MessageContext cause = new MessageContext(
                taken.get("correlation_id", String.class),
                taken.get("cause_id", String.class),
                taken.get("reply_to", String.class),
                taken.get("traceparent", String.class));
        String id = idOf(order, cause);
        OrderAcknowledged acknowledged =
                new OrderAcknowledged(UUID.fromString(order), service, "told by " + taken.get("channel", String.class));
        return outbox.add(List.of(new OutgoingMessage(id, acknowledged, null, null)), cause);
    }

    /** An acknowledgement that is sent again after a crash has the same id, so that its reader recognises it. */
    private static String idOf(String order, MessageContext cause) {
        return UUID.nameUUIDFromBytes(("acknowledged/" + order + "/" + cause.messageId()).getBytes(UTF_8))
                .toString();
    }

    /** The requests of one transaction: one insert, just before its commit. */
    private record Requests(Map<NotifiedOrderId, MessageContext> causes) {

        Object column(Function<MessageContext, @Nullable String> value) {
            return causes.values().stream().map(value).toArray(String[]::new);
        }
    }
}
