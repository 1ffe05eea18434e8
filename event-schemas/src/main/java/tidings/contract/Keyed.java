package tidings.contract;

import java.util.UUID;

/** A message about one aggregate. The aggregate's id is the Kafka key, so the messages of one aggregate stay in order. */
public interface Keyed {

    UUID key();
}
