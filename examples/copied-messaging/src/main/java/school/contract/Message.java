package school.contract;

import java.util.UUID;

/** A message that crosses the border of this application: a record that {@link MessageType} lists. */
public interface Message {

    /** Returns the id of the aggregate: the key on Kafka, so messages of one aggregate stay in order. */
    UUID key();
}
