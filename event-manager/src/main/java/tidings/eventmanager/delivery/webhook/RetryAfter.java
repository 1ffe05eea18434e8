package tidings.eventmanager.delivery.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {

    /** The longest pause that a sink may request. */
    private static final Duration MAX_PAUSE = Duration.ofDays(1);

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /** Zero if the header is missing or invalid. */
    static Duration of(@Nullable String header, Instant now) {
        Duration wait = header == null ? Duration.ZERO : read(header.trim(), now);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MAX_PAUSE) < 0 ? wait : MAX_PAUSE;
    }

    private static Duration read(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return Duration.between(now, ZonedDateTime.parse(text, DATE).toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
