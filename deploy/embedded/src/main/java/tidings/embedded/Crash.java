package tidings.embedded;

import java.util.List;

/** That a part ended which nobody had asked to, with the last it said. */
public record Crash(Component part, String ending, List<String> lastLines) {

    @Override
    public String toString() {
        return "the " + part + " " + ending + "; its last lines:\n  " + String.join("\n  ", lastLines);
    }
}
