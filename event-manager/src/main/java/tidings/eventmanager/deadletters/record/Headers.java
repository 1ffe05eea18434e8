package tidings.eventmanager.deadletters.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The headers of a record, in order.
 *
 * <p>No operation changes the headers that identify the message.
 */
public record Headers(List<Header> all) {

    static final String REDRIVE_COUNT = "redrive-count";

    private static final String REDRIVEN_BY = "redriven-by";
    private static final String REDRIVEN_AT = "redriven-at";
    /** What the message is. Another one would be a new message without a cause. */
    private static final Set<String> IDENTITY = Set.of(
            "ce_id", "ce_source", "ce_type", "ce_messagekind", "ce_correlationid", "ce_causationid", "ce_replyto");
    /** The traces of an earlier attempt: position and reason of the failure, number of attempts, trace ids. */
    private static final Pattern ATTEMPT_HEADERS =
            Pattern.compile("dead-letter-.*|delayed-retry-.*|__smallrye_.*|traceparent|tracestate|baggage|"
                    + String.join("|", REDRIVE_COUNT, REDRIVEN_BY, REDRIVEN_AT));

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,256}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    public Headers {
        all = List.copyOf(all);
    }

    /** The value of the last header of this name; empty if missing or no text. */
    public Optional<String> text(String name) {
        return all.stream()
                .filter(header -> header.name().equals(name))
                .reduce((first, next) -> next)
                .map(Header::value)
                .flatMap(Bytes::text);
    }

    /** As {@code text}, if it has 1 to 256 printable characters and is fit for a search. */
    public Optional<String> printable(String name) {
        return text(name).filter(value -> PRINTABLE.matcher(value).matches());
    }

    /** The number of earlier redrives. */
    public int redrives() {
        return text(REDRIVE_COUNT)
                .filter(count -> COUNT.matcher(count).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Whether an operator may edit a header: it does not identify the message, and a redrive does not remove it. */
    public static boolean mayEdit(String name) {
        return !IDENTITY.contains(name) && !ATTEMPT_HEADERS.matcher(name).matches();
    }

    public Headers without(String name) {
        return only(header -> !header.name().equals(name));
    }

    /** Replaces all headers of the same name. */
    public Headers with(Header header) {
        return without(header.name()).and(header);
    }

    /** The headers of the redriven message, with operator, time and number of redrives. */
    public Headers redriven(Operator by, Instant at) {
        return only(header -> !ATTEMPT_HEADERS.matcher(header.name()).matches())
                .and(Header.of(REDRIVE_COUNT, Integer.toString(redrives() + 1)))
                .and(Header.of(REDRIVEN_BY, by.name()))
                .and(Header.of(REDRIVEN_AT, at.toString()));
    }

    private Headers only(Predicate<Header> wanted) {
        return new Headers(all.stream().filter(wanted).toList());
    }

    private Headers and(Header header) {
        return new Headers(Stream.concat(all.stream(), Stream.of(header)).toList());
    }
}
