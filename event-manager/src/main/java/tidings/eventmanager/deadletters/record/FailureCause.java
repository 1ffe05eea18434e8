package tidings.eventmanager.deadletters.record;

import java.util.LinkedHashMap;
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
    private static final Map<Pattern, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put(Pattern.compile("(?i)\\b(string|token|value|text) (\"[^\"]*+\"|'[^']*+')"), "$1 <text>");
        VARIABLES.put(Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"), "<id>");
        VARIABLES.put(Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d(T[\\d:.]+(Z|[+-]\\d\\d:\\d\\d)?)?"), "<time>");
        VARIABLES.put(Pattern.compile("\\b(?=\\w*\\d)\\w{12,}\\b"), "<id>");
        VARIABLES.put(Pattern.compile("\\b\\d+\\b"), "<n>");
        VARIABLES.put(Pattern.compile("\\s+"), " ");
    }

    /** The reason without ids, numbers, times and quoted values: equal for equal causes. */
    public String pattern() {
        String pattern = reason;
        for (Map.Entry<Pattern, String> variable : VARIABLES.entrySet()) {
            pattern = variable.getKey().matcher(pattern).replaceAll(variable.getValue());
        }
        return pattern.length() <= MAX_LENGTH ? pattern : pattern.substring(0, MAX_LENGTH) + "…";
    }
}
