package tidings.eventmanager.deadletters.record;

/** A change of the content of a message. */
@FunctionalInterface
public interface Edit {

    Edited of(RecordContent before);

    /** The new content, and a description of the change without any content of the payload. */
    record Edited(RecordContent content, String description) {}

    /** Replaces the payload. */
    static Edit newPayload(Bytes payload) {
        return before -> new Edited(
                before.with(payload),
                "payload, before " + (before.payload() == null ? "none" : before.payload()) + ", after " + payload);
    }

    /** Sets the only header of this name. */
    static Edit setHeader(String name, String value) {
        return before -> {
            String old = before.headers()
                    .printable(name)
                    .map(text -> "'" + text + "'")
                    .orElse("none or unprintable");
            return new Edited(
                    before.with(before.headers().with(Header.of(name, value))),
                    "header " + name + ", before " + old + ", after '" + value + "'");
        };
    }

    /** Removes all headers of this name. */
    static Edit removeHeader(String name) {
        return before -> new Edited(before.with(before.headers().without(name)), "header " + name + " removed");
    }
}
