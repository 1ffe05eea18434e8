package tidings.subscriptions;

import tidings.subscriptions.domain.Expression;

/** CloudEvents SQL (CESQL 1.0). */
public interface SqlDialect {

    /** Fails with {@link SubscriptionRefused}, which tells the position, where it is none; {@code field} is where it stands. */
    Expression parse(String field, String text);
}
