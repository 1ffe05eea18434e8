package tidings.orders.inbound;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidings.http.FieldError;
import tidings.http.InvalidRequest;
import tidings.http.StrictUuid;
import tidings.orders.OrderViews.Criteria;
import tidings.orders.domain.OrderStatus;

/** The query parameters of {@code GET /orders}, as text. All invalid parameters are reported together. */
class OrderCriteria {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;

    @QueryParam("customerId")
    @Nullable
    String customerId;

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @Nullable
    String limit;

    /** Fails with {@link InvalidRequest}. */
    Parsed parse() {
        List<FieldError> errors = new ArrayList<>();
        Parsed parsed = new Parsed(
                new Criteria(
                        read("customerId", customerId, StrictUuid::of, "must be a UUID", errors),
                        read(
                                "status",
                                status,
                                OrderStatus::valueOf,
                                "must be one of " + List.of(OrderStatus.values()),
                                errors),
                        read("cursor", cursor, Cursor::read, "must be the cursor of the previous page", errors)),
                read("limit", limit, OrderCriteria::limit, "must be 1 to " + MAX_LIMIT, errors)
                        .orElse(DEFAULT_LIMIT));
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return parsed;
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("out of range");
        }
        return limit;
    }

    private static <T> Optional<T> read(
            String field, @Nullable String text, Function<String, T> reader, String rule, List<FieldError> errors) {
        try {
            return Optional.ofNullable(text).map(reader);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(field, rule));
            return Optional.empty();
        }
    }

    record Parsed(Criteria criteria, int limit) {}
}
