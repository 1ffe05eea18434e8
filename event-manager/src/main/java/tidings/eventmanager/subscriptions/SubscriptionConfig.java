package tidings.eventmanager.subscriptions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of subscriptions. */
@ConfigMapping(prefix = "tidings.subscriptions")
public interface SubscriptionConfig {

    /** The largest number of subscriptions of an owner. */
    @WithDefault("1000")
    int maxSubscriptions();
}
