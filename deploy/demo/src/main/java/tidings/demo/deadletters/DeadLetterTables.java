package tidings.demo.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import tidings.demo.report.TextTable;

/** Dead letters as tables. Control characters of a message never reach the terminal. */
public final class DeadLetterTables {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f]");
    private static final int MAX_LENGTH = 100;

    private DeadLetterTables() {}

    public static String groups(JsonNode groups) {
        if (groups.isEmpty()) {
            return "  No dead letters are waiting.\n";
        }
        TextTable table = TextTable.of(
                "group", ">waiting", ">redriven", ">discarded", "newest", "service", "topic", "type", "cause");
        groups.forEach(group -> table.row(
                text(group, "id"),
                text(group, "waiting"),
                text(group, "redriven"),
                text(group, "discarded"),
                text(group, "newest"),
                text(group, "service"),
                text(group, "topic"),
                text(group, "type"),
                text(group, "cause")));
        return table.toString();
    }

    public static String deadLetters(JsonNode deadLetters) {
        TextTable table = TextTable.of(">id", "status", "arrived", "correlation", ">bytes", ">edits", "reason");
        deadLetters.forEach(deadLetter -> table.row(
                text(deadLetter, "id"),
                status(deadLetter),
                text(deadLetter, "arrivedAt"),
                text(deadLetter, "correlationId"),
                text(deadLetter, "payloadBytes"),
                text(deadLetter, "version"),
                text(deadLetter, "reason")));
        return table.toString();
    }

    public static String deadLetter(JsonNode deadLetter) {
        TextTable about = TextTable.of("dead letter", text(deadLetter, "id"));
        about.row("status", status(deadLetter));
        for (String field : new String[] {
            "group",
            "service",
            "consumerGroup",
            "topic",
            "type",
            "messageId",
            "correlationId",
            "exception",
            "reason",
            "unreadable"
        }) {
            if (deadLetter.has(field)) {
                about.row(field, text(deadLetter, field));
            }
        }
        TextTable actions = TextTable.of("action", "by", "at", "");
        deadLetter
                .path("actions")
                .forEach(action -> actions.row(
                        text(action, "action"), text(action, "by"), text(action, "at"), text(action, "detail")));
        return about + "\n" + content(deadLetter) + "\n" + hops(deadLetter) + "\n" + actions;
    }

    /** Returns the record that is, or would be, sent. */
    public static String content(JsonNode deadLetter) {
        TextTable headers = TextTable.of("header", "value");
        deadLetter
                .path("headers")
                .forEach(header -> headers.row(
                        text(header, "name"),
                        header.has("base64") ? "(base64) " + text(header, "base64") : text(header, "value")));
        String key =
                deadLetter.has("keyBase64") ? "(base64) " + text(deadLetter, "keyBase64") : text(deadLetter, "key");
        return "  key " + key + "\n\n" + headers + "\n" + payload(deadLetter) + "\n";
    }

    private static String payload(JsonNode deadLetter) {
        if (deadLetter.has("payloadBase64")) {
            return "(base64) " + deadLetter.path("payloadBase64").asText();
        }
        JsonNode payload = deadLetter.path("payload");
        String text = payload.isTextual() ? payload.asText() : payload.toPrettyString();
        return text.lines().map(DeadLetterTables::printable).reduce("", (all, line) -> all + "  " + line + "\n");
    }

    private static String hops(JsonNode deadLetter) {
        TextTable table = TextTable.of("from", "to", "at", "redriven by", "at");
        deadLetter
                .path("hops")
                .forEach(hop -> table.row(
                        place(hop.path("from")),
                        place(hop.path("to")),
                        text(hop, "at"),
                        text(hop, "redrivenBy"),
                        text(hop, "redrivenAt")));
        return table.toString();
    }

    private static String place(JsonNode place) {
        return text(place, "topic") + "-" + text(place, "partition") + "@" + text(place, "offset");
    }

    private static String status(JsonNode deadLetter) {
        return text(deadLetter, "status").toLowerCase(Locale.ROOT);
    }

    static String text(JsonNode json, String field) {
        String text = printable(json.path(field).asText(""));
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
