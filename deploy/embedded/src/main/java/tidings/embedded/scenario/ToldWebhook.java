package tidings.embedded.scenario;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import tidings.contract.MessageType;
import tidings.embedded.Check;
import tidings.embedded.TextTable;
import tidings.embedded.webhooks.Receiver;
import tidings.embedded.webhooks.Reception;

/** Somebody outside subscribes to the events of a flow, and is called with each of them. */
final class ToldWebhook implements Scenario {

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
    public Played play(Stage stage) throws InterruptedException {
        try (Receiver receiver = Receiver.open()) {
            NewOrder wanted = NewOrder.orchestrated(NewOrder.GOOD_CARD);
            String subscription = stage.events().subscribe(receiver, Map.of("correlationid", wanted.correlationId()));
            FollowedOrder order = stage.place(wanted);
            Journey journey = order.journey(Shape.types(Shape.orchestrated("PaymentCollected", Shape.CONFIRMED)));
            int events = EVENTS.split(" ").length;
            stage.await(() -> delivered(stage.events().deliveries(subscription)) == events);
            JsonNode log = stage.events().deliveries(subscription);
            stage.events().unsubscribe(subscription);
            return Played.of(
                            journey.only(message -> message.kind().equals("event")),
                            order.checks(journey, Shape.types(Shape.orchestrated("PaymentCollected", Shape.CONFIRMED))),
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
    private static String calls(Receiver receiver) {
        return receiver.receptions().stream()
                .map(call -> MessageType.shortName(call.type()))
                .sorted()
                .collect(joining(" "));
    }

    private static long signed(Receiver receiver) {
        return receiver.receptions().stream().filter(Reception::isSigned).count();
    }

    private static long about(FollowedOrder order, Receiver receiver) {
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
