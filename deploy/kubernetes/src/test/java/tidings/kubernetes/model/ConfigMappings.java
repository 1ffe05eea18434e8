package tidings.kubernetes.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The properties that a {@code @ConfigMapping} interface reads, by its source. */
final class ConfigMappings {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(\\s*prefix = \"([^\"]+)\"");
    private static final Pattern METHOD =
            Pattern.compile("(?:@WithName\\(\"([^\"]+)\"\\)\\s+)?[\\w<>?.]+ ([a-z]\\w*)\\(\\);");

    private ConfigMappings() {}

    /** The names in kebab-case, as SmallRye Config maps methods to properties; none for another source. */
    static Stream<String> names(String source) {
        Matcher prefix = PREFIX.matcher(source);
        return prefix.find()
                ? METHOD.matcher(source)
                        .results()
                        .map(method -> prefix.group(1) + "."
                                + (method.group(1) == null ? kebabCase(method.group(2)) : method.group(1)))
                : Stream.empty();
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
