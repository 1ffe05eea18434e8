package tidings.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.orders.domain.Acknowledgement;
import tidings.orders.domain.Money;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderLine;
import tidings.orders.domain.OrderStatus;

/**
 * An order as HTTP shows it.
 *
 * @param flow {@code orchestrated} or {@code choreographed}
 * @param reason why the order was not confirmed: a stable code
 * @param correlationId of every message of this order
 * @param history oldest first
 * @param acknowledgements the answers of subscribers to the confirmation, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        UUID id,
        UUID customerId,
        String flow,
        OrderStatus status,
        @Nullable String reason,
        Money total,
        List<OrderLine> lines,
        Instant placedAt,
        String correlationId,
        List<StatusChange> history,
        List<Answer> acknowledgements) {

    public static OrderView of(Order order, String correlationId, List<StatusChange> history) {
        return new OrderView(
                order.id().value(),
                order.customer().value(),
                order.flow().name().toLowerCase(Locale.ROOT),
                order.status(),
                order.reason(),
                order.total(),
                order.lines().all(),
                order.placedAt(),
                correlationId,
                history,
                order.acknowledgements().stream()
                        .map(answer -> Answer.of(answer, order, confirmedAt(history)))
                        .toList());
    }

    /** The view of an order that was placed just now. */
    public static OrderView ofNew(Order order, String correlationId) {
        return of(order, correlationId, List.of(new StatusChange(1, order.status(), null, order.placedAt())));
    }

    private static Instant confirmedAt(List<StatusChange> history) {
        return history.stream()
                .filter(change -> change.status() == OrderStatus.CONFIRMED)
                .map(StatusChange::at)
                .findFirst()
                .orElseThrow();
    }

    /**
     * An answer to the confirmation.
     *
     * @param subscriber its name, for example {@code payment-service}
     * @param answer free text of the subscriber
     * @param afterMillis time between confirmation and arrival
     * @param late whether the answer arrived after the deadline
     */
    public record Answer(String subscriber, String answer, long afterMillis, boolean late) {

        static Answer of(Acknowledgement answer, Order order, Instant confirmedAt) {
            return new Answer(
                    answer.subscriber(),
                    answer.answer(),
                    Duration.between(confirmedAt, answer.at()).toMillis(),
                    order.isLate(answer));
        }
    }
}
