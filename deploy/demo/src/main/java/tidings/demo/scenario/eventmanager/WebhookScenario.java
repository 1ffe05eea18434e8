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

/** Somebody outside subscribes to the events of a flow, and is called with each of them. */
public final class WebhookScenario implements Scenario {

    private static final String EVENTS = "CustomerNotified OrderConfirmed OrderPlaced PaymentCollected";

    @Override
    public String style() {
        return "event manager";
    }

    @Override
    public String name() {
        return "a webhook is told what happens to an order";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        try (WebhookReceiver receiver = WebhookReceiver.open()) {
            NewOrder wanted = NewOrder.orchestrated(NewOrder.GOOD_CARD);
            String subscription = stage.events().subscribe(receiver, Map.of("correlationid", wanted.correlationId()));
            PlacedOrder order = stage.place(wanted);
            MessageTrace journey = order.journey(
                    ExpectedTree.types(ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED)));
            int events = EVENTS.split(" ").length;
            stage.await(() -> delivered(stage.events().deliveries(subscription)) == events);
            JsonNode log = stage.events().deliveries(subscription);
            stage.events().unsubscribe(subscription);
            return ScenarioResult.of(
                            journey.only(message -> message.kind().equals("event")),
                            order.checks(
                                    journey,
                                    ExpectedTree.types(
                                            ExpectedTree.orchestrated("PaymentCollected", ExpectedTree.CONFIRMED))),
                            Check.equal("called with", EVENTS, calls(receiver)),
                            Check.equal(
                                    "first with",
                                    "OrderPlaced",
                                    MessageType.shortName(
                                            receiver.receptions().get(0).type())),
                            Check.equal("calls that are signed", events, signed(receiver)),
                            Check.equal("calls about the order", events, about(order, receiver)),
                            Check.equal("deliveries in the log that came through", events, delivered(log)))
                    .showing(table(log));
        }
    }

    /** By name; each as often as it was. */
    private static String calls(WebhookReceiver receiver) {
        return receiver.receptions().stream()
                .map(call -> MessageType.shortName(call.type()))
                .sorted()
                .collect(joining(" "));
    }

    private static long signed(WebhookReceiver receiver) {
        return receiver.receptions().stream().filter(ReceivedWebhook::isSigned).count();
    }

    private static long about(PlacedOrder order, WebhookReceiver receiver) {
        return receiver.receptions().stream()
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
