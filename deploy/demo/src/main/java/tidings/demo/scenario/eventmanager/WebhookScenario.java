package tidings.demo.scenario.eventmanager;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import tidings.contract.MessageType;
import tidings.demo.report.TextTable;
import tidings.demo.scenario.PlacedOrder;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.ExpectedTree;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;
import tidings.embedded.client.NewOrder;
import tidings.embedded.client.ReceivedWebhook;
import tidings.embedded.client.WebhookReceiver;

/** A webhook subscribes to one flow and receives each of its events. */
public final class WebhookScenario implements Scenario {

    private static final String EVENTS = "CustomerNotified OrderConfirmed OrderPlaced PaymentCollected";

    @Override
    public String style() {
        return "event manager";
    }

    @Override
    public String name() {
        return "a webhook receives the events of an order";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        try (WebhookReceiver receiver = WebhookReceiver.open()) {
            NewOrder request = NewOrder.orchestrated(NewOrder.GOOD_CARD);
            String subscription =
                    context.eventManager().subscribe(receiver, Map.of("correlationid", request.correlationId()));
            PlacedOrder order = context.place(request);
            MessageTrace trace = order.trace(
                    ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED)));
            int events = EVENTS.split(" ").length;
            context.await(() -> delivered(context.eventManager().deliveries(subscription)) == events);
            JsonNode log = context.eventManager().deliveries(subscription);
            context.eventManager().unsubscribe(subscription);
            return ScenarioResult.of(
                            trace.only(message -> message.kind().equals("event")),
                            order.checks(
                                    trace,
                                    ExpectedTree.types(
                                            ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED))),
                            Check.equal("called with", EVENTS, calls(receiver)),
                            Check.equal(
                                    "first called with",
                                    "OrderPlaced",
                                    MessageType.shortName(
                                            receiver.received().get(0).type())),
                            Check.equal("signed calls", events, signed(receiver)),
                            Check.equal("calls about the order", events, about(order, receiver)),
                            Check.equal("successful deliveries in the log", events, delivered(log)))
                    .showing(table(log));
        }
    }

    /** Returns the received types, sorted, with repetitions. */
    private static String calls(WebhookReceiver receiver) {
        return receiver.received().stream()
                .map(call -> MessageType.shortName(call.type()))
                .sorted()
                .collect(joining(" "));
    }

    private static long signed(WebhookReceiver receiver) {
        return receiver.received().stream().filter(ReceivedWebhook::isSigned).count();
    }

    private static long about(PlacedOrder order, WebhookReceiver receiver) {
        return receiver.received().stream()
                .filter(call -> call.subject().equals(order.id()))
                .count();
    }

    private static long delivered(JsonNode log) {
        return log.valueStream()
                .filter(delivery -> delivery.path("status").asText().equals("delivered"))
                .count();
    }

    private static String table(JsonNode log) {
        TextTable table = TextTable.of("delivery", "status", ">attempts", "answer", ">ms");
        log.valueStream()
                .sorted(Comparator.comparingLong(
                        delivery -> delivery.path("position").asLong()))
                .forEach(delivery -> {
                    JsonNode attempts = delivery.path("attempts");
                    JsonNode last = attempts.path(attempts.size() - 1);
                    table.row(
                            MessageType.shortName(delivery.path("type").asText()),
                            delivery.path("status").asText(),
                            Integer.toString(attempts.size()),
                            last.path("status").asText(),
                            last.path("millis").asText());
                });
        return table.toString();
    }
}
