package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.Edit;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Headers;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.http.BadRequest;
import tidings.eventmanager.http.Owner;
import tidings.eventmanager.http.Parameters;

/** Parses requests about dead letters. */
final class DeadLetterRequest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MAX_LIMIT = 500;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern ETAG = Pattern.compile("\"\\d{1,9}\"");
    private static final Pattern OPERATOR = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,98}[\\x21-\\x7e])?");
    private static final Pattern REASON = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,500}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[^\\p{Cntrl}]{1,1000}");

    private DeadLetterRequest() {}

    static int limit(String text) {
        return (int) Parameters.number("limit", text, MAX_LIMIT);
    }

    /** The end of a page: the first number that is not on it. */
    static long before(String text) {
        return Parameters.number("before", text, Long.MAX_VALUE);
    }

    static boolean flag(String name, @Nullable String text) {
        return switch (text == null ? "false" : text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequest(name, "must be true or false");
        };
    }

    static long deadLetter(String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw new NotFoundException("The id of a dead letter is a number.");
        }
        return Long.parseLong(id);
    }

    static GroupId group(String id) {
        return GroupId.of(id).orElseThrow(() -> new NotFoundException("The id of a group has 16 hexadecimal digits."));
    }

    static Operator operator(Owner owner, @Nullable String name) {
        return new Operator(
                owner.name(),
                matching(OPERATOR, name, "X-Operator", "must name the operator in 1 to 100 printable characters"));
    }

    /** The version that the operator read; null if the header is missing. */
    static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        String etag = matching(ETAG, ifMatch, "If-Match", "must be the ETag of the dead letter");
        return Integer.valueOf(etag.replace("\"", ""));
    }

    static String reason(String body) {
        try {
            String reason = MAPPER.readTree(body).path("reason").textValue();
            return matching(REASON, reason, "reason", "must be 1 to 500 printable characters");
        } catch (JsonProcessingException malformed) {
            throw new BadRequestException("The body is not JSON.");
        }
    }

    static Edit payload(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new BadRequest("payload", "must not be empty");
        }
        return Edit.newPayload(Bytes.of(body));
    }

    static Edit header(String name, @Nullable String value) {
        String text = matching(HEADER_VALUE, value, "value", "must be 1 to 1000 printable characters");
        return Edit.setHeader(editable(name), text);
    }

    static Edit withoutHeader(String name) {
        return Edit.removeHeader(editable(name));
    }

    private static String editable(String name) {
        matching(HEADER_NAME, name, "name", "must be 1 to 100 letters, digits, dots, hyphens or underscores");
        if (!Headers.mayEdit(name)) {
            throw new BadRequest("name", "must neither identify the message nor be removed by a redrive");
        }
        return name;
    }

    private static String matching(Pattern pattern, @Nullable String text, String field, String rule) {
        if (text == null || !pattern.matcher(text).matches()) {
            throw new BadRequest(field, rule);
        }
        return text;
    }
}
