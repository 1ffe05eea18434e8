package tidings.orders.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.OrderConfirmed;
import tidings.contract.Topics;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.Money;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent.Confirmed;
import tidings.orders.domain.OrderFlow;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderLine;

class OrderTranslatorTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Order order = Order.place(
                    new OrderId(UUID.randomUUID()),
                    new CustomerId(UUID.randomUUID()),
                    "pm_card_visa",
                    List.of(new OrderLine("book", 1, new Money(1999, "EUR"))),
                    OrderFlow.ORCHESTRATED,
                    NOW,
                    NOW.plusSeconds(30))
            .order();

    @Test
    void a_confirmed_order_asks_for_answers_until_a_deadline() {
        OutgoingMessage told = confirmed(new Confirmed(order.id(), NOW.plusSeconds(10)));

        assertThat(told.replyTo()).isEqualTo(Topics.ORDERS_REPLIES);
        assertThat(told.expiry()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void without_a_deadline_it_asks_nobody() {
        OutgoingMessage told = confirmed(new Confirmed(order.id(), null));

        assertThat(told.replyTo()).isNull();
        assertThat(told.expiry()).isNull();
    }

    private OutgoingMessage confirmed(Confirmed event) {
        return OrderTranslator.toMessages(event.applyTo(order), event).stream()
                .filter(outgoing -> outgoing.message() instanceof OrderConfirmed)
                .findFirst()
                .orElseThrow();
    }
}
