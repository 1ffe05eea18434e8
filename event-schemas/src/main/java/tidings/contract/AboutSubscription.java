package tidings.contract;

import java.util.UUID;

/** A message about a subscription. */
public interface AboutSubscription extends Keyed {

    UUID subscriptionId();

    /** Returns the id of the subscription. */
    @Override
    default UUID key() {
        return subscriptionId();
    }
}
