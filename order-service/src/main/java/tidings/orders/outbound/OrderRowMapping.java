package tidings.orders.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import tidings.orders.OrderView;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.Money;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderLine;

/** Between an order and its row. */
final class OrderRowMapping {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};

    private OrderRowMapping() {}

    static OrderRow toRow(Order order, String correlationId) {
        OrderRow row = new OrderRow();
        row.id = order.id().value();
        row.customerId = order.customer().value();
        row.paymentMethod = order.paymentMethod();
        row.lines = write(order.lines());
        row.totalAmount = order.total().amount();
        row.currency = order.total().currency();
        row.placedAt = order.placedAt();
        row.flow = order.flow();
        row.payBy = order.payBy();
        row.correlationId = correlationId;
        update(row, order);
        return row;
    }

    /** Writes what can change of an order. */
    static void update(OrderRow row, Order order) {
        row.status = order.status();
        row.reason = order.reason();
    }

    static Order toOrder(OrderRow row) {
        return new Order(
                new OrderId(row.id),
                new CustomerId(row.customerId),
                row.paymentMethod,
                read(row.lines),
                new Money(row.totalAmount, row.currency),
                row.placedAt,
                row.flow,
                row.payBy,
                row.status,
                row.reason);
    }

    static OrderView toView(OrderRow row) {
        return OrderView.of(toOrder(row), row.correlationId);
    }

    private static String write(List<OrderLine> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<OrderLine> read(String lines) {
        try {
            return JSON.readValue(lines, LINES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
