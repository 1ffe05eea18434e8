package tidings.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (2020-12) of a message as subscribers get it, derived from its record: without {@link Confidential} fields.
 * A component without {@code @Nullable} is required.
 */
public final class MessageSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Describes recursive types to this depth, and allows any value below it. */
    private static final int MAX_DEPTH = 6;

    private MessageSchema() {}

    /** Returns the schema of the messages of a type. */
    public static ObjectNode of(MessageType type) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:tidings:schema:" + type.name());
        schema.put("title", type.record().getSimpleName());
        schema.setAll(object(type.record(), 0));
        return schema;
    }

    private static ObjectNode object(Class<?> record, int depth) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.isAnnotationPresent(Confidential.class)) {
                continue;
            }
            properties.set(component.getName(), schema(component.getGenericType(), depth + 1));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private static ObjectNode schema(Type type, int depth) {
        if (depth > MAX_DEPTH) {
            return JSON.objectNode();
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, depth);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return object(plain, depth);
        }
        if (plain.isEnum()) {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            var values = schema.putArray("enum");
            List.of(plain.getEnumConstants()).forEach(constant -> values.add(((Enum<?>) constant).name()));
            return schema;
        }
        return simple(plain);
    }

    private static ObjectNode generic(ParameterizedType type, int depth) {
        Type[] arguments = type.getActualTypeArguments();
        return arguments.length == 1
                ? JSON.objectNode().put("type", "array").set("items", schema(arguments[0], depth + 1))
                : JSON.objectNode().put("type", "object").set("additionalProperties", schema(arguments[1], depth + 1));
    }

    private static ObjectNode simple(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type == UUID.class) {
            return schema.put("type", "string").put("format", "uuid");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == String.class || type == java.time.Instant.class) {
            return schema.put("type", "string");
        }
        return schema.put("type", "integer");
    }
}
