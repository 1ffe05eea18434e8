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
import tidings.orders.domain.OrderLines;

class OrderTranslatorTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Order order = Order.place(
                    new OrderId(UUID.randomUUID()),
                    new CustomerId(UUID.randomUUID()),
                    "pm_card_visa",
                    OrderLines.of(List.of(new OrderLine("book", 1, new Money(1999, "EUR")))),
                    OrderFlow.ORCHESTRATED,
                    NOW,
                    NOW.plusSeconds(30))
            .order();

    @Test
    void a_confirmed_order_requests_answers_until_a_deadline() {
        OutgoingMessage message = confirmed(new Confirmed(order.id(), NOW.plusSeconds(10)));

        assertThat(message.replyTo()).isEqualTo(Topics.ORDERS_REPLIES);
        assertThat(message.expiry()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void a_confirmed_order_without_a_deadline_requests_no_answer() {
        OutgoingMessage message = confirmed(new Confirmed(order.id(), null));

        assertThat(message.replyTo()).isNull();
        assertThat(message.expiry()).isNull();
    }

    private OutgoingMessage confirmed(Confirmed event) {
        return OrderTranslator.toMessages(event.applyTo(order), event).stream()
                .filter(outgoing -> outgoing.message() instanceof OrderConfirmed)
                .findFirst()
                .orElseThrow();
    }
}
