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

/** Three rejected orders of one customer within a short time publish {@code PatternDetected}. */
public final class PatternScenario implements Scenario {

    private static final int ORDERS = 3;
    private static final String REJECTED = ExpectedTree.types(ExpectedTree.orchestrated(
            "PaymentDeclined", "OrderRejected[" + ExpectedTree.NOTIFIED + " PatternDetected]"));

    @Override
    public String style() {
        return "event manager";
    }

    @Override
    public String name() {
        return "three rejections of a customer make a pattern";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        UUID customer = UUID.randomUUID();
        try (WebhookReceiver receiver = WebhookReceiver.open()) {
            String subscription =
                    context.eventManager().subscribe(receiver, Map.of("type", "tidings.pattern.detected.v1"));
            for (int i = 0; i < ORDERS - 1; i++) {
                rejected(context, customer);
            }
            PlacedOrder last = rejected(context, customer);
            MessageTrace trace = context.flowTrace(last.correlationId(), REJECTED);
            context.await(() -> receiver.count() > 0);
            context.eventManager().unsubscribe(subscription);
            List<TracedMessage> patterns =
                    trace.messages().stream().filter(TracedMessage::isPattern).toList();
            return ScenarioResult.of(
                    trace,
                    List.of(),
                    Check.equal("messages of the last order", REJECTED, trace.types()),
                    Check.equal("cause of the pattern", "OrderRejected", causes(trace, patterns)),
                    Check.equal(
                            "webhooks called, for the order",
                            last.id(),
                            receiver.received().stream()
                                    .map(call -> call.subject())
                                    .collect(joining(" "))));
        }
    }

    private static PlacedOrder rejected(ScenarioContext context, UUID customer) throws InterruptedException {
        PlacedOrder order =
                context.place(NewOrder.orchestrated(NewOrder.DECLINED_CARD).withCustomer(customer));
        order.awaitStatus("REJECTED");
        return order;
    }

    private static String causes(MessageTrace trace, List<TracedMessage> patterns) {
        return patterns.stream().flatMap(pattern -> cause(trace, pattern)).collect(joining(" "));
    }

    private static Stream<String> cause(MessageTrace trace, TracedMessage pattern) {
        return trace.messages().stream()
                .filter(message -> message.id().equals(pattern.causationId()))
                .map(TracedMessage::type);
    }
}
