package tidings.system.interleaving;

import java.time.Instant;
import tidings.contract.Message;

/** A message on its way; {@code expiry} is null where it has no deadline. */
record Sent(Message message, Instant expiry) {

    Sent(Message message) {
        this(message, null);
    }
}
