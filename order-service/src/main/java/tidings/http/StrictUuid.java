package tidings.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a UUID in its 36 characters only (RFC 9562, section 4). Java and Jackson read shorter forms, too. */
public final class StrictUuid {

    private StrictUuid() {}

    /** Fails with {@link IllegalArgumentException}. */
    public static UUID of(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return id;
    }

    /** Reads UUIDs in JSON. */
    static final class Deserializer extends StdScalarDeserializer<UUID> {

        private static final long serialVersionUID = 1L;

        Deserializer() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("");
            try {
                return of(text);
            } catch (IllegalArgumentException e) {
                return (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
            }
        }
    }

    /** Reads UUIDs in paths: another text is an address of nothing. */
    @Provider
    static final class Parameters implements ParamConverterProvider {

        @Override
        @SuppressWarnings("unchecked") // the types are equal
        public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
            return type == UUID.class ? (ParamConverter<T>) new Parameter() : null;
        }
    }

    private static final class Parameter implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            return of(text);
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
