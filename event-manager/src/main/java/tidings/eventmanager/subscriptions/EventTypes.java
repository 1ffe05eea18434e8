package tidings.eventmanager.subscriptions;

import java.util.Set;

/** The types of events that can be subscribed to. */
public interface EventTypes {

    Set<String> names();
}
