package tidings.system.interleaving;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.MessageContext;

/**
 * One order and its payment, processed to the end in an order of steps that the seed determines.
 *
 * <p>Each topic keeps the order of its messages; the topics are independent of each other.
 */
final class Interleaving {

    private static final int RANDOM_STEPS = 60;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final MessageContext FLOW = new MessageContext("flow", null, null, null);

    private final TopicsInMemory topics = new TopicsInMemory();
    private final Random random;
    private final Gateway gateway;
    private final OrderSide order = new OrderSide(topics, FLOW);
    private final PaymentSide payment;
    private final List<String> steps = new ArrayList<>();
    private Instant now = BEGIN;

    private Interleaving(long seed) {
        random = new Random(seed);
        gateway = new Gateway(random.nextInt(4) != 0, random.nextInt(8) != 0);
        payment = new PaymentSide(topics, gateway);
    }

    static Interleaving run(long seed) {
        Interleaving interleaving = new Interleaving(seed);
        interleaving.run();
        return interleaving;
    }

    private void run() {
        boolean choreographed = random.nextBoolean();
        boolean cancels = random.nextInt(3) != 0;
        int paymentSeconds = random.nextInt(40);
        steps.add(choreographed ? "place, choreographed" : "place, orchestrated");
        order.place(
                new UUID(random.nextLong(), random.nextLong()),
                choreographed,
                BEGIN,
                BEGIN.plusSeconds(paymentSeconds));
        for (int step = 0; step < RANDOM_STEPS; step++) {
            now = now.plus(Duration.ofMillis(random.nextInt(1500)));
            take(randomSteps(cancels));
        }
        now = BEGIN.plusSeconds(1000);
        take(List.of(new Step("sweep", () -> order.sweep(now))));
        for (List<Step> remaining = steps(); !remaining.isEmpty(); remaining = steps()) {
            take(remaining);
            if (steps.size() > 10 * RANDOM_STEPS) {
                throw new AssertionError("does not terminate: " + this);
            }
        }
    }

    private record Step(String name, Runnable work) {}

    /** Returns the steps that have to happen eventually. */
    private List<Step> steps() {
        List<Step> possible = new ArrayList<>();
        addReading(possible, "order event", topics.orderEvents, true);
        addReading(possible, "command", topics.commands, true);
        addReading(possible, "reply", topics.replies, false);
        addReading(possible, "payment event", topics.paymentEvents, false);
        if (payment.hasAnswer()) {
            possible.add(new Step("settle", () -> payment.settle(now)));
        } else if (payment.hasToAsk()) {
            possible.add(new Step("ask", () -> payment.ask(false)));
        }
        return possible;
    }

    private void addReading(List<Step> possible, String name, Partition partition, boolean byPayments) {
        if (partition.hasNext()) {
            possible.add(new Step(name, () -> {
                Envelope message = TopicsInMemory.at(now, partition.read());
                steps.add("  " + message.message().getClass().getSimpleName());
                if (byPayments) {
                    payment.on(message);
                } else {
                    order.on(message);
                }
            }));
        }
    }

    /** Returns these and the optional steps. */
    private List<Step> randomSteps(boolean cancels) {
        List<Step> possible = steps();
        possible.add(new Step("sweep", () -> order.sweep(now)));
        if (cancels && random.nextInt(8) == 0) {
            possible.add(new Step("cancel", () -> order.cancel(now)));
        }
        if (payment.hasToAsk()) {
            possible.add(new Step("ask, maybe without an answer", () -> payment.ask(random.nextBoolean())));
        }
        if (random.nextInt(6) == 0) {
            Partition any = List.of(topics.orderEvents, topics.commands, topics.replies, topics.paymentEvents)
                    .get(random.nextInt(4));
            possible.add(new Step("read again", () -> any.rewind(random)));
            possible.add(new Step("write again", () -> any.writeAgain(random)));
        }
        return possible;
    }

    private void take(List<Step> possible) {
        Step step = possible.get(random.nextInt(possible.size()));
        steps.add(step.name());
        step.work().run();
        if (order.isConfirmed() && gateway.refunded() != 0) {
            throw new AssertionError("a confirmed order was refunded: " + this);
        }
    }

    OrderSide order() {
        return order;
    }

    PaymentSide payment() {
        return payment;
    }

    Gateway gateway() {
        return gateway;
    }

    @Override
    public String toString() {
        return "order " + order.status() + ", payment " + payment.status() + ", collected " + gateway.collected()
                + ", refunded " + gateway.refunded() + ", after " + steps;
    }
}
