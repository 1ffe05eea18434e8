package school.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The JSON form of a message. A reader ignores unknown fields, and rejects a message with a missing one. */
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private MessageJson() {}

    /** Returns the message as UTF-8 JSON. */
    public static byte[] write(Message message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(message.getClass() + " cannot be written as JSON", e);
        }
    }

    /** Reads a message of the given type; fails with {@link JsonProcessingException} if {@code json} is not one. */
    public static Message read(MessageType type, byte[] json) throws IOException {
        return MAPPER.readValue(json, type.record());
    }
}
