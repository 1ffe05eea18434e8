package tidings.eventmanager.deadletters.record;

/** A change of the content of a message. */
public sealed interface Edit {

    RecordContent of(RecordContent content);

    /** Describes the change without any content of the payload. */
    String description(RecordContent before);

    /** Replaces the payload. */
    record NewPayload(Bytes payload) implements Edit {

        @Override
        public RecordContent of(RecordContent content) {
            return content.with(payload);
        }

        @Override
        public String description(RecordContent before) {
            Bytes old = before.payload();
            return "payload, before " + (old == null ? "none" : old) + ", after " + payload;
        }
    }

    /** Sets the only header of this name. */
    record SetHeader(String name, String value) implements Edit {

        @Override
        public RecordContent of(RecordContent content) {
            return content.with(content.headers().with(Header.of(name, value)));
        }

        @Override
        public String description(RecordContent before) {
            return "header " + name + ", before "
                    + before.headers()
                            .printable(name)
                            .map(was -> "'" + was + "'")
                            .orElse("none or unprintable")
                    + ", after '" + value + "'";
        }
    }

    /** Removes all headers of this name. */
    record RemoveHeader(String name) implements Edit {

        @Override
        public RecordContent of(RecordContent content) {
            return content.with(content.headers().without(name));
        }

        @Override
        public String description(RecordContent before) {
            return "header " + name + " removed";
        }
    }
}
