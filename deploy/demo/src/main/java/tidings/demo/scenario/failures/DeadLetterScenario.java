package tidings.demo.scenario.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tidings.contract.Topics;
import tidings.demo.deadletters.DeadLetterTables;
import tidings.demo.scenario.Scenario;
import tidings.demo.scenario.ScenarioContext;
import tidings.demo.scenario.ScenarioResult;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.Component;
import tidings.embedded.client.Check;
import tidings.embedded.client.DeadLetterClient;

/** An invalid command becomes a dead letter, an operator edits and redrives it, and it is handled. */
public final class DeadLetterScenario implements Scenario {

    private static final String TYPE = "tidings.customer.notify.v1";

    @Override
    public String style() {
        return "dead letters";
    }

    @Override
    public String name() {
        return "an invalid command is edited and redriven";
    }

    @Override
    public ScenarioResult run(ScenarioContext context) throws InterruptedException {
        String order = UUID.randomUUID().toString();
        DeadLetterClient operator =
                new DeadLetterClient(context.system().url(Component.NOTIFICATION_SERVICE), "scenario");
        context.expectDeadLetters(flow(order));
        send(context, order);
        context.await(() -> !id(operator, order).isEmpty());
        String id = id(operator, order);
        String before = dryRun(operator, id);
        operator.edit(id, body(order, "ORDER_CONFIRMED").getBytes(UTF_8));
        String after = dryRun(operator, id);
        operator.redrive(id, false, false);
        context.await(() -> notification(context, order).equals("SENT"));
        JsonNode deadLetter = operator.deadLetter(id);
        return ScenarioResult.of(
                        new MessageTrace(List.of()),
                        List.of(),
                        Check.equal("missing before the edit", "'occasion'", before),
                        Check.equal("after the edit it is", "readable", after),
                        Check.equal("notification after the redrive", "SENT", notification(context, order)),
                        Check.equal("second redrive answered with", "409", secondRedrive(operator, id)),
                        Check.equal("recorded actions", "EDIT REDRIVE", actions(deadLetter)))
                .showing(DeadLetterTables.deadLetter(deadLetter));
    }

    /** Returns the name of the missing property, or {@code readable}. */
    private static String dryRun(DeadLetterClient operator, String id) {
        String unreadable = operator.redrive(id, true, false).path("unreadable").asText("readable");
        return unreadable.replaceAll("(?s).*property ('\\w+').*", "$1");
    }

    private static void send(ScenarioContext context, String order) throws InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", context.system().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(Topics.NOTIFICATIONS_COMMANDS, order, body(order, null));
            headers(order).forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the command could not be sent", e);
        }
    }

    private static Map<String, String> headers(String order) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", "/scenario");
        headers.put("ce_type", TYPE);
        headers.put("ce_subject", order);
        headers.put("ce_messagekind", "command");
        headers.put("ce_correlationid", flow(order));
        headers.put("content-type", "application/json");
        return headers;
    }

    private static String body(String order, @Nullable String occasion) {
        return """
                {"orderId": "%s", "customerId": "%s",%s "total": {"amount": 1999, "currency": "EUR"}}""".formatted(order, order, occasion == null ? "" : " \"occasion\": \"" + occasion + "\",");
    }

    private static String flow(String order) {
        return "invalid-" + order;
    }

    /** Returns the id of its dead letter; empty if there is none yet. */
    private static String id(DeadLetterClient operator, String order) {
        return operator.groups(false)
                .valueStream()
                .filter(group -> group.path("type").asText().equals(TYPE))
                .flatMap(
                        group -> operator.deadLetters(group.path("id").asText()).valueStream())
                .filter(deadLetter -> deadLetter.path("correlationId").asText().equals(flow(order)))
                .map(deadLetter -> deadLetter.path("id").asText())
                .findFirst()
                .orElse("");
    }

    private static String notification(ScenarioContext context, String order) {
        return context.shop().notifications(order).path(0).path("status").asText();
    }

    private static String secondRedrive(DeadLetterClient operator, String id) {
        try {
            return operator.redrive(id, false, false).toString();
        } catch (DeadLetterClient.RequestFailed failure) {
            return String.valueOf(failure.getMessage()).substring(0, 3);
        }
    }

    private static String actions(JsonNode deadLetter) {
        return deadLetter
                .path("actions")
                .valueStream()
                .map(action -> action.path("action").asText())
                .reduce((first, next) -> first + " " + next)
                .orElse("none");
    }
}
