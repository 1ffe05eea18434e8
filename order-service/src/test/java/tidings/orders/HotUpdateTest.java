package tidings.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.first;
import static tidings.orders.PaymentServiceStub.reply;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** A change of an order writes to no index, even if a batch changes all orders of a page. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HotUpdateTest {

    private static final int MANY = 40;

    @Inject
    Pool pool;

    @Test
    void a_confirmation_is_a_hot_update() {
        Updates before = updates();
        List<String> orders =
                Stream.generate(PaymentServiceStub::place).limit(MANY).toList();

        KafkaProbe.send(orders.stream()
                .map(order -> MessageBuilder.of(reply(order, Outcome.COLLECTED, null))
                        .answering(first(Topics.PAYMENTS_COMMANDS, order))
                        .build())
                .toList());
        orders.forEach(order -> awaitStatus(order, "CONFIRMED"));

        // A connection reports its statistics when it has been idle for some seconds.
        await().atMost(Duration.ofSeconds(30)).until(() -> updates().all() >= before.all() + MANY);
        Updates after = updates();
        assertThat(after.hot() - before.hot()).isEqualTo(after.all() - before.all());
    }

    @Test
    void the_deadline_of_an_order_is_deleted_when_it_is_over() {
        String placed = PaymentServiceStub.place();
        String rejected = PaymentServiceStub.place();
        PaymentServiceStub.answer(rejected, Outcome.DECLINED, "card_declined");
        awaitStatus(rejected, "REJECTED");
        assertThat(deadlines(placed, rejected)).isEqualTo(2);

        Tables.run(pool, "update orders set pay_by = now() where id in ('" + placed + "', '" + rejected + "')");

        awaitStatus(placed, "EXPIRED");
        await().until(() -> deadlines(placed, rejected) == 0);
    }

    private long deadlines(String... orders) {
        return Tables.count(pool, "payment_deadline where order_id in ('" + String.join("', '", orders) + "')");
    }

    private Updates updates() {
        Row row = pool.query("select n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname = 'orders'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next();
        return new Updates(row.getLong(0), row.getLong(1));
    }

    private record Updates(long all, long hot) {}
}
