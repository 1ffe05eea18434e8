package tidings.eventmanager.deadletters.record;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The reason why a service could not handle a message.
 *
 * @param exception the class name of the exception
 * @param reason the message of the exception
 */
public record FailureCause(String exception, String reason) {

    private static final int MAX_LENGTH = 300;

    /** The parts of a reason that vary between messages with the same cause; the first match at a position wins. */
    private static final List<Map.Entry<Pattern, String>> VARIABLES = List.of(
            entry(Pattern.compile("(?i)\\b(string|token|value|text) (\"[^\"]*+\"|'[^']*+')"), "$1 <text>"),
            entry(Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"), "<id>"),
            entry(Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d(T[\\d:.]+(Z|[+-]\\d\\d:\\d\\d)?)?"), "<time>"),
            entry(Pattern.compile("\\b(?=\\w*\\d)\\w{12,}\\b"), "<id>"),
            entry(Pattern.compile("\\b\\d+\\b"), "<n>"),
            entry(Pattern.compile("\\s+"), " "));

    /** The reason without ids, numbers, times and quoted values: equal for equal causes. */
    public String pattern() {
        String pattern = reason;
        for (Map.Entry<Pattern, String> variable : VARIABLES) {
            pattern = variable.getKey().matcher(pattern).replaceAll(variable.getValue());
        }
        return pattern.length() <= MAX_LENGTH ? pattern : pattern.substring(0, MAX_LENGTH) + "…";
    }
}
