package tidings.embedded.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Compares an answer with its example.
 *
 * <p>An object has exactly the fields of the example. An array has an element like each one of the example. Texts are equal
 * except for times, UUIDs, secrets, local addresses and numbers, which differ from request to request.
 */
final class ExampleFit {

    private static final Pattern VARIABLE = Pattern.compile(String.join(
            "|",
            "\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z",
            "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}",
            "whsec_[A-Za-z0-9+/=]+",
            "cursor=[^&\"]+",
            "localhost:\\d+|127\\.0\\.0\\.1:\\d+",
            "\\d+(\\.\\d+)?"));

    private ExampleFit() {}

    static List<String> of(JsonNode example, JsonNode answer) {
        return differences("body", example, answer);
    }

    static List<String> ofText(String example, List<String> lines) {
        List<String> expected =
                example.lines().map(ExampleFit::withoutVariables).toList();
        List<String> actual = lines.stream().map(ExampleFit::withoutVariables).toList();
        return expected.equals(actual) ? List.of() : List.of("text " + lines);
    }

    private static List<String> differences(String path, JsonNode example, JsonNode answer) {
        if (example.getNodeType() != answer.getNodeType()) {
            return List.of(path + " is " + answer);
        }
        if (example.isObject()) {
            return ofFields(path, example, answer);
        }
        if (example.isArray()) {
            return ofElements(path, example, answer);
        }
        return example.isNumber() || withoutVariables(example.asText()).equals(withoutVariables(answer.asText()))
                ? List.of()
                : List.of(path + " is " + answer);
    }

    private static List<String> ofFields(String path, JsonNode example, JsonNode answer) {
        if (!names(example).equals(names(answer))) {
            return List.of(path + " has the fields " + names(answer));
        }
        List<String> differences = new ArrayList<>();
        for (String name : names(example)) {
            differences.addAll(differences(path + "." + name, example.path(name), answer.path(name)));
        }
        return differences;
    }

    private static List<String> ofElements(String path, JsonNode example, JsonNode answer) {
        if (example.isEmpty() != answer.isEmpty()) {
            return List.of(path + " is " + answer);
        }
        List<String> differences = new ArrayList<>();
        for (JsonNode element : example) {
            Iterator<List<String>> all = StreamSupport.stream(answer.spliterator(), false)
                    .map(each -> differences(path + "[]", element, each))
                    .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                    .iterator();
            differences.addAll(all.next());
        }
        return differences;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String withoutVariables(String text) {
        return VARIABLE.matcher(text).replaceAll("#");
    }
}
