package tidings.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The JSON form of a message.
 *
 * <p>A reader ignores unknown fields, so fields can be added freely. It rejects a field that is missing, null or of another
 * type, unless the record marks it {@code @Nullable}.
 */
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new NullMarkedRecords())
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MessageJson() {}

    /** Writes a message as UTF-8 JSON. */
    public static byte[] write(Message message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(message.getClass() + " cannot be written as JSON", e);
        }
    }

    /**
     * Returns a message as it came, also with fields that this version of the contract does not know, less its
     * {@link Confidential} fields.
     */
    public static byte[] withoutConfidential(MessageType type, byte[] json) throws IOException {
        if (type.confidential().isEmpty()) {
            return json;
        }
        return MAPPER.writeValueAsBytes(MAPPER.readValue(json, ObjectNode.class).remove(type.confidential()));
    }

    /** Reads a message of the given type. Fails with {@link JsonProcessingException} if {@code json} is no such message. */
    public static Message read(MessageType type, byte[] json) throws IOException {
        return MAPPER.readValue(json, type.record());
    }
}
