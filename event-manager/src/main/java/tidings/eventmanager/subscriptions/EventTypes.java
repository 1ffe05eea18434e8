package tidings.eventmanager.subscriptions;

import java.util.Set;

/** The event types that a subscription may name. */
public interface EventTypes {

    Set<String> names();
}
