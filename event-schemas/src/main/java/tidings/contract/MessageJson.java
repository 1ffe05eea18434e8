package tidings.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * The JSON form of a message.
 *
 * <p>A reader tolerates fields that it does not know, so fields can be added freely. It refuses what is missing, null or
 * of another type where the record does not say {@code @Nullable}: half a message is worse than none.
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

    /** The message as UTF-8 JSON. */
    public static byte[] write(Message message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + message.getClass(), e);
        }
    }

    /** Reads a message of the given type; fails with {@link JsonProcessingException} where {@code json} is not one. */
    public static Message read(MessageType type, byte[] json) throws IOException {
        return MAPPER.readValue(json, type.record());
    }
}
