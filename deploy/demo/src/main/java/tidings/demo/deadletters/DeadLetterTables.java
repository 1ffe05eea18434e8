package tidings.demo.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import tidings.demo.report.TextTable;

/** Dead letters as tables. Whatever is in a message, nothing of it commands the terminal. */
public final class DeadLetterTables {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f]");
    private static final int LONGEST = 100;

    private DeadLetterTables() {}

    public static String groups(JsonNode groups) {
        if (groups.isEmpty()) {
            return "  Nothing waits.\n";
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

    public static String letters(JsonNode letters) {
        TextTable table = TextTable.of(">id", "status", "arrived", "correlation", ">bytes", ">edits", "reason");
        letters.forEach(letter -> table.row(
                text(letter, "id"),
                status(letter),
                text(letter, "arrivedAt"),
                text(letter, "correlationId"),
                text(letter, "payloadBytes"),
                text(letter, "version"),
                text(letter, "reason")));
        return table.toString();
    }

    public static String letter(JsonNode letter) {
        TextTable about = TextTable.of("dead letter", text(letter, "id"));
        about.row("status", status(letter));
        for (String field : new String[] {
            "group", "service", "topic", "type", "messageId", "correlationId", "exception", "reason", "unreadable"
        }) {
            if (letter.has(field)) {
                about.row(field, text(letter, field));
            }
        }
        TextTable actions = TextTable.of("what was done", "by", "at", "");
        letter.path("actions")
                .forEach(action -> actions.row(
                        text(action, "action"), text(action, "by"), text(action, "at"), text(action, "detail")));
        return about + "\n" + content(letter) + "\n" + hops(letter) + "\n" + actions;
    }

    /** What is, or would be, sent. */
    public static String content(JsonNode letter) {
        TextTable headers = TextTable.of("header", "value");
        letter.path("headers")
                .forEach(header -> headers.row(
                        text(header, "name"),
                        header.has("base64") ? "(base64) " + text(header, "base64") : text(header, "value")));
        String key = letter.has("keyBase64") ? "(base64) " + text(letter, "keyBase64") : text(letter, "key");
        return "  key " + key + "\n\n" + headers + "\n" + payload(letter) + "\n";
    }

    private static String payload(JsonNode letter) {
        if (letter.has("payloadBase64")) {
            return "(base64) " + letter.path("payloadBase64").asText();
        }
        JsonNode payload = letter.path("payload");
        String text = payload.isTextual() ? payload.asText() : payload.toPrettyString();
        return text.lines().map(DeadLetterTables::printable).reduce("", (all, line) -> all + "  " + line + "\n");
    }

    private static String hops(JsonNode letter) {
        TextTable table = TextTable.of("from", "to", "at", "redriven by", "at");
        letter.path("hops")
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

    private static String status(JsonNode letter) {
        return text(letter, "status").toLowerCase(Locale.ROOT);
    }

    static String text(JsonNode json, String field) {
        String text = printable(json.path(field).asText(""));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
