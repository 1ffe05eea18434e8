package tidings.eventmanager.journal.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.flow.TrackedMessage.JournaledDeadLetter;

/** Builds a flow, one message per second. */
final class Story {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String ORDER = "5f0e8c1a-7f0b-4b3e-9d55-0a4a3f8d2b11";

    private static final Map<String, String> SENDERS = Map.of(
            "Coll", "/payment-service",
            "Paym", "/payment-service",
            "Cust", "/notification-service");

    private final List<TrackedMessage> messages = new ArrayList<>();
    private final List<TrackedMessage> deadLetters = new ArrayList<>();

    /** A root message, named by its type. */
    Story first(String name) {
        return add(name, null, null);
    }

    Story then(String name, String cause) {
        return add(name, cause, null);
    }

    Story until(Duration deadline) {
        TrackedMessage last = messages.remove(messages.size() - 1);
        return add(last.name(), last.cause(), NOON.plus(deadline));
    }

    Story deadLetter(String name, String service) {
        TrackedMessage dead = messages.stream()
                .filter(message -> message.name().equals(name))
                .findFirst()
                .orElseThrow();
        deadLetters.add(new TrackedMessage(
                service + "." + dead.topic() + ".dlq",
                dead.source(),
                dead.id(),
                dead.type(),
                dead.name(),
                dead.kind(),
                dead.order(),
                dead.flow(),
                dead.cause(),
                dead.sentAt(),
                dead.publishedAt(),
                dead.expiresAt(),
                new JournaledDeadLetter("it is malformed", dead.topic(), 2, 42)));
        return this;
    }

    TrackedFlow flow() {
        List<TrackedMessage> all = new ArrayList<>(messages);
        all.addAll(deadLetters);
        return TrackedFlow.of("the-flow", all, false);
    }

    Diagnosis diagnosis(Duration afterNoon) {
        return Diagnosis.of(flow(), NOON.plus(afterNoon));
    }

    /** The tree on one line, effects in brackets. */
    static String shape(List<Step> steps) {
        return String.join(
                " ",
                steps.stream()
                        .map(step -> step.message().name()
                                + (step.effects().isEmpty() ? "" : "[" + shape(step.effects()) + "]"))
                        .toList());
    }

    private Story add(String name, @Nullable String cause, @Nullable Instant expiry) {
        Instant at = NOON.plusSeconds(messages.size());
        messages.add(new TrackedMessage(
                "a." + kind(name) + "s.v1",
                sender(name),
                name,
                "tidings." + name,
                name,
                kind(name),
                ORDER,
                "the-flow",
                cause,
                at,
                at.plusMillis(2),
                expiry,
                null));
        return this;
    }

    private static String sender(String name) {
        if (name.equals("CollectPayment")) {
            return "/order-service";
        }
        return name.startsWith("RefundPaymentR") || name.startsWith("RefundRefused")
                ? "/payment-service"
                : SENDERS.getOrDefault(name.substring(0, 4), "/order-service");
    }

    private static String kind(String name) {
        if (name.endsWith("Reply")) {
            return "reply";
        }
        return List.of("CollectPayment", "RefundPayment", "NotifyCustomer").contains(name) ? "command" : "event";
    }
}
