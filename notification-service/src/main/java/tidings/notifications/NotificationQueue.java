package tidings.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.notifications.domain.Notification;

/**
 * Notifications that were just recorded, on their way to {@link NotifyCustomers} without a look at the database.
 *
 * <p>It is memory and no promise: what is lost here is due in the database when its time here ends.
 */
@ApplicationScoped
class NotificationQueue {

    private static final int ROOM = 1000;

    private final Queue<Held> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    /** Whether more should come. A transaction that began while there was room may exceed it by what it records. */
    boolean hasRoom() {
        return size.get() < ROOM;
    }

    /** Holds it; nobody else claims it before {@code until}. */
    void add(Notification notification, Instant until) {
        held.add(new Held(notification, until));
        size.incrementAndGet();
    }

    /** Takes at most {@code limit}; drops those that somebody else may claim before {@code needed}. */
    List<Notification> take(int limit, Instant needed) {
        List<Notification> taken = new ArrayList<>();
        while (taken.size() < limit) {
            Held next = held.poll();
            if (next == null) {
                break;
            }
            size.decrementAndGet();
            if (next.until().isAfter(needed)) {
                taken.add(next.notification());
            }
        }
        return taken;
    }

    private record Held(Notification notification, Instant until) {}
}
