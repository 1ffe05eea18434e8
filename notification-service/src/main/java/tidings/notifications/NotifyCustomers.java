package tidings.notifications;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tidings.messaging.work.TransientFailure;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationId;

/**
 * Sends pending notifications through the gateway, and records the results in batches.
 *
 * <p>No transaction is open while the gateway works. After a crash before the result is recorded, the notification is due
 * when its claim ends: it is then sent again with the same id, and the gateway recognises it.
 */
@ApplicationScoped
public class NotifyCustomers {

    private static final Logger LOG = Logger.getLogger(NotifyCustomers.class);
    private static final int BATCH_SIZE = 100;

    private final Notifications notifications;
    private final NotificationHandoff handoff;
    private final NotificationGateway gateway;
    private final NotificationGatewayGuard guard;
    private final Duration timeout;
    private final Counter failed;

    NotifyCustomers(
            Notifications notifications,
            NotificationHandoff handoff,
            NotificationGateway gateway,
            NotificationGatewayGuard guard,
            NotificationGatewayConfig config,
            MeterRegistry metrics) {
        this.notifications = notifications;
        this.handoff = handoff;
        this.gateway = gateway;
        this.guard = guard;
        this.timeout = config.timeout();
        this.failed = metrics.counter("tidings.notifications.failed", "step", "record");
    }

    /**
     * Sends notifications that were handed off. Returns whether there may be more.
     *
     * <p>{@code onRecorded} runs when the results of a batch are recorded.
     */
    public Uni<Boolean> notifyNew(Runnable onRecorded) {
        return notifyBatch(handoff.take(BATCH_SIZE, now().plus(timeout)), onRecorded);
    }

    /** Claims and sends notifications that are due. Otherwise as {@link #notifyNew}; neither delays the other. */
    public Uni<Boolean> notifyDue(Runnable onRecorded) {
        Instant now = now();
        return notifications
                .claim(BATCH_SIZE, now, now.plus(NotificationHandoff.CLAIM))
                .chain(claimed -> notifyBatch(claimed, onRecorded));
    }

    private Uni<Boolean> notifyBatch(List<Notification> batch, Runnable onRecorded) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        return send(batch)
                .emitOn(context)
                .chain(channels -> record(batch, channels))
                .invoke(onRecorded)
                .replaceWith(batch.size() == BATCH_SIZE);
    }

    /** Returns the channel of each notification that was sent. */
    private Uni<Map<NotificationId, String>> send(List<Notification> batch) {
        Map<NotificationId, String> channels = new ConcurrentHashMap<>();
        return Uni.join()
                .all(batch.stream().map(each -> send(each, channels)).toList())
                .andFailFast()
                .replaceWith(channels);
    }

    private Uni<String> send(Notification notification, Map<NotificationId, String> channels) {
        return guard.call(() -> gateway.send(notification))
                .invoke(channel -> channels.put(notification.id(), channel))
                .onFailure()
                .invoke(failure -> LOG.warnf("notification %s: the gateway failed: %s", notification.id(), failure))
                .onFailure()
                .recoverWithNull();
    }

    /** If a batch cannot be recorded, each result gets a transaction of its own, and an outage fails the batch. */
    private Uni<Void> record(List<Notification> batch, Map<NotificationId, String> channels) {
        return recordTogether(batch, channels)
                .onFailure(failure -> !TransientFailure.is(failure))
                .recoverWithUni(failure -> batch.size() == 1
                        ? Uni.createFrom().voidItem().invoke(() -> skip(batch.get(0), failure))
                        : recordOneByOne(batch, channels));
    }

    private Uni<Void> recordOneByOne(List<Notification> batch, Map<NotificationId, String> channels) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(each -> record(List.of(each), channels))
                .onItem()
                .ignoreAsUni();
    }

    /** It is due when its claim ends: it is then sent again with the same id. */
    private void skip(Notification notification, Throwable failure) {
        failed.increment();
        LOG.errorf(failure, "notification %s: its result cannot be recorded", notification.id());
    }

    private Uni<Void> recordTogether(List<Notification> batch, Map<NotificationId, String> channels) {
        List<NotificationId> ids = batch.stream().map(Notification::id).toList();
        Instant now = now();
        return Panache.withTransaction(
                () -> notifications.findPendingForUpdate(ids).chain(pending -> Multi.createFrom()
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

    /** Returns the time with the precision of the database. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
