package tidings.http;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/** The path of a field in errors, for example {@code lines[0].unitPrice}. */
final class JsonPath {

    private JsonPath() {}

    static String of(List<Reference> path) {
        StringBuilder text = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.isEmpty() ? "body" : text.toString();
    }
}
