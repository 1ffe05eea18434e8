package tidings.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExistingTopicsTest {

    private final ExistingTopics topics = new ExistingTopics(Map.of());

    @Test
    void messages_to_one_topic_share_its_lookup() {
        assertThat(topics.require("orders.events.v1"))
                .isSameAs(topics.require("orders.events.v1"))
                .isNotSameAs(topics.require("payments.events.v1"));
    }
}
