package tidings.embedded;

import java.util.Locale;
import java.util.function.Consumer;

/** Reports events of components, one line per event. */
record Progress(Consumer<String> listener) {

    void report(Object component, String event) {
        listener.accept(String.format(Locale.ROOT, "%-20s %s", component, event));
    }

    /** Returns the elapsed time in a readable form. */
    static String since(long beginNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - beginNanos) / 1e9);
    }
}
