package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.Edit;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Headers;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.http.BadRequest;

/** Parses requests about dead letters. */
final class DeadLetterRequest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");
    private static final Pattern REASON = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,500}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[^\\p{Cntrl}]{1,1000}");

    private DeadLetterRequest() {}

    static long number(String name, String text, long max) {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > max) {
            throw new BadRequest(name, "must be a number from 1 to " + max);
        }
        return Long.parseLong(text);
    }

    static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new BadRequest(name, "must be true or false");
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

    static Operator operator(@Nullable String name) {
        return Operator.of(name == null ? "" : name)
                .orElseThrow(
                        () -> new BadRequest("X-Operator", "must name the operator in 1 to 100 printable characters"));
    }

    /** The version that the operator read; null if the header is missing. */
    static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher tag = ETAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new BadRequest("If-Match", "must be the ETag of the dead letter");
        }
        return Integer.valueOf(tag.group(1));
    }

    static String reason(String body) {
        JsonNode reason;
        try {
            reason = MAPPER.readTree(body).path("reason");
        } catch (JsonProcessingException malformed) {
            throw new BadRequestException("The body is not JSON.");
        }
        if (!reason.isTextual() || !REASON.matcher(reason.asText()).matches()) {
            throw new BadRequest("reason", "must be 1 to 500 printable characters");
        }
        return reason.asText();
    }

    static Edit payload(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new BadRequest("payload", "must not be empty");
        }
        return new Edit.NewPayload(Bytes.of(body));
    }

    static Edit header(String name, @Nullable String value) {
        if (value == null || !HEADER_VALUE.matcher(value).matches()) {
            throw new BadRequest("value", "must be 1 to 1000 printable characters");
        }
        return new Edit.SetHeader(editable(name), value);
    }

    static Edit withoutHeader(String name) {
        return new Edit.RemoveHeader(editable(name));
    }

    private static String editable(String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new BadRequest("name", "must be 1 to 100 letters, digits, dots, hyphens or underscores");
        }
        if (!Headers.mayEdit(name)) {
            throw new BadRequest("name", "must neither identify the message nor be removed by a redrive");
        }
        return name;
    }
}
