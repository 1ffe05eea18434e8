package tidings.demo.scenario.eventmanager;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.demo.trace.TracedMessage;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;
import tidings.embedded.client.WebhookReceiver;

/** Three orders of one customer are rejected in a short time: that is an event of its own, which can be subscribed to. */
public final class PatternScenario implements Scenario {

    private static final int ORDERS = 3;
    private static final String REJECTED = ExpectedTree.types(
            ExpectedTree.orchestrated("PaymentDeclined", "OrderRejected[" + ExpectedTree.TOLD + " PatternDetected]"));

    @Override
    public String style() {
        return "event manager";
    }

    @Override
    public String name() {
        return "three rejections of a customer make a pattern";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        UUID customer = UUID.randomUUID();
        try (WebhookReceiver receiver = WebhookReceiver.open()) {
            String subscription = stage.events().subscribe(receiver, Map.of("type", "tidings.pattern.detected.v1"));
            for (int i = 0; i < ORDERS - 1; i++) {
                rejected(stage, customer);
            }
            PlacedOrder last = rejected(stage, customer);
            MessageTrace journey = stage.flow(last.correlationId(), REJECTED);
            stage.await(() -> receiver.count() > 0);
            stage.events().unsubscribe(subscription);
            List<TracedMessage> patterns =
                    journey.messages().stream().filter(TracedMessage::isPattern).toList();
            return ScenarioResult.of(
                    journey,
                    List.of(),
                    Check.equal("messages of the last order", REJECTED, journey.types()),
                    Check.equal("it follows from", "OrderRejected", causes(journey, patterns)),
                    Check.equal(
                            "webhooks called with it, for the order",
                            last.id(),
                            receiver.receptions().stream()
                                    .map(call -> call.subject())
                                    .collect(joining(" "))));
        }
    }

    private static PlacedOrder rejected(ScenarioContext stage, UUID customer) throws InterruptedException {
        PlacedOrder order =
                stage.place(NewOrder.orchestrated(NewOrder.EMPTY_CARD).by(customer));
        order.awaitStatus("REJECTED");
        return order;
    }

    private static String causes(MessageTrace journey, List<TracedMessage> patterns) {
        return patterns.stream().flatMap(pattern -> cause(journey, pattern)).collect(joining(" "));
    }

    private static Stream<String> cause(MessageTrace journey, TracedMessage pattern) {
        return journey.messages().stream()
                .filter(message -> message.id().equals(pattern.causationId()))
                .map(TracedMessage::type);
    }
}
