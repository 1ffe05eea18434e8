package tidings.eventmanager.deadletters.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a group, derived from service, topic, type and cause, so it never changes. */
public record GroupId(String value) {

    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{16}");
    private static final int BYTES = 8;

    public static Optional<GroupId> of(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new GroupId(text)) : Optional.empty();
    }

    public static GroupId of(String service, String topic, String type, FailureCause cause) {
        String all = String.join("\n", List.of(service, topic, type, cause.exception(), cause.pattern()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
            return new GroupId(HexFormat.of().formatHex(hash, 0, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
