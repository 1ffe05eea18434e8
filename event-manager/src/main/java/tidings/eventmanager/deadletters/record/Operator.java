package tidings.eventmanager.deadletters.record;

import java.util.Optional;
import java.util.regex.Pattern;

/** The operator of an action on dead letters. */
public record Operator(String name) {

    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,98}[\\x21-\\x7e])?");

    /** Empty if the name is invalid: it has 1 to 100 printable characters. */
    public static Optional<Operator> of(String name) {
        return NAME.matcher(name).matches() ? Optional.of(new Operator(name)) : Optional.empty();
    }
}
