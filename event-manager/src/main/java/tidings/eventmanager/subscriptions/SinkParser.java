package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.subscriptions.Sink.ContentMode;

/**
 * Parses a sink from JSON: {@code sink}, {@code protocol} and {@code protocolsettings} of a subscription.
 *
 * <p>{@code HTTP} takes an http(s) address and the settings {@code mode} and {@code secret}. The mode is structured by default,
 * because a signature covers the body: so it covers the attributes of the event as well. {@code KAFKA} takes
 * {@code kafka:<topic>} and no settings.
 */
@ApplicationScoped
class SinkParser {

    private static final int MAX_LENGTH = 2000;
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Set<String> SETTINGS = Set.of("mode", "secret");

    /** Fails with {@link InvalidSubscription}. */
    Sink parse(JsonNode document, @Nullable Secret known) {
        JsonNode protocol = document.path("protocol");
        JsonNode settings = document.path("protocolsettings");
        if (!settings.isMissingNode() && !settings.isObject()) {
            throw new InvalidSubscription("protocolsettings", "must be an object");
        }
        return switch (protocol.isMissingNode() ? "HTTP" : protocol.asText()) {
            case "HTTP" -> webhook(uri(document.path("sink")), settings, known);
            case "KAFKA" -> topic(uri(document.path("sink")), settings);
            default -> throw new InvalidSubscription("protocol", "must be HTTP or KAFKA");
        };
    }

    private static Sink webhook(URI target, JsonNode settings, @Nullable Secret known) {
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidSubscription("sink", "must be an http or https address");
        }
        if (target.getHost() == null || target.getUserInfo() != null || target.getFragment() != null) {
            throw new InvalidSubscription("sink", "must have a host, and neither user nor fragment");
        }
        settings.fieldNames().forEachRemaining(name -> {
            if (!SETTINGS.contains(name)) {
                throw new InvalidSubscription("protocolsettings", "may have mode and secret only");
            }
        });
        return new Sink.Webhook(target, mode(settings.path("mode")), secret(settings.path("secret"), known));
    }

    private static Sink topic(URI target, JsonNode settings) {
        String name = target.getSchemeSpecificPart();
        if (!"kafka".equals(target.getScheme()) || !TOPIC.matcher(name).matches()) {
            throw new InvalidSubscription("sink", "must be kafka:<topic>");
        }
        if (!settings.isEmpty()) {
            throw new InvalidSubscription("protocolsettings", "must be absent for KAFKA");
        }
        return new Sink.Topic(name);
    }

    private static ContentMode mode(JsonNode mode) {
        if (mode.isMissingNode()) {
            return ContentMode.STRUCTURED;
        }
        return switch (mode.asText()) {
            case "binary" -> ContentMode.BINARY;
            case "structured" -> ContentMode.STRUCTURED;
            default -> throw new InvalidSubscription("protocolsettings.mode", "must be binary or structured");
        };
    }

    private static Secret secret(JsonNode secret, @Nullable Secret known) {
        if (secret.isMissingNode()) {
            return known == null ? Secret.random() : known;
        }
        if (!secret.isTextual() || !Secret.isValid(secret.textValue())) {
            throw new InvalidSubscription("protocolsettings.secret", "must be whsec_ and 24 to 64 bytes in base64");
        }
        return new Secret(secret.textValue());
    }

    private static URI uri(JsonNode sink) {
        try {
            String text = sink.isTextual() ? sink.textValue() : "";
            if (text.isEmpty() || text.length() > MAX_LENGTH) {
                throw new InvalidSubscription("sink", "must be an address of 1 to " + MAX_LENGTH + " characters");
            }
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new InvalidSubscription("sink", "is no address: at character " + (malformed.getIndex() + 1));
        }
    }
}
