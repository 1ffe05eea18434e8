package tidings.embedded;

import java.util.Locale;
import java.util.function.Consumer;

/** Tells what happens to whom, a line at a time. */
record Progress(Consumer<String> listener) {

    void tell(Object who, String what) {
        listener.accept(String.format(Locale.ROOT, "%-20s %s", who, what));
    }

    /** The time that has passed, for people to read. */
    static String since(long beginNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - beginNanos) / 1e9);
    }
}
