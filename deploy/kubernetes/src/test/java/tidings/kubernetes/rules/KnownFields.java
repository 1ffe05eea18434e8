package tidings.kubernetes.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import tidings.kubernetes.model.Kinds;
import tidings.kubernetes.model.Manifests;

/**
 * Every field exists in its model. The models accept unknown fields and keep them as additional properties, which this rule reads.
 */
public final class KnownFields {

    private static final String ASIDE = "additionalProperties";

    private KnownFields() {}

    public static Stream<String> findings(Manifests manifests) {
        return manifests.documents().stream().flatMap(KnownFields::unknown);
    }

    private static Stream<String> unknown(ObjectNode document) {
        String title = Kinds.title(document);
        return Kinds.type(document)
                .map(type -> {
                    try {
                        return unknown(title + ":", Manifests.typed(document, type));
                    } catch (IllegalArgumentException e) {
                        return Stream.of(String.valueOf(e.getMessage()));
                    }
                })
                .orElseGet(() -> Stream.of(title + ": unknown kind of resource"));
    }

    private static Stream<String> unknown(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().flatMap(entry -> unknown(path + " " + entry.getKey(), entry.getValue()));
        }
        if (value instanceof Collection<?> values) {
            return values.stream().flatMap(one -> unknown(path, one));
        }
        return value != null && isModel(value.getClass())
                ? fields(value.getClass()).flatMap(field -> unknown(path, field, value))
                : Stream.of();
    }

    private static Stream<String> unknown(String path, Field field, Object owner) {
        Object value = value(field, owner);
        return field.getName().equals(ASIDE) && value instanceof Map<?, ?> aside
                ? aside.keySet().stream().map(name -> path + " has no field " + name)
                : unknown(path + " " + field.getName(), value);
    }

    private static boolean isModel(Class<?> type) {
        return !type.isEnum()
                && (type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi."));
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null && isModel(each), Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    private static Object value(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
