package tidings.eventmanager.log;

import java.time.Instant;
import java.util.Map;

/**
 * An event as a subscriber receives it.
 *
 * @param key the ordering key: events with the same key are delivered in order
 * @param attributes the CloudEvents attributes and extensions by name
 * @param payload JSON
 */
public record PublishedEvent(String key, Instant time, Map<String, String> attributes, String payload) {

    public String id() {
        return attribute("id");
    }

    public String source() {
        return attribute("source");
    }

    public String type() {
        return attribute("type");
    }

    private String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
