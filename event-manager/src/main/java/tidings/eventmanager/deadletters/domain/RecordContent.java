package tidings.eventmanager.deadletters.domain;

import org.jspecify.annotations.Nullable;

/** What a record carries: each part of it may be missing, and may be anything. */
public record RecordContent(@Nullable Bytes key, @Nullable Bytes payload, Headers headers) {

    public RecordContent with(Bytes newPayload) {
        return new RecordContent(key, newPayload, headers);
    }

    public RecordContent with(Headers newHeaders) {
        return new RecordContent(key, payload, newHeaders);
    }
}
