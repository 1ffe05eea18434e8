package tidings.contract;

import java.util.UUID;

/** What is about one thing, and stays in order with whatever else is about it: its id is the key on Kafka. */
public interface Keyed {

    UUID key();
}
