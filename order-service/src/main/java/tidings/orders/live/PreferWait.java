package tidings.orders.live;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The time for which a client prefers to wait for the outcome: {@code Prefer: wait=10} (RFC 7240, 4.3). Zero is no wait. */
public record PreferWait(Duration time) {

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?", CASE_INSENSITIVE);

    /** Parses the first wait in the headers, limited to {@code max}. An invalid preference is ignored (RFC 7240, 2). */
    public static Optional<PreferWait> of(List<String> headers, Duration max) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(preference -> WAIT.matcher(preference.split(";", 2)[0].strip()))
                .filter(Matcher::matches)
                .findFirst()
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .map(wanted -> new PreferWait(wanted.compareTo(max) > 0 ? max : wanted));
    }

    /** Returns the value of {@code Preference-Applied}. */
    @Override
    public String toString() {
        return "wait=" + time.toSeconds();
    }
}
