package tidings.eventmanager.subscriptions;

import tidings.eventmanager.http.ProblemDetails.FieldError;

/** An invalid or forbidden subscription; names the field and the reason. */
public final class InvalidSubscription extends RuntimeException {

    final FieldError error;

    public InvalidSubscription(String field, String reason) {
        super(field + ": " + reason);
        this.error = new FieldError(field, reason);
    }

    static void unless(boolean holds, String field, String reason) {
        if (!holds) {
            throw new InvalidSubscription(field, reason);
        }
    }
}
