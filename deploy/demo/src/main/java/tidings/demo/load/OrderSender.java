package tidings.demo.load;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tidings.demo.load.measure.OrderTiming;
import tidings.demo.load.measure.SettlementListener;

/**
 * Places orders over several connections, each order at its due time.
 *
 * <p>With a rate, the due times are fixed beforehand and latency counts from them. An order that was sent late because the
 * system was slow therefore counts as slow.
 */
final class OrderSender {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final OrderClient client;
    private final SettlementListener settlements;
    private final int orders;
    private final int rate;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, OrderTiming> accepted = new ConcurrentHashMap<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final long begin = System.nanoTime();

    OrderSender(OrderClient client, SettlementListener settlements, int orders, int rate) {
        this.client = client;
        this.settlements = settlements;
        this.orders = orders;
        this.rate = rate;
    }

    /** Returns when all accepted orders are settled, or none was settled for 30 s. */
    LoadResult run(int connections) throws InterruptedException {
        List<Thread> senders = IntStream.range(0, connections)
                .mapToObj(number -> new Thread(this::send, "connection " + number))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        awaitSettlement();
        return LoadResult.of(
                accepted.entrySet().stream()
                        .map(order -> order.getValue().settledAt(settlements.settledAt(order.getKey())))
                        .toList(),
                begin,
                problems.stream().distinct().limit(5).toList());
    }

    private void send() {
        for (int number = next.getAndIncrement(); number < orders; number = next.getAndIncrement()) {
            long due = due(number);
            try {
                String id = client.place();
                accepted.put(id, new OrderTiming(due, System.nanoTime(), 0));
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Waits for the due time of an order, and returns it. */
    private long due(int number) {
        if (rate == 0) {
            return System.nanoTime();
        }
        long due = begin + TimeUnit.SECONDS.toNanos(number) / rate;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }

    private void awaitSettlement() {
        int previous = -1;
        long lastProgress = System.nanoTime();
        while (accepted.keySet().stream().anyMatch(id -> settlements.settledAt(id) == 0)) {
            if (settlements.count() != previous) {
                previous = settlements.count();
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > IDLE_NANOS) {
                return;
            }
            LockSupport.parkNanos(POLL_INTERVAL_NANOS);
        }
    }
}
