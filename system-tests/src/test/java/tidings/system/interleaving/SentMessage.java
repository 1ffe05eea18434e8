package tidings.system.interleaving;

import java.time.Instant;
import tidings.contract.Message;

/** A message on its way; {@code expiry} is null where it has no deadline. */
record SentMessage(Message message, Instant expiry) {

    SentMessage(Message message) {
        this(message, null);
    }
}
