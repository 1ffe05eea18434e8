package tidings.system.interleaving;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * One order and its payment, from the moment it is placed until nothing is left to do, in an order of steps that the seed
 * decides. Each topic keeps the order of its messages; between topics, anything goes.
 */
final class Interleaving {

    private static final int WILD_STEPS = 60;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Partition orderEvents = new Partition();
    private final Partition commands = new Partition();
    private final Partition replies = new Partition();
    private final Partition paymentEvents = new Partition();
    private final Random random;
    private final Gateway gateway;
    private final OrderSide order = new OrderSide(orderEvents, commands);
    private final PaymentSide payment;
    private final List<String> steps = new ArrayList<>();
    private Instant now = BEGIN;

    private Interleaving(long seed) {
        random = new Random(seed);
        gateway = new Gateway(random.nextInt(4) != 0);
        payment = new PaymentSide(replies, paymentEvents, gateway);
    }

    static Interleaving play(long seed) {
        Interleaving interleaving = new Interleaving(seed);
        interleaving.play();
        return interleaving;
    }

    private void play() {
        boolean choreographed = random.nextBoolean();
        boolean cancels = random.nextInt(3) != 0;
        int patience = random.nextInt(40);
        steps.add(choreographed ? "place, choreographed" : "place, orchestrated");
        order.place(new UUID(random.nextLong(), random.nextLong()), choreographed, BEGIN, BEGIN.plusSeconds(patience));
        for (int step = 0; step < WILD_STEPS; step++) {
            now = now.plus(Duration.ofMillis(random.nextInt(1500)));
            take(wildSteps(cancels));
        }
        now = BEGIN.plusSeconds(1000);
        take(List.of(new Step("sweep", () -> order.sweep(now))));
        for (List<Step> left = steps(); !left.isEmpty(); left = steps()) {
            take(left);
            if (steps.size() > 10 * WILD_STEPS) {
                throw new AssertionError("there is no end to it: " + this);
            }
        }
    }

    private record Step(String name, Runnable work) {}

    /** What has to be done sooner or later. */
    private List<Step> steps() {
        List<Step> possible = new ArrayList<>();
        addReading(possible, "order event", orderEvents, true);
        addReading(possible, "command", commands, true);
        addReading(possible, "reply", replies, false);
        addReading(possible, "payment event", paymentEvents, false);
        if (payment.hasAnswer()) {
            possible.add(new Step("settle", payment::settle));
        } else if (payment.hasToAsk()) {
            possible.add(new Step("ask", () -> payment.ask(false)));
        }
        return possible;
    }

    private void addReading(List<Step> possible, String name, Partition partition, boolean byPayments) {
        if (partition.hasNext()) {
            possible.add(new Step(name, () -> {
                SentMessage sent = partition.read();
                steps.add("  " + sent.message().getClass().getSimpleName());
                if (byPayments) {
                    payment.on(sent, now);
                } else {
                    order.on(sent.message());
                }
            }));
        }
    }

    /** What may happen besides. */
    private List<Step> wildSteps(boolean cancels) {
        List<Step> possible = steps();
        possible.add(new Step("sweep", () -> order.sweep(now)));
        if (cancels && random.nextInt(8) == 0) {
            possible.add(new Step("cancel", order::cancel));
        }
        if (payment.hasToAsk()) {
            possible.add(new Step("ask, in vain or again", () -> payment.ask(random.nextBoolean())));
        }
        if (random.nextInt(6) == 0) {
            Partition any =
                    List.of(orderEvents, commands, replies, paymentEvents).get(random.nextInt(4));
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
