package tidings.notifications.acknowledgement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tidings.contract.OrderAcknowledged;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;
import tidings.notifications.domain.NotifiedOrderId;

/** The answers that are wanted, in PostgreSQL, each with the message that wants it as its cause. */
@ApplicationScoped
class AcknowledgementStore implements Acknowledgements {

    private static final String WANT = """
            insert into acknowledgement (order_id, correlation_id, cause_id, reply_to, traceparent)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
            on conflict do nothing""";

    /**
     * What a crash of the database forgets is answered again, all of it, so the commit does not wait for the disk. The
     * plan of the statement below is kept, and one made while the tables were small would read all notifications.
     */
    private static final String PREPARE =
            "select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true)";

    /** It sees what both transactions committed that somebody is told of: whichever came last has it run. */
    private static final String TAKE = """
            with told as (
                select acknowledgement.order_id, sent.channel
                from acknowledgement cross join lateral (
                    select channel from notification
                    where notification.order_id = acknowledgement.order_id
                        and occasion = 'ORDER_CONFIRMED' and status = 'SENT'
                    limit 1) sent
                limit :limit for update of acknowledgement skip locked)
            delete from acknowledgement using told where acknowledgement.order_id = told.order_id
            returning told.order_id::text, channel, correlation_id, cause_id, reply_to, traceparent""";

    /** Skips rows that are about to be answered. Safe to repeat after a crash, so it commits asynchronously. */
    private static final String PURGE = """
            delete from acknowledgement
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from acknowledgement where wanted_at < $1
                order by wanted_at limit $2 for update skip locked))""";

    private final Pool pool;
    private final Outbox outbox;
    private final String service;
    private final Duration retention;

    AcknowledgementStore(
            Pool pool,
            Outbox outbox,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "tidings.acknowledgements.wanted-for") Duration retention) {
        this.pool = pool;
        this.outbox = outbox;
        this.service = service;
        this.retention = retention;
    }

    @Override
    public Uni<Void> want(NotifiedOrderId order) {
        MessageContext cause = MessageContext.current();
        return CurrentTransaction.get()
                .invoke(transaction -> transaction
                        .local(Wanted.class, () -> notedWith(transaction))
                        .answers()
                        .putIfAbsent(order, cause))
                .replaceWithVoid();
    }

    private static Wanted notedWith(CurrentTransaction transaction) {
        Wanted wanted = new Wanted(new LinkedHashMap<>());
        transaction.beforeCommit(() -> transaction.update(
                WANT,
                wanted.answers().keySet().stream().map(NotifiedOrderId::value).toArray(UUID[]::new),
                wanted.column(MessageContext::correlationId),
                wanted.column(MessageContext::messageId),
                wanted.column(MessageContext::replyTo),
                wanted.column(MessageContext::traceparent)));
        return wanted;
    }

    @Override
    public Uni<Integer> answer(int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PREPARE, Object[].class)
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery(TAKE, Object[].class)
                                .setParameter("limit", limit)
                                .getResultList()))
                .call(this::answer)
                .map(List::size);
    }

    @Override
    public String name() {
        return "acknowledgements";
    }

    @Override
    public Duration retention() {
        return retention;
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return pool.preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(SqlResult::rowCount);
    }

    private Uni<Void> answer(List<Object[]> told) {
        return Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(this::answer)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> answer(Object[] told) {
        UUID order = UUID.fromString((String) told[0]);
        MessageContext cause =
                new MessageContext((String) told[2], (String) told[3], (String) told[4], (String) told[5]);
        return outbox.add(List.of(answer(order, "told by " + told[1], cause)), cause);
    }

    /** One that is given again after a crash has the same id, so that its reader knows it. */
    private OutgoingMessage answer(UUID order, String words, MessageContext cause) {
        String id = UUID.nameUUIDFromBytes(("acknowledged/" + order + "/" + cause.messageId()).getBytes(UTF_8))
                .toString();
        return new OutgoingMessage(id, new OrderAcknowledged(order, service, words), null, null);
    }

    /** The answers that a transaction wants: one insert, just before its commit. */
    private record Wanted(Map<NotifiedOrderId, MessageContext> answers) {

        Object column(Function<MessageContext, @Nullable String> value) {
            return answers.values().stream().map(value).toArray(String[]::new);
        }
    }
}
