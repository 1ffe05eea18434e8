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

/** Somebody sends half a command: it is put aside, an operator completes it, and its work is done after all. */
public final class DeadLetterScenario implements Scenario {

    private static final String TYPE = "tidings.customer.notify.v1";

    @Override
    public String style() {
        return "dead letters";
    }

    @Override
    public String name() {
        return "a command that cannot be handled is mended and sent again";
    }

    @Override
    public ScenarioResult play(ScenarioContext stage) throws InterruptedException {
        String order = UUID.randomUUID().toString();
        DeadLetterClient operator =
                new DeadLetterClient(stage.system().url(Component.NOTIFICATION_SERVICE), "scenario");
        stage.poisoned(flow(order));
        send(stage, order);
        stage.await(() -> !id(operator, order).isEmpty());
        String id = id(operator, order);
        String before = dryRun(operator, id);
        operator.edit(id, body(order, "ORDER_CONFIRMED").getBytes(UTF_8));
        String after = dryRun(operator, id);
        operator.redrive(id, false);
        stage.await(() -> told(stage, order).equals("SENT"));
        JsonNode letter = operator.letter(id);
        return ScenarioResult.of(
                        new MessageTrace(List.of()),
                        List.of(),
                        Check.equal("before it is mended it lacks", "'occasion'", before),
                        Check.equal("then it is", "readable", after),
                        Check.equal("once it is redriven the customer is", "SENT", told(stage, order)),
                        Check.equal("redriven again", "409", again(operator, id)),
                        Check.equal("what was done", "EDIT REDRIVE", actions(letter)))
                .showing(DeadLetterTables.letter(letter));
    }

    /** The name of what is missing; {@code readable} where nothing is. */
    private static String dryRun(DeadLetterClient operator, String id) {
        String unreadable = operator.redrive(id, true).path("unreadable").asText("readable");
        return unreadable.replaceAll("(?s).*property ('\\w+').*", "$1");
    }

    private static void send(ScenarioContext stage, String order) throws InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stage.system().bootstrapServers());
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
        return "poison-" + order;
    }

    /** Of its dead letter; nothing while there is none. */
    private static String id(DeadLetterClient operator, String order) {
        return operator.groups(false)
                .valueStream()
                .filter(group -> group.path("type").asText().equals(TYPE))
                .flatMap(group -> operator.letters(group.path("id").asText()).valueStream())
                .filter(letter -> letter.path("correlationId").asText().equals(flow(order)))
                .map(letter -> letter.path("id").asText())
                .findFirst()
                .orElse("");
    }

    private static String told(ScenarioContext stage, String order) {
        return stage.shop().notifications(order).path(0).path("status").asText();
    }

    private static String again(DeadLetterClient operator, String id) {
        try {
            return operator.redrive(id, false).toString();
        } catch (DeadLetterClient.Refused refused) {
            return String.valueOf(refused.getMessage()).substring(0, 3);
        }
    }

    private static String actions(JsonNode letter) {
        return letter.path("actions")
                .valueStream()
                .map(action -> action.path("action").asText())
                .reduce((first, next) -> first + " " + next)
                .orElse("none");
    }
}
