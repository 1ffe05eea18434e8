package tidings.notifications.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.notifications.NotificationGateway;
import tidings.notifications.NotificationGatewayConfig;
import tidings.notifications.domain.Notification;

/** The provider at {@code tidings.notification-gateway.url}; the simulated one without that setting. */
@ApplicationScoped
class ConfiguredNotificationGateway implements NotificationGateway {

    private final NotificationGateway provider;

    ConfiguredNotificationGateway(
            NotificationGatewayConfig config, SimulatedNotificationGateway simulated, Vertx vertx) {
        this.provider = config.url()
                .<NotificationGateway>map(
                        url -> new HttpNotificationGateway(vertx, url, config.apiKey(), config.timeout()))
                .orElse(simulated);
    }

    @Override
    public Uni<String> send(Notification notification) {
        return provider.send(notification);
    }
}
