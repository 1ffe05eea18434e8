package tidings.messaging.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands work from the transaction that claimed it to a worker of the same process, without a read of the database.
 *
 * <p>It is memory and guarantees nothing: a crash loses its content. Each item is therefore claimed in the database until
 * a time, and due there afterwards. An item that finds no room is left to the worker's sweep of the database.
 *
 * <p>The capacity is a soft limit: transactions that began while there was room may exceed it by their own items.
 */
public final class HandoffQueue<T> {

    private final int capacity;
    private final Queue<Claimed<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    public HandoffQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.capacity = capacity;
    }

    /** Returns the number of items that there is room for. */
    public int room() {
        return Math.max(0, capacity - size.get());
    }

    public boolean hasRoom() {
        return room() > 0;
    }

    /** Adds an item that no other replica claims before {@code claimedUntil}. */
    public void add(T item, Instant claimedUntil) {
        size.incrementAndGet();
        waiting.add(new Claimed<>(item, claimedUntil));
    }

    /** Takes at most {@code limit} items, the oldest first. Drops each whose claim ends at {@code neededUntil} or before. */
    public List<T> take(int limit, Instant neededUntil) {
        List<T> taken = new ArrayList<>();
        while (taken.size() < limit) {
            Claimed<T> next = waiting.poll();
            if (next == null) {
                break;
            }
            size.decrementAndGet();
            if (next.until().isAfter(neededUntil)) {
                taken.add(next.item());
            }
        }
        return taken;
    }

    private record Claimed<T>(T item, Instant until) {}
}
