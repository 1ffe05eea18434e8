package tidings.orders.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tidings.orders.OrderView;
import tidings.orders.StatusChange;
import tidings.orders.domain.Acknowledgement;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.Money;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderLine;
import tidings.orders.domain.OrderLines;

/** Maps orders to rows and rows to orders and views. */
@RegisterForReflection(targets = {OrderLine.class, Money.class, StatusChange.class, Acknowledgement.class})
final class OrderRowMapper {

    /** A row of a newer release is readable: its new fields are ignored. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<StatusChange>> HISTORY = new TypeReference<>() {};
    private static final TypeReference<List<Acknowledgement>> ACKNOWLEDGEMENTS = new TypeReference<>() {};

    private OrderRowMapper() {}

    static OrderRow toRow(Order order, String correlationId) {
        OrderRow row = new OrderRow();
        row.id = order.id().value();
        row.customerId = order.customer().value();
        row.paymentMethod = order.paymentMethod();
        row.lines = write(order.lines().all());
        row.totalAmount = order.total().amount();
        row.currency = order.total().currency();
        row.placedAt = order.placedAt();
        row.flow = order.flow();
        row.payBy = order.payBy();
        row.correlationId = correlationId;
        row.history = "[]";
        update(row, order, order.placedAt());
        return row;
    }

    /** Writes the columns that can change. A new status or reason also adds a step to the history. */
    static void update(OrderRow row, Order order, Instant now) {
        if (row.status != order.status() || !Objects.equals(row.reason, order.reason())) {
            List<StatusChange> history = new ArrayList<>(read(row.history, HISTORY));
            history.add(new StatusChange(history.size() + 1, order.status(), order.reason(), now));
            row.history = write(history);
        }
        row.status = order.status();
        row.reason = order.reason();
        row.acknowledgeBy = order.acknowledgeBy();
        row.acknowledgements = write(order.acknowledgements());
    }

    static Order toOrder(OrderRow row) {
        return new Order(
                new OrderId(row.id),
                new CustomerId(row.customerId),
                row.paymentMethod,
                new OrderLines(read(row.lines, LINES), new Money(row.totalAmount, row.currency)),
                row.placedAt,
                row.flow,
                row.payBy,
                row.status,
                row.reason,
                row.acknowledgeBy,
                read(row.acknowledgements, ACKNOWLEDGEMENTS));
    }

    static OrderView toView(OrderRow row) {
        return OrderView.of(toOrder(row), row.correlationId, read(row.history, HISTORY));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
