package tidings.orders.inbound;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import tidings.http.FieldError;
import tidings.http.InvalidRequest;
import tidings.messaging.envelope.MessageContext;
import tidings.orders.PlaceOrderCommand;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.Money;
import tidings.orders.domain.OrderFlow;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderLine;
import tidings.orders.domain.OrderLines;
import tidings.orders.idempotency.IdempotencyKey;

/** The body of {@code POST /orders}. Amounts are in minor units. */
@NullUnmarked
record OrderRequest(
        @NotNull UUID customerId,

        @NotNull @Pattern(regexp = "[A-Za-z0-9_]{1,64}", message = "must be 1 to 64 letters, digits or underscores")
        String paymentMethod,

        @NotEmpty @Size(max = MAX_LINES) @JsonDeserialize(as = Lines.class)
        List<@NotNull @Valid Line> lines,

        @Pattern(regexp = "orchestrated|choreographed", message = "must be orchestrated or choreographed")
        String flow) {

    private static final int MAX_LINES = 100;

    /** Ends the reading of a body at the first line too many: 64 kB have room for 20 000. */
    @RegisterForReflection
    static final class Lines extends ArrayList<Line> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(Line line) {
            if (size() == MAX_LINES) {
                throw new InvalidRequest(
                        List.of(new FieldError("lines", "must have at most " + MAX_LINES + " elements")));
            }
            return super.add(line);
        }
    }

    record Line(
            @NotNull
            @Pattern(
                    regexp = "[A-Za-z0-9._-]{1,64}",
                    message = "must be 1 to 64 letters, digits, dots, dashes or underscores")
            String sku,

            @NotNull @Min(1) @Max(1000) Integer quantity,
            @NotNull @Valid Price unitPrice) {

        OrderLine toOrderLine() {
            return new OrderLine(sku, quantity, new Money(unitPrice.amount, unitPrice.currency));
        }
    }

    record Price(
            @NotNull @Min(1) @Max(OrderLines.MAX_TOTAL) Long amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
            String currency) {}

    CustomerId customer() {
        return new CustomerId(customerId);
    }

    /** Fails with {@link tidings.orders.domain.InvalidOrder}. Without a flow the order is orchestrated. */
    PlaceOrderCommand toCommand(OrderId id, Instant now, Optional<IdempotencyKey> key, MessageContext context) {
        return new PlaceOrderCommand(
                id,
                customer(),
                paymentMethod,
                OrderLines.of(lines.stream().map(Line::toOrderLine).toList()),
                "choreographed".equals(flow) ? OrderFlow.CHOREOGRAPHED : OrderFlow.ORCHESTRATED,
                now,
                key,
                context);
    }
}
