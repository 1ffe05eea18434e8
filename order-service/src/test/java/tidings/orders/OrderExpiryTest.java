package tidings.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.place;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** Overdue orders expire, whatever the other orders of the batch are like. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OrderExpiryTest {

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    private String unreadable = "";

    @BeforeEach
    void placeOrder() {
        unreadable = place();
    }

    @AfterEach
    void delete() {
        Tables.run(pool, "delete from orders where id = '" + unreadable + "'");
    }

    @Test
    void an_order_that_cannot_be_read_holds_up_no_other() {
        double before = failed();
        List<String> good = Stream.generate(PaymentServiceStub::place).limit(3).toList();

        Tables.run(
                pool,
                "update orders set pay_by = now() - interval '1 minute', flow = case id when '"
                        + unreadable + "' then 'BARTERED' else flow end where id in ('" + unreadable + "', '"
                        + String.join("', '", good) + "')");

        good.forEach(order -> awaitStatus(order, "EXPIRED"));
        await().until(() -> failed() == before + 1);
        String later = place();
        Tables.run(pool, "update orders set pay_by = now() where id = '" + later + "'");
        awaitStatus(later, "EXPIRED");
        assertThat(failed()).as("not tried again at each tick").isEqualTo(before + 1);
    }

    private double failed() {
        return metrics.counter("tidings.orders.expiry.failed").count();
    }
}
