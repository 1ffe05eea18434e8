package tidings.notifications.outbound;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.notifications.domain.Notification;

/** The requested notifications of one transaction: one insert, just before its commit. An existing notification stays. */
final class NotificationInsert {

    private static final String INSERT = """
            insert into notification (id, order_id, customer_id, occasion, text, status, attempts, due_at, created_at,
                correlation_id, cause_id, traceparent)
            select id, order_id, customer_id, occasion, text, 'PENDING', 0, due_at, created_at,
                correlation_id, cause_id, traceparent
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                $8::text[], $9::text[], $10::text[])
                as requested (id, order_id, customer_id, occasion, text, due_at, created_at,
                    correlation_id, cause_id, traceparent)
            on conflict do nothing returning id""";

    private final Map<UUID, Request> requested = new LinkedHashMap<>();
    private final List<Request> inserted = new ArrayList<>();

    private NotificationInsert(CurrentTransaction transaction) {
        transaction.beforeCommit(() -> insert(transaction));
        transaction.afterCommit(
                () -> inserted.forEach(request -> request.onceDurable().run()));
    }

    static NotificationInsert of(CurrentTransaction transaction) {
        return transaction.local(NotificationInsert.class, () -> new NotificationInsert(transaction));
    }

    /** {@code onceDurable} runs after the commit, if the notification was added. */
    void add(Notification notification, MessageContext cause, Instant dueAt, Runnable onceDurable) {
        requested.putIfAbsent(notification.id().value(), new Request(notification, cause, dueAt, onceDurable));
    }

    private Uni<Void> insert(CurrentTransaction transaction) {
        return transaction
                .select(
                        INSERT,
                        requested.keySet().toArray(UUID[]::new),
                        column(request -> request.notification().order().value(), UUID[]::new),
                        column(request -> request.notification().customer().value(), UUID[]::new),
                        column(request -> request.notification().occasion().name(), String[]::new),
                        column(request -> request.notification().text(), String[]::new),
                        column(request -> request.dueAt().atOffset(UTC), OffsetDateTime[]::new),
                        column(request -> request.notification().createdAt().atOffset(UTC), OffsetDateTime[]::new),
                        column(request -> request.cause().correlationId(), String[]::new),
                        column(request -> request.cause().messageId(), String[]::new),
                        column(request -> request.cause().traceparent(), String[]::new))
                .invoke(rows -> rows.forEachRemaining(row -> inserted.add(requireNonNull(requested.get(row[0])))))
                .replaceWithVoid();
    }

    private <T> Object column(Function<Request, @Nullable T> value, IntFunction<T[]> array) {
        return requested.values().stream().map(value).toArray(array);
    }

    private record Request(Notification notification, MessageContext cause, Instant dueAt, Runnable onceDurable) {}
}
