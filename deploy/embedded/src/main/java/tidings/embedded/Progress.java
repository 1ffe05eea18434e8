package tidings.embedded;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reports events of components, one line per event. */
record Progress(Consumer<String> listener) {

    /** Reports which components start now, and which start after them. */
    void starting(List<List<Component>> groups) {
        String all = groups.stream()
                .map(group -> group.stream().map(Component::label).collect(joining(", ")))
                .collect(joining("; then "));
        listener.accept("starting " + all);
    }

    void report(Object component, String event) {
        listener.accept(String.format(Locale.ROOT, "%-20s %s", component, event));
    }

    /** Returns the elapsed time in a readable form. */
    static String since(long beginNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - beginNanos) / 1e9);
    }
}
