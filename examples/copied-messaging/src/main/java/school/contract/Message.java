package school.contract;

import java.util.UUID;

/** A message that crosses the border of this application. */
public sealed interface Message permits Event, Command {

    /** The id of the aggregate that the message is about. It is the key on Kafka, so messages of one aggregate stay in order. */
    UUID key();
}
