package tidings.notifications.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import tidings.notifications.Courier;
import tidings.notifications.domain.Notification;

/**
 * Plays the provider that brings notifications to customers: writes one line to the log for each.
 *
 * <p>Its table stands for what such a provider remembers by idempotency key. Nothing else reads or writes it, and it is
 * in no transaction of this service.
 */
@ApplicationScoped
class LogCourier implements Courier {

    private static final Logger LOG = Logger.getLogger(LogCourier.class);
    private static final String CHANNEL = "log";
    /** What it forgets in a crash of the database it would only tell again: its commit does not wait for the disk. */
    private static final String REMEMBER = """
            insert into courier_log (notification_id, text)
            select $1, $2 where set_config('synchronous_commit', 'off', true) = 'off'
            on conflict do nothing""";

    private final Pool provider;

    LogCourier(Pool provider) {
        this.provider = provider;
    }

    @Override
    public Uni<String> bring(Notification notification) {
        return provider.withConnection(connection -> connection
                        .preparedQuery(REMEMBER)
                        .execute(Tuple.of(notification.id().value(), notification.text())))
                .invoke(remembered -> {
                    if (remembered.rowCount() == 1) {
                        LOG.infof(
                                "order %s: told the customer of %s, channel %s",
                                notification.order(), notification.occasion(), CHANNEL);
                    }
                })
                .replaceWith(CHANNEL);
    }
}
