package tidings.demo.trace;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.demo.report.TextTable;

/** A trace as a table: one line per message, indented under its cause. */
public final class MessageTraceTable {

    private static final int ID_LENGTH = 8;

    private final DateTimeFormatter clock;

    public MessageTraceTable(ZoneId zone) {
        clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    public String of(MessageTrace trace) {
        TextTable table =
                TextTable.of(">ms", "clock", "type", "kind", "topic", "from", "id", "caused by", "correlation");
        for (MessageTree.Place place : trace.tree().places()) {
            TracedMessage message = place.message();
            table.row(
                    milliseconds(Duration.between(trace.begin(), message.time())),
                    clock.format(message.time()),
                    "  ".repeat(place.depth()) + message.type(),
                    message.kind(),
                    message.topic(),
                    message.source(),
                    shortened(message.id()),
                    shortened(message.causationId()),
                    shortened(message.correlationId()));
        }
        return table.toString();
    }

    public static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }

    private static String shortened(@Nullable String id) {
        if (id == null) {
            return "-";
        }
        return id.length() <= ID_LENGTH ? id : id.substring(0, ID_LENGTH);
    }
}
