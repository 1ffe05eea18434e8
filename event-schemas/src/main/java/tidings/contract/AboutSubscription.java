package tidings.contract;

import java.util.UUID;

/** What belongs to a subscription. */
public interface AboutSubscription extends Keyed {

    UUID subscriptionId();

    /** The subscription is what it is about. */
    @Override
    default UUID key() {
        return subscriptionId();
    }
}
