package tidings.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;
import static tidings.system.RunningSystem.told;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.Replica;
import tidings.embedded.client.TopicTail;

/** An order that is not paid in time expires, whoever is away, and costs nothing. */
class OrderDeadlineTest {

    private static final int ORDERS = 10;

    private static final String DECLINED = "tidings.payment.declined.v1";

    private Replica impatient;

    /** Deadlines are data: the orders that are placed here expire wherever they are looked at. */
    @BeforeEach
    void an_order_service_waits_two_seconds_for_a_payment() {
        impatient = SYSTEM.replica(ORDER_SERVICE, Map.of("TIDINGS_ORDERS_PAYMENT_DEADLINE", "2s"));
    }

    @AfterEach
    void everything_is_well_again() {
        impatient.close();
        RunningSystem.heal();
    }

    @Test
    void without_payment_service_orders_expire_even_those_of_a_killed_process_and_nobody_is_charged() {
        try (TopicTail payments = TopicTail.open(SYSTEM.bootstrapServers(), List.of(Topics.PAYMENTS_EVENTS))) {
            SYSTEM.stop(PAYMENT_SERVICE);

            List<String> ofTwo = placeSome();
            awaitExpired(ofTwo);
            List<String> ofOne = placeSome();
            impatient.kill();
            awaitExpired(ofOne);

            SYSTEM.start(PAYMENT_SERVICE);
            List<String> all = Stream.concat(ofTwo.stream(), ofOne.stream()).toList();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> all.stream().allMatch(order -> paymentOf(order).equals("EXPIRED")));
            assertThat(eventsOf(all, payments)).hasSameSizeAs(all).containsOnly(DECLINED);
            assertThat(all).allMatch(order -> shop().status(order).equals("EXPIRED"));
            assertThat(all).allMatch(order -> told(order).equals(List.of("ORDER_EXPIRED")));
        }
    }

    @Test
    void money_that_comes_too_late_goes_back() {
        TestShop door = new TestShop(impatient.url());
        List<String> orders = Stream.of("orchestrated", "choreographed")
                .map(flow -> door.place(order(flow, "pm_card_slow")).join().text("id"))
                .toList();

        awaitExpired(orders);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> orders.stream().allMatch(order -> paymentOf(order).equals("REFUNDED")));
        assertThat(orders).allMatch(order -> shop().status(order).equals("EXPIRED"));
    }

    private List<String> placeSome() {
        TestShop door = new TestShop(impatient.url());
        return IntStream.range(0, ORDERS)
                .mapToObj(n -> order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa"))
                .map(order -> door.place(order).join().text("id"))
                .toList();
    }

    private static void awaitExpired(List<String> orders) {
        await().atMost(Duration.ofSeconds(20)).until(() -> orders.stream()
                .allMatch(order -> shop().status(order).equals("EXPIRED")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> orders.stream().allMatch(order -> told(order).equals(List.of("ORDER_EXPIRED"))));
    }

    /** What payment-service has told everybody about some orders. */
    private static List<String> eventsOf(List<String> orders, TopicTail payments) {
        List<String> types = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            payments.drain(event -> {
                if (orders.contains(event.key())) {
                    types.add(new String(event.headers().lastHeader("ce_type").value(), UTF_8));
                }
            });
            return types.size() >= orders.size();
        });
        return types;
    }

    private static String paymentOf(String order) {
        TestShop.Answer answer = shop().payment(order).join();
        return answer.status() == 200 ? answer.text("status") : Integer.toString(answer.status());
    }
}
