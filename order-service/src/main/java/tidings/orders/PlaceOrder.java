package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;
import tidings.orders.idempotency.IdempotencyKey;
import tidings.orders.idempotency.IdempotencyKeys;

/** Places orders: one per idempotency key, however often a client repeats its request. */
@ApplicationScoped
public class PlaceOrder {

    private final Orders orders;
    private final IdempotencyKeys keys;
    private final OrderConfig config;

    PlaceOrder(Orders orders, IdempotencyKeys keys, OrderConfig config) {
        this.orders = orders;
        this.keys = keys;
        this.config = config;
    }

    /**
     * Places an order, or returns the order that an earlier request with the same key placed. Waits for a concurrent
     * request with the same key.
     *
     * <p>Fails with {@link tidings.orders.idempotency.IdempotencyKeyReused} if the earlier request was a different one.
     */
    @WithTransaction
    public Uni<Placement> place(PlaceOrderCommand command) {
        return command.key()
                .map(keys::awaitTurn)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> placeAll(List.of(command)))
                .chain(placements ->
                        placements.get(0).map(Uni.createFrom()::item).orElseGet(() -> findEarlier(command)));
    }

    /**
     * Places several orders in one transaction, in the order of the commands.
     *
     * <p>Waits for no other transaction: a command whose key is taken has an empty result, to be passed to {@link #place}.
     */
    @WithTransaction
    public Uni<List<Optional<Placement>>> placeAll(List<PlaceOrderCommand> commands) {
        return keys.claim(keysOf(commands)).chain(claimed -> Multi.createFrom()
                .iterable(commands)
                .onItem()
                .transformToUniAndConcatenate(command -> placeIfClaimed(command, claimed))
                .collect()
                .asList());
    }

    private Uni<Placement> findEarlier(PlaceOrderCommand command) {
        return keys.findOrder(command.key().orElseThrow()).map(Placement::earlier);
    }

    private static Map<OrderId, IdempotencyKey> keysOf(List<PlaceOrderCommand> commands) {
        Map<OrderId, IdempotencyKey> wanted = new LinkedHashMap<>();
        for (PlaceOrderCommand command : commands) {
            command.key().ifPresent(key -> wanted.put(command.id(), key));
        }
        return wanted;
    }

    private Uni<Optional<Placement>> placeIfClaimed(PlaceOrderCommand command, Set<OrderId> claimed) {
        if (command.key().isPresent() && !claimed.contains(command.id())) {
            return Uni.createFrom().item(Optional.empty());
        }
        OrderEvent.Placed placed = decide(command);
        return orders.record(placed, command.context()).replaceWith(Optional.of(Placement.of(placed.order())));
    }

    private OrderEvent.Placed decide(PlaceOrderCommand command) {
        return Order.place(
                command.id(),
                command.customer(),
                command.paymentMethod(),
                command.lines(),
                command.flow(),
                command.now(),
                command.now().plus(config.paymentDeadline()));
    }

    /**
     * The result of a {@link PlaceOrderCommand}.
     *
     * @param id of the order that belongs to the request
     * @param newOrder empty if an earlier request with the same idempotency key placed it
     */
    public record Placement(OrderId id, Optional<Order> newOrder) {

        static Placement of(Order newOrder) {
            return new Placement(newOrder.id(), Optional.of(newOrder));
        }

        static Placement earlier(OrderId id) {
            return new Placement(id, Optional.empty());
        }
    }
}
