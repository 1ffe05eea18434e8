package tidings.subscriptions.domain;

import java.util.Locale;

/** A subscription cannot become what somebody wants it to be, for it is something else now. */
public final class TransitionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransitionRefused(Status actual, Status wanted) {
        super("It is " + name(actual) + " and cannot become " + name(wanted) + " by this.");
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
