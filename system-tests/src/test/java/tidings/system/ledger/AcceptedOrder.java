package tidings.system.ledger;

import java.util.Set;

/**
 * An accepted order, as its customer knows it.
 *
 * @param total in cents
 * @param declined whether the provider declines its payment method
 * @param answered the outcome that a {@code 201} named; empty after a {@code 202}
 */
public record AcceptedOrder(String id, long total, boolean declined, String answered, Cancellation cancellation) {

    private static final Set<String> REFUSING = Set.of("REJECTED", "EXPIRED");

    /** What the customer was told about the cancellation. */
    public enum Cancellation {
        NOT_REQUESTED,
        /** Answered with {@code 202}: a promise. */
        PROMISED,
        /** Answered with {@code 409}: the order had been rejected, or had expired. */
        REFUSED,
        UNANSWERED
    }

    AcceptedOrder with(Cancellation told) {
        return new AcceptedOrder(id, total, declined, answered, told);
    }

    /** Returns whether an order that ends like this keeps all that its customer was told. */
    boolean allows(String end) {
        boolean cancelled = end.equals("CANCELLED");
        boolean asCancellation =
                switch (cancellation) {
                    case NOT_REQUESTED -> !cancelled;
                    case PROMISED -> cancelled;
                    case REFUSED -> REFUSING.contains(end);
                    case UNANSWERED -> true;
                };
        boolean asAnswered = answered.isEmpty() || answered.equals(end) || (answered.equals("CONFIRMED") && cancelled);
        boolean asPaid = declined ? !end.equals("CONFIRMED") : !end.equals("REJECTED");
        return asCancellation && asAnswered && asPaid;
    }
}
