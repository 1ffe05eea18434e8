package tidings.eventmanager.deadletters.record;

import org.jspecify.annotations.Nullable;

/** The content of a record. Each part may be missing and may have any bytes. */
public record RecordContent(@Nullable Bytes key, @Nullable Bytes payload, Headers headers) {

    public RecordContent with(Bytes newPayload) {
        return new RecordContent(key, newPayload, headers);
    }

    public RecordContent with(Headers newHeaders) {
        return new RecordContent(key, payload, newHeaders);
    }
}
