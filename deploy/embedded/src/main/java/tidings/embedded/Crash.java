package tidings.embedded;

import java.util.List;

/** An unexpected exit of a component, with the last lines of its log. */
public record Crash(Component component, String exit, List<String> lastLines) {

    @Override
    public String toString() {
        return "the " + component + " " + exit + "; its last lines:\n  " + String.join("\n  ", lastLines);
    }
}
