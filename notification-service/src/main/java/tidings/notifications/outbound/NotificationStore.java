package tidings.notifications.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

    /** Each replica skips rows that another replica is claiming. */
    private static final String CLAIM = """
            update notification set due_at = :until
            where id = any(array(
                select id from notification where status = 'PENDING' and due_at <= :now
                order by due_at limit :limit for update skip locked))
            returning *""";

    private final Outbox outbox;

    NotificationStore(Outbox outbox) {
        this.outbox = outbox;
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
        return getSession()
                .chain(session -> session.createNativeQuery(CLAIM, NotificationRow.class)
                        .setParameter("limit", limit)
                        .setParameter("now", now)
                        .setParameter("until", until)
                        .getResultList())
                .map(NotificationStore::toNotifications);
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
