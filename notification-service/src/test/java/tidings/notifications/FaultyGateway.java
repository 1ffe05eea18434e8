package tidings.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import tidings.notifications.domain.Notification;

/** The real gateway with the faults that a test plans. */
@Decorator
@Priority(1)
class FaultyGateway implements NotificationGateway {

    @Inject
    @Delegate
    @Any
    NotificationGateway gateway;

    @Inject
    NotificationGatewayFaults faults;

    @Override
    public Uni<String> send(Notification notification) {
        return faults.apply(notification.order(), notification.id(), gateway.send(notification));
    }
}
