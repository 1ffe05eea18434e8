package tidings.eventmanager.journal.flow;

import java.time.Instant;

/** The condition under which an expectation applies. */
enum Condition {
    ALWAYS {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return true;
        }
    },
    /** For an {@code OrderPlaced}: only that of a choreographed order carries the payment deadline. */
    PLACED_CHOREOGRAPHED {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return message.expiresAt() != null;
        }
    },
    PLACED_ORCHESTRATED {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return message.expiresAt() == null;
        }
    },
    IN_TIME {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return !message.isOverdue(now);
        }
    },
    OVERDUE {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return message.isOverdue(now);
        }
    },
    CHOREOGRAPHED {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return flow.messages().stream()
                    .anyMatch(placed -> placed.name().equals("OrderPlaced")
                            && placed.order().equals(message.order())
                            && placed.expiresAt() != null);
        }
    },
    ORDER_EXPIRED {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return flow.has(message.order(), "OrderExpired");
        }
    },
    ORDER_CANCELLING {
        @Override
        boolean holds(TrackedMessage message, TrackedFlow flow, Instant now) {
            return flow.has(message.order(), "OrderCancellationRequested");
        }
    };

    abstract boolean holds(TrackedMessage message, TrackedFlow flow, Instant now);
}
