package tidings.eventmanager.deadletters.record;

import org.jspecify.annotations.Nullable;

/** A header of a record. Names may repeat, and a value may be missing. */
public record Header(String name, @Nullable Bytes value) {

    public static Header of(String name, String value) {
        return new Header(name, Bytes.of(value));
    }
}
