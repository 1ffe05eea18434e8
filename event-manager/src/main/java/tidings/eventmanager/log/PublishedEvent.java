package tidings.eventmanager.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as a subscriber receives it.
 *
 * @param key the ordering key: events with the same key are delivered in order
 * @param attributes the CloudEvents attributes and extensions by name
 * @param payload JSON
 */
public record PublishedEvent(String key, Instant time, Map<String, String> attributes, String payload) {

    /**
     * An event with the attributes that each one has, and some more.
     *
     * @param subject the subject, which is also the ordering key
     */
    public static PublishedEvent of(
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            Map<String, String> more,
            String payload) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id);
        attributes.put("source", source);
        attributes.put("type", type);
        attributes.put("time", time.toString());
        attributes.put("subject", subject);
        attributes.put("datacontenttype", "application/json");
        attributes.putAll(more);
        return new PublishedEvent(subject, time, attributes, payload);
    }

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
