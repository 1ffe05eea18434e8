package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;

/** The calls of the gateway, in order. */
@ApplicationScoped
class GatewayCalls {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<PaidOrderId, Uni<GatewayAnswer>> fixed = new ConcurrentHashMap<>();
    private final Map<PaidOrderId, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Set<PaidOrderId> concurrent = ConcurrentHashMap.newKeySet();
    private volatile boolean outage;
    private volatile Duration delay = Duration.ZERO;

    /** Begins or ends an outage: the gateway is unavailable for each call. */
    void outage(boolean begins) {
        outage = begins;
        delay = Duration.ZERO;
    }

    /** Begins an outage in which the gateway takes that long to fail. */
    void slowOutage(Duration time) {
        delay = time;
        outage = true;
    }

    /** The orders about which the gateway was asked while it was being asked about them. */
    Set<PaidOrderId> askedConcurrently() {
        return concurrent;
    }

    /** Fixes the answer about an order. */
    void answer(UUID order, GatewayAnswer answer) {
        fixed.put(new PaidOrderId(order), Uni.createFrom().item(answer));
    }

    /** Holds the answer about an order back until the result is completed with it. */
    CompletableFuture<GatewayAnswer> hold(UUID order) {
        CompletableFuture<GatewayAnswer> answer = new CompletableFuture<>();
        fixed.put(new PaidOrderId(order), Uni.createFrom().completionStage(() -> answer));
        return answer;
    }

    /** Answers as fixed, if that is an answer to this kind of call. */
    <T extends GatewayAnswer> Uni<T> answer(PaidOrderId order, Class<T> type, Uni<T> call) {
        if (outage) {
            return delay.isZero() ? unavailable() : unavailableAfter(delay, order);
        }
        Uni<GatewayAnswer> answer = fixed.get(order);
        return answer == null
                ? call
                : answer.chain(
                        known -> type.isInstance(known) ? Uni.createFrom().item(type.cast(known)) : call);
    }

    private static <T> Uni<T> unavailable() {
        return Uni.createFrom().failure(new GatewayUnavailable("outage"));
    }

    /** The provider works on a call to its end, whether the caller still waits or not. */
    private <T> Uni<T> unavailableAfter(Duration time, PaidOrderId order) {
        AtomicInteger calls = running.computeIfAbsent(order, any -> new AtomicInteger());
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> {
                    if (calls.incrementAndGet() > 1) {
                        concurrent.add(order);
                    }
                    Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(time)
                            .subscribe()
                            .with(done -> calls.decrementAndGet());
                })
                .onItem()
                .delayIt()
                .by(time)
                .chain(GatewayCalls::unavailable);
    }

    void record(String method, PaidOrderId order) {
        calls.add(new Call(method, order));
    }

    /** The calls for one order. */
    List<String> about(UUID order) {
        return calls.stream()
                .filter(call -> call.order().value().equals(order))
                .map(Call::method)
                .toList();
    }

    private record Call(String method, PaidOrderId order) {}
}
