package tidings.system.interleaving;

import java.time.Instant;
import tidings.contract.Message;

/** A message in transit; {@code expiry} is null if it has no deadline. */
record SentMessage(Message message, Instant expiry) {

    SentMessage(Message message) {
        this(message, null);
    }
}
