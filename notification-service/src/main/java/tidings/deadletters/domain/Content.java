package tidings.deadletters.domain;

import org.jspecify.annotations.Nullable;

/** What a record carries: each part of it may be missing, and may be anything. */
public record Content(@Nullable Bytes key, @Nullable Bytes payload, Headers headers) {

    public Content with(Bytes newPayload) {
        return new Content(key, newPayload, headers);
    }

    public Content with(Headers newHeaders) {
        return new Content(key, payload, newHeaders);
    }
}
