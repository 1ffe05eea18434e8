package tidings.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import tidings.notifications.domain.Notification;

/** The way to the real courier, on which things go wrong when a test wants it. */
@Decorator
@Priority(1)
class FaultyGateway implements NotificationGateway {

    @Inject
    @Delegate
    @Any
    NotificationGateway courier;

    @Inject
    NotificationGatewayFaults faults;

    @Override
    public Uni<String> bring(Notification notification) {
        return faults.onTheWay(notification.order(), notification.id(), courier.bring(notification));
    }
}
