package tidings.system.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A line in the record of a provider.
 *
 * @param key the idempotency key of the request
 * @param body the request, a JSON object on one line
 */
public record ProviderEntry(Kind kind, String key, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the provider did, or noticed. */
    public enum Kind {
        /** Moved money to the shop. */
        CHARGED,
        DECLINED,
        /** Moved money back to the customer. */
        REFUNDED,
        /** Sent a notification to the customer. */
        NOTIFIED,
        /** Rejected a request: another one with its key was in progress. */
        OVERLAPPED,
        /** Rejected a request: the provider knows its key from another content. */
        REUSED_KEY
    }

    static ProviderEntry parse(String line) {
        String[] columns = line.split("\t", 3);
        return new ProviderEntry(Kind.valueOf(columns[0]), columns[1], columns[2]);
    }

    String line() {
        return kind + "\t" + key + "\t" + body + "\n";
    }

    ProviderEntry as(Kind other) {
        return new ProviderEntry(other, key, body);
    }

    /** Returns whether the provider did something, whose answer it repeats. */
    boolean isWork() {
        return kind != Kind.OVERLAPPED && kind != Kind.REUSED_KEY;
    }

    public boolean is(Kind one) {
        return kind == one;
    }

    public String order() {
        return text("order");
    }

    public long amount() {
        return json().path("amount").asLong();
    }

    public String occasion() {
        return text("occasion");
    }

    String text(String field) {
        return json().path(field).asText();
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
