package tidings.eventmanager.subscriptions;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The destination of events. */
public sealed interface Sink {

    /**
     * An address that receives events by HTTP POST and verifies their sender by the secret.
     *
     * @param previous the secret before the last rotation
     */
    record Webhook(
            URI target,
            ContentMode mode,
            Secret secret,
            @Nullable PreviousSecret previous) implements Sink {

        /** For this time, the previous secret signs as well: the subscriber changes its own one meanwhile. */
        private static final Duration OVERLAP = Duration.ofHours(24);

        /** The secrets that sign at a time, the current one first. */
        public List<Secret> secretsAt(Instant time) {
            return previous != null && time.isBefore(previous.until())
                    ? List.of(secret, previous.secret())
                    : List.of(secret);
        }

        /** This webhook in place of another one, whose secret it replaces if it has another. */
        Webhook inPlaceOf(Webhook before, Instant now) {
            return with(
                    secret.equals(before.secret)
                            ? before.previous
                            : new PreviousSecret(before.secret, now.plus(OVERLAP)));
        }

        Webhook with(@Nullable PreviousSecret other) {
            return new Webhook(target, mode, secret, other);
        }
    }

    /** The secret before a rotation, which signs until a time. */
    record PreviousSecret(Secret secret, Instant until) {}

    /** A topic on the broker of this system. */
    record Topic(String name) implements Sink {}

    /** The HTTP form of an event (CloudEvents HTTP binding, section 3). */
    enum ContentMode {
        BINARY,
        STRUCTURED
    }

    /**
     * The secret that a subscriber and this service share: {@code whsec_} and 24 to 64 bytes in base64 (Standard
     * Webhooks). Its {@code toString} does not reveal it.
     */
    record Secret(String value) {

        private static final Pattern FORM = Pattern.compile("whsec_[A-Za-z0-9+/]{32,86}={0,2}");
        private static final String PREFIX = "whsec_";
        private static final int BYTES = 32;

        static Secret random() {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
        }

        /** Whether a text has the form of a secret. */
        static boolean isValid(String text) {
            try {
                return FORM.matcher(text).matches() && new Secret(text).bytes().length >= 24;
            } catch (IllegalArgumentException notBase64) {
                return false;
            }
        }

        public byte[] bytes() {
            return Base64.getDecoder().decode(value.substring(PREFIX.length()));
        }

        @Override
        public String toString() {
            return PREFIX + "…";
        }
    }
}
