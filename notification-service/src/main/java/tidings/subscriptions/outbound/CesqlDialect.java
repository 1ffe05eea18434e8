package tidings.subscriptions.outbound;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.sql.EvaluationException.ErrorKind;
import io.cloudevents.sql.Expression;
import io.cloudevents.sql.ParseException;
import io.cloudevents.sql.Parser;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import tidings.subscriptions.SqlDialect;
import tidings.subscriptions.SubscriptionRefused;

/** CloudEvents SQL as the CloudEvents SDK reads it. */
@ApplicationScoped
class CesqlDialect implements SqlDialect {

    private static final Map<String, String> SOME_EVENT = Map.of("id", "1", "source", "/", "type", "t");
    /** So many places are looked at for where a text stops making sense. */
    private static final int PLACES = 50;

    @Override
    public tidings.subscriptions.domain.Expression parse(String field, String text) {
        try {
            Expression expression = Parser.parseDefault(text);
            expression.evaluate(event(SOME_EVENT)).causes().stream()
                    .filter(cause -> cause.getKind() == ErrorKind.MISSING_FUNCTION)
                    .findFirst()
                    .ifPresent(cause -> {
                        throw refused(field, cause.getExpressionInterval().a, String.valueOf(cause.getMessage()));
                    });
            return attributes -> isTrue(expression, attributes);
        } catch (ParseException wrong) {
            throw refused(field, wrong.getInterval().a, String.valueOf(wrong.getMessage()));
        } catch (NullPointerException superfluous) {
            // What the SDK (4.0.1) does where an expression ends before the text does.
            throw refused(field, readable(text), "the expression has ended, and this is too much");
        }
    }

    private static SubscriptionRefused refused(String field, int index, String words) {
        return new SubscriptionRefused(field, "at character " + (index + 1) + ": " + words);
    }

    /** How much of the text makes sense by itself. */
    private static int readable(String text) {
        int places = 0;
        for (int end = text.length() - 1; end > 0 && places < PLACES; end--) {
            if (!Character.isLetterOrDigit(text.charAt(end)) || !Character.isLetterOrDigit(text.charAt(end - 1))) {
                places++;
                if (makesSense(text.substring(0, end))) {
                    return end;
                }
            }
        }
        return 0;
    }

    private static boolean makesSense(String text) {
        try {
            Parser.parseDefault(text);
            return true;
        } catch (ParseException | NullPointerException wrong) {
            return false;
        }
    }

    private static boolean isTrue(Expression expression, Map<String, String> attributes) {
        var result = expression.evaluate(event(attributes));
        return !result.isFailed() && Boolean.TRUE.equals(result.value());
    }

    private static io.cloudevents.CloudEvent event(Map<String, String> attributes) {
        CloudEventBuilder event = CloudEventBuilder.v1();
        attributes.forEach((name, value) -> {
            switch (name) {
                case "specversion" -> {}
                case "id" -> event.withId(value);
                case "source" -> event.withSource(URI.create(value));
                case "type" -> event.withType(value);
                case "subject" -> event.withSubject(value);
                case "time" -> event.withTime(OffsetDateTime.parse(value));
                case "datacontenttype" -> event.withDataContentType(value);
                case "dataschema" -> event.withDataSchema(URI.create(value));
                default -> event.withExtension(name, value);
            }
        });
        return event.build();
    }
}
