package tidings.notifications;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationId;

/**
 * Has the courier bring what customers are to be told: what was just recorded, and what is due.
 *
 * <p>No transaction is open while the courier is on its way: one takes a batch in hand, the courier brings it, and
 * another one records what came of it. After a crash in between it is due 30 seconds later, and the courier is asked
 * again.
 */
@ApplicationScoped
public class NotifyCustomers {

    private static final Logger LOG = Logger.getLogger(NotifyCustomers.class);
    /** For so long what is in one replica's hands is left alone by the others. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    private static final int AT_ONCE = 100;

    private final Notifications notifications;
    private final NotificationQueue handover;
    private final NotificationGateway courier;
    private final Duration patience;

    public NotifyCustomers(
            Notifications notifications,
            NotificationQueue handover,
            NotificationGateway courier,
            @ConfigProperty(name = "tidings.courier.patience") Duration patience) {
        this.notifications = notifications;
        this.handover = handover;
        this.courier = courier;
        this.patience = patience;
    }

    /** Sends what was just recorded. Returns what may be done now. */
    public Uni<Progress> sendFresh() {
        return deliver(handover.take(AT_ONCE, now().plus(patience)));
    }

    /** Sends what a crash or a failure left, or what found no room in the hand-over. Returns what may be done now. */
    public Uni<Progress> sendDue() {
        Instant now = now();
        return Panache.withTransaction(() -> notifications.claim(AT_ONCE, now, now.plus(CLAIM)))
                .chain(this::deliver);
    }

    private Uni<Progress> deliver(List<Notification> batch) {
        Progress progress = new Progress(!batch.isEmpty(), batch.size() == AT_ONCE);
        if (batch.isEmpty()) {
            return Uni.createFrom().item(progress);
        }
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        return bring(batch)
                .emitOn(context)
                .chain(channels -> settle(batch, channels))
                .replaceWith(progress);
    }

    /** Returns the channel by which each went that did. */
    private Uni<Map<NotificationId, String>> bring(List<Notification> claimed) {
        Map<NotificationId, String> channels = new ConcurrentHashMap<>();
        return Uni.join()
                .all(claimed.stream().map(each -> bring(each, channels)).toList())
                .andFailFast()
                .replaceWith(channels);
    }

    private Uni<String> bring(Notification notification, Map<NotificationId, String> channels) {
        return Uni.createFrom()
                .deferred(() -> courier.bring(notification))
                .ifNoItem()
                .after(patience)
                .fail()
                .invoke(channel -> channels.put(notification.id(), channel))
                .onFailure()
                .invoke(failure -> LOG.warnf("notification %s waits: %s", notification.id(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> settle(List<Notification> claimed, Map<NotificationId, String> channels) {
        List<NotificationId> ids = claimed.stream().map(Notification::id).toList();
        Instant now = now();
        return Panache.withTransaction(() -> notifications.pending(ids).chain(pending -> Multi.createFrom()
                .iterable(pending)
                .onItem()
                .transformToUniAndConcatenate(
                        each -> notifications.record(each, outcome(each, channels.get(each.id()), now)))
                .onItem()
                .ignoreAsUni()));
    }

    private static List<NotificationEvent> outcome(Notification notification, @Nullable String channel, Instant now) {
        return channel == null ? notification.failed(now) : notification.sent(channel, now);
    }

    /** As exact as the database. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether some were settled, and whether there may be more to send. */
    public record Progress(boolean settled, boolean more) {}
}
