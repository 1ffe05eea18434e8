package tidings.eventmanager.subscriptions;

import static tidings.eventmanager.subscriptions.InvalidSubscription.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.subscriptions.Sink.ContentMode;
import tidings.eventmanager.subscriptions.Sink.Secret;

/**
 * Parses a sink from JSON: {@code sink}, {@code protocol} and {@code protocolsettings} of a subscription.
 *
 * <p>{@code HTTP} takes an http(s) address and the settings {@code mode} and {@code secret}. The mode is structured by
 * default, because a signature covers the body: so it covers the attributes of the event as well. {@code KAFKA} takes
 * {@code kafka:<topic>} and no settings.
 */
final class SinkParser {

    private static final int MAX_LENGTH = 2000;
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Set<String> SETTINGS = Set.of("mode", "secret");

    private SinkParser() {}

    /** Fails with {@link InvalidSubscription}. */
    static Sink parse(JsonNode document, @Nullable Secret known) {
        JsonNode settings = document.path("protocolsettings");
        unless(settings.isMissingNode() || settings.isObject(), "protocolsettings", "must be an object");
        return switch (text(document, "protocol", "HTTP")) {
            case "HTTP" -> webhook(uri(document.path("sink")), settings, known);
            case "KAFKA" -> topic(uri(document.path("sink")), settings);
            default -> throw new InvalidSubscription("protocol", "must be HTTP or KAFKA");
        };
    }

    private static Sink webhook(URI target, JsonNode settings, @Nullable Secret known) {
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        unless(scheme.equals("http") || scheme.equals("https"), "sink", "must be an http or https address");
        boolean isPlain = target.getHost() != null && target.getUserInfo() == null && target.getFragment() == null;
        unless(isPlain, "sink", "must have a host, and neither user nor fragment");
        settings.fieldNames()
                .forEachRemaining(
                        name -> unless(SETTINGS.contains(name), "protocolsettings", "may have mode and secret only"));
        return new Sink.Webhook(target, mode(settings), secret(settings.path("secret"), known), null);
    }

    private static Sink topic(URI target, JsonNode settings) {
        String name = target.getSchemeSpecificPart();
        unless("kafka".equals(target.getScheme()) && TOPIC.matcher(name).matches(), "sink", "must be kafka:<topic>");
        unless(settings.isEmpty(), "protocolsettings", "must be absent for KAFKA");
        return new Sink.Topic(name);
    }

    private static ContentMode mode(JsonNode settings) {
        return switch (text(settings, "mode", "structured")) {
            case "binary" -> ContentMode.BINARY;
            case "structured" -> ContentMode.STRUCTURED;
            default -> throw new InvalidSubscription("protocolsettings.mode", "must be binary or structured");
        };
    }

    private static Secret secret(JsonNode secret, @Nullable Secret known) {
        if (secret.isMissingNode()) {
            return known == null ? Secret.random() : known;
        }
        boolean isValid = secret.isTextual() && Secret.isValid(secret.asText());
        unless(isValid, "protocolsettings.secret", "must be whsec_ and 24 to 64 bytes in base64");
        return new Secret(secret.asText());
    }

    private static URI uri(JsonNode sink) {
        String text = sink.isTextual() ? sink.asText() : "";
        boolean isBounded = !text.isEmpty() && text.length() <= MAX_LENGTH;
        unless(isBounded, "sink", "must be an address of 1 to " + MAX_LENGTH + " characters");
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new InvalidSubscription("sink", "is no address: at character " + (malformed.getIndex() + 1));
        }
    }

    private static String text(JsonNode object, String field, String missing) {
        return object.has(field) ? object.path(field).asText() : missing;
    }
}
