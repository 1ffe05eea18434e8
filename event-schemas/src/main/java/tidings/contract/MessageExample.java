package tidings.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The golden sample of a type, as an example for documentation. */
public final class MessageExample {

    private static final JsonMapper MAPPER = new JsonMapper();

    private MessageExample() {}

    /** Returns the first sample of a type. */
    public static JsonNode of(MessageType type) {
        String name = "/golden/" + type.name() + ".json";
        try (InputStream sample = MessageExample.class.getResourceAsStream(name)) {
            if (sample == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return MAPPER.readTree(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
