package school;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A channel that takes one record at a time, as text. */
@ApplicationScoped
class OrdinaryChannel {

    static final String TOPIC = "ordinary";

    private final List<String> received = new CopyOnWriteArrayList<>();

    @Incoming(TOPIC)
    void on(String text) {
        received.add(text);
    }

    List<String> received() {
        return received;
    }

    /** Takes back, for this channel, the settings that the plumbing makes for every channel. */
    public static final class Profile implements QuarkusTestProfile {

        private static final String CHANNEL = "mp.messaging.incoming." + TOPIC;

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    CHANNEL + ".connector",
                    "smallrye-kafka",
                    CHANNEL + ".batch",
                    "false",
                    CHANNEL + ".key.deserializer",
                    StringDeserializer.class.getName(),
                    CHANNEL + ".value.deserializer",
                    StringDeserializer.class.getName());
        }
    }
}
