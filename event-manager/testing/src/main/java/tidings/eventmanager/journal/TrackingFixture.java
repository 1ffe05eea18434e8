package tidings.eventmanager.journal;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.contract.CollectPayment;
import tidings.contract.Flow;
import tidings.contract.Message;
import tidings.contract.MonetaryAmount;
import tidings.contract.OrderConfirmed;
import tidings.contract.OrderPlaced;
import tidings.contract.OrderedItem;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** Fixture for the journal: flows of other services and queries from outside. */
@ApplicationScoped
public class TrackingFixture {

    public static final MonetaryAmount TOTAL = new MonetaryAmount(3998, "EUR");

    private final Pool pool;

    public TrackingFixture(Pool pool) {
        this.pool = pool;
    }

    public static OrderPlaced placed(UUID order, Flow flow) {
        return new OrderPlaced(
                order,
                UUID.randomUUID(),
                List.of(new OrderedItem("sku", 2, new MonetaryAmount(1999, "EUR"))),
                TOTAL,
                flow,
                flow == Flow.CHOREOGRAPHED ? "pm_card_visa" : null);
    }

    public static CollectPayment collect(UUID order) {
        return new CollectPayment(order, UUID.randomUUID(), TOTAL, "pm_card_visa");
    }

    public static OrderConfirmed confirmed(UUID order) {
        return new OrderConfirmed(order, UUID.randomUUID(), TOTAL);
    }

    /** A record of a service with a cause, sent at an offset from now. */
    public static ProducerRecord<byte[], byte[]> sent(
            Message message,
            String service,
            @Nullable ProducerRecord<byte[], byte[]> cause,
            Duration after,
            @Nullable Instant expiry) {
        MessageBuilder builder = MessageBuilder.of(message)
                .header("ce_source", "/" + service)
                .header("ce_time", Instant.now().plus(after).toString());
        if (cause != null) {
            builder.header("ce_causationid", header(cause, "ce_id"));
        }
        if (expiry != null) {
            builder.header("ce_expirytime", expiry.toString());
        }
        return builder.build();
    }

    public static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    public static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    public static JsonPath flow(UUID order) {
        return get("/flows/flow-" + order);
    }

    public static JsonPath diagnosis(UUID order) {
        return get("/flows/flow-" + order + "/diagnosis");
    }

    public static List<String> names(List<?> messages) {
        return messages.stream().map(String::valueOf).toList();
    }

    public long count(String where) {
        return Tables.count(pool, "journal where " + where);
    }

    /** The days with a partition, as in the partition names. */
    public List<String> days() {
        List<String> days = new ArrayList<>();
        pool.query("select right(relname, 8) as day from pg_inherits join pg_class on pg_class.oid = inhrelid"
                        + " where inhparent = 'journal'::regclass order by day")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> days.add(row.getString("day")));
        return days;
    }

    public void sql(String statement) {
        Tables.run(pool, statement);
    }
}
