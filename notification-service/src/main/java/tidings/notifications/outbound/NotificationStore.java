package tidings.notifications.outbound;

import static java.time.ZoneOffset.UTC;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;
import tidings.notifications.Notifications;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationId;
import tidings.notifications.domain.NotificationStatus;

/** Notifications in PostgreSQL. {@code record} stores the outcome and fills the outbox in one transaction. */
@ApplicationScoped
class NotificationStore implements Notifications, PanacheRepositoryBase<NotificationRow, UUID> {

    private static final Logger LOG = Logger.getLogger(NotificationStore.class);

    /** Each replica skips rows that another replica is claiming. */
    private static final String CLAIM = """
            update notification set due_at = $3
            where id = any(array(
                select id from notification where status = 'PENDING' and due_at <= $2
                order by due_at limit $1 for update skip locked))
            returning\s""" + NotificationRowMapper.PENDING_COLUMNS;

    private final Pool pool;
    private final Outbox outbox;
    private final Counter unreadable;

    NotificationStore(Pool pool, Outbox outbox, MeterRegistry metrics) {
        this.pool = pool;
        this.outbox = outbox;
        this.unreadable = metrics.counter("tidings.notifications.failed", "step", "read");
    }

    @Override
    public Uni<Void> add(NotificationEvent.Requested requested, Instant dueAt, Runnable onceDurable) {
        MessageContext cause = MessageContext.current();
        return CurrentTransaction.get()
                .invoke(transaction ->
                        NotificationInsert.of(transaction).add(requested.notification(), cause, dueAt, onceDurable))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Notification>> claim(int limit, Instant now, Instant until) {
        return pool.withConnection(connection -> connection
                        .preparedQuery(CLAIM)
                        .execute(Tuple.of(limit, now.atOffset(UTC), until.atOffset(UTC))))
                .map(rows -> rows.stream().flatMap(this::readable).toList());
    }

    /** Skips a row that cannot be read: it is claimed like the others, and due again when the claim ends. */
    private Stream<Notification> readable(Row row) {
        try {
            return Stream.of(NotificationRowMapper.toPending(row));
        } catch (IllegalArgumentException e) {
            unreadable.increment();
            LOG.errorf(e, "notification %s cannot be read", row.getUUID("id"));
            return Stream.empty();
        }
    }

    @Override
    public Uni<List<Notification>> findPendingForUpdate(Collection<NotificationId> ids) {
        return find(
                        "id in ?1 and status = ?2 order by id",
                        ids.stream().map(NotificationId::value).toList(),
                        NotificationStatus.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(NotificationStore::toNotifications);
    }

    @Override
    public Uni<Void> record(Notification notification, List<NotificationEvent> events) {
        Notification now = notification;
        List<OutgoingMessage> messages = new ArrayList<>();
        for (NotificationEvent event : events) {
            now = event.applyTo(now);
            messages.addAll(NotificationTranslator.toMessages(now, event));
        }
        return events.isEmpty() ? Uni.createFrom().voidItem() : save(now, messages);
    }

    private Uni<Void> save(Notification notification, List<OutgoingMessage> messages) {
        return findById(notification.id().value())
                .invoke(row -> NotificationRowMapper.update(row, notification))
                .chain(row -> outbox.add(messages, row.cause()));
    }

    private static List<Notification> toNotifications(List<NotificationRow> rows) {
        return rows.stream().map(NotificationRowMapper::toNotification).toList();
    }
}
