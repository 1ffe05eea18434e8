package tidings.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.orders.domain.Money;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderLine;
import tidings.orders.domain.OrderStatus;

/**
 * An order as it is shown over HTTP.
 *
 * @param flow {@code orchestrated} or {@code choreographed}
 * @param reason why it was not confirmed, a stable code
 * @param correlationId names its flow: every message of it carries this id
 * @param history oldest first
 * @param acknowledgements who answered to its confirmation, the first first
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
        List<AcknowledgementView> acknowledgements) {

    public static OrderView of(
            Order order, String correlationId, List<StatusChange> history, List<AcknowledgementView> acknowledgements) {
        return new OrderView(
                order.id().value(),
                order.customer().value(),
                order.flow().name().toLowerCase(Locale.ROOT),
                order.status(),
                order.reason(),
                order.total(),
                order.lines(),
                order.placedAt(),
                correlationId,
                history,
                acknowledgements);
    }

    /** An order that was placed just now. */
    public static OrderView ofNew(Order order, String correlationId) {
        StatusChange placed = new StatusChange(1, order.status(), null, order.placedAt());
        return of(order, correlationId, List.of(placed), List.of());
    }
}
