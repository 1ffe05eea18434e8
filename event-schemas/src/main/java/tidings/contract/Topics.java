package tidings.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The topics of the system, named {@code <context>.<kind>.v<N>}.
 *
 * <p>The deployment creates them, with explicit partitions: no client creates a topic. The key is the id of the order or of
 * the subscription, so the messages of one order stay in order.
 */
public final class Topics {

    public static final String ORDERS_EVENTS = "orders.events.v1";
    public static final String ORDERS_REPLIES = "orders.replies.v1";
    public static final String PAYMENTS_EVENTS = "payments.events.v1";
    public static final String PAYMENTS_COMMANDS = "payments.commands.v1";
    public static final String PAYMENTS_QUERIES = "payments.queries.v1";
    public static final String PAYMENTS_REPLIES = "payments.replies.v1";
    public static final String NOTIFICATIONS_EVENTS = "notifications.events.v1";
    public static final String NOTIFICATIONS_COMMANDS = "notifications.commands.v1";

    public static final String SUBSCRIPTIONS_COMMANDS = "subscriptions.commands.v1";
    public static final String SUBSCRIPTIONS_REPLIES = "subscriptions.replies.v1";

    private static final List<String> NAMES = List.of(
            ORDERS_EVENTS,
            ORDERS_REPLIES,
            PAYMENTS_EVENTS,
            PAYMENTS_COMMANDS,
            PAYMENTS_QUERIES,
            PAYMENTS_REPLIES,
            NOTIFICATIONS_EVENTS,
            NOTIFICATIONS_COMMANDS,
            SUBSCRIPTIONS_COMMANDS,
            SUBSCRIPTIONS_REPLIES);

    /** The topics that each service reads. */
    private static final Map<String, List<String>> READERS = Map.of(
            "order-service", List.of(ORDERS_REPLIES, PAYMENTS_EVENTS),
            "payment-service", List.of(PAYMENTS_COMMANDS, PAYMENTS_QUERIES, ORDERS_EVENTS),
            "notification-service",
                    List.of(
                            NOTIFICATIONS_COMMANDS,
                            SUBSCRIPTIONS_COMMANDS,
                            ORDERS_EVENTS,
                            PAYMENTS_EVENTS,
                            NOTIFICATIONS_EVENTS));

    /** The service that publishes the events of each topic. */
    private static final Map<String, String> PUBLISHERS = Map.of(
            ORDERS_EVENTS, "order-service",
            PAYMENTS_EVENTS, "payment-service",
            NOTIFICATIONS_EVENTS, "notification-service");

    private Topics() {}

    /** Returns the service that publishes the events of this topic. */
    public static String publisher(String topic) {
        return Objects.requireNonNull(PUBLISHERS.get(topic), () -> topic + " carries no events");
    }

    /** Returns the topics of messages, without those of dead letters. */
    public static List<String> names() {
        return NAMES;
    }

    /** Returns the topics of dead letters: one per service and topic that it reads. */
    public static List<String> deadLetterNames() {
        return READERS.entrySet().stream()
                .flatMap(reader -> reader.getValue().stream().map(topic -> deadLetters(reader.getKey(), topic)))
                .sorted()
                .toList();
    }

    /** Returns every topic. */
    public static List<String> all() {
        return Stream.concat(NAMES.stream(), deadLetterNames().stream()).toList();
    }

    /** Returns the topic of the messages of {@code topic} that {@code service} cannot handle. */
    public static String deadLetters(String service, String topic) {
        return DeadLetterTopic.name(service, topic);
    }
}
