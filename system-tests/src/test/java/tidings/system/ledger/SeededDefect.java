package tidings.system.ledger;

import static tidings.system.ledger.RightBooks.CANCELLED;
import static tidings.system.ledger.RightBooks.CONFIRMED;
import static tidings.system.ledger.RightBooks.EXPIRED;
import static tidings.system.ledger.RightBooks.REJECTED;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tidings.contract.Topics;
import tidings.system.ledger.AcceptedOrder.Cancellation;
import tidings.system.provider.ProviderEntry.Kind;

/**
 * A defect of the system, seeded into books that are right.
 *
 * @param items the items of the ledger that notice it
 */
record SeededDefect(String name, Consumer<RightBooks> seed, Set<String> items) {

    private static final String PRICE = "the provider has the price of confirmed orders only";
    private static final String ANNOUNCED = "charges and refunds announced";
    private static final String PROMISED = "orders ended as promised";
    private static final String NOTIFIED = "customers notified once of each outcome";

    static List<SeededDefect> all() {
        return Stream.of(orders(), money(), notifications(), messages(), eventManager())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SeededDefect> orders() {
        return List.of(
                of("an order is lost", books -> books.placed++, "orders placed and accepted"),
                of("an answer is a 500", books -> books.failures.add("500"), "unexpected answers"),
                of("a cancellation has no answer", books -> books.failures.add("unanswered"), "unexpected answers"),
                of(
                        "outbox before commit: an order that is not stored",
                        books -> books.send(Topics.ORDERS_EVENTS, "/order-service", "OrderPlaced", "ghost", 0, ""),
                        "orders without a customer"),
                of(
                        "outbox before commit: an outcome that is not stored",
                        books -> {
                            books.end(CONFIRMED, "PLACED");
                            books.refunded(CONFIRMED);
                        },
                        "accepted orders ended",
                        "orders announced as stored"),
                of(
                        "an acknowledged cancellation is dropped",
                        books -> books.accept(CONFIRMED, false, "", Cancellation.PROMISED),
                        PROMISED),
                of(
                        "a refused cancellation is done",
                        books -> books.accept(CANCELLED, false, "", Cancellation.REFUSED),
                        PROMISED),
                of(
                        "a 201 names another outcome",
                        books -> books.accept(EXPIRED, false, "CONFIRMED", Cancellation.NOT_REQUESTED),
                        PROMISED),
                of(
                        "a good card is rejected",
                        books -> books.accept(REJECTED, false, "", Cancellation.NOT_REQUESTED),
                        PROMISED),
                of(
                        "an order has two endings",
                        books -> books.announce(CONFIRMED, "OrderExpired", "ORDER_EXPIRED"),
                        "orders ended once"),
                of(
                        "a rejected order is cancelled",
                        books -> books.announce(REJECTED, "OrderCancelled", "ORDER_CANCELLED"),
                        "orders ended once"),
                of("all orders expire", RightBooks::expireAll, "expired orders"));
    }

    private static List<SeededDefect> money() {
        return List.of(
                of(
                        "an order is confirmed without a charge",
                        books -> {
                            books.forget(Kind.CHARGED, CONFIRMED);
                            books.lose("PaymentCollected", CONFIRMED);
                        },
                        "confirmed orders charged",
                        PRICE),
                of(
                        "charged twice",
                        books -> books.provider(Kind.CHARGED, "charge-again", CONFIRMED, ""),
                        "no order charged twice",
                        PRICE,
                        ANNOUNCED),
                of("refunded twice", books -> books.refunded(CANCELLED), "no order refunded twice", PRICE),
                of(
                        "a refund that is announced and not made",
                        books -> books.forget(Kind.REFUNDED, CANCELLED),
                        PRICE,
                        ANNOUNCED),
                of(
                        "two errors with the same sum",
                        books -> {
                            books.forget(Kind.REFUNDED, CANCELLED);
                            books.refunded(CONFIRMED);
                        },
                        PRICE,
                        ANNOUNCED),
                of("an invoice is missing", books -> books.invoiced.remove(CONFIRMED), "confirmed orders invoiced"),
                of("a rejected order is invoiced", books -> books.invoiced.add(REJECTED), "confirmed orders invoiced"),
                of(
                        "an acknowledgement is lost",
                        books -> books.lose("OrderAcknowledged", CONFIRMED),
                        "confirmations acknowledged once per subscriber"),
                of(
                        "a claim that is too short",
                        books -> books.provider(Kind.OVERLAPPED, "charge-" + CONFIRMED, CONFIRMED, ""),
                        "requests to the provider that overlap"),
                of(
                        "one key has two contents",
                        books -> books.provider(Kind.REUSED_KEY, "charge-" + CONFIRMED, CONFIRMED, ""),
                        "idempotency keys with two contents"));
    }

    private static List<SeededDefect> notifications() {
        return List.of(
                of(
                        "a notification is lost",
                        books -> {
                            books.forget(Kind.NOTIFIED, EXPIRED);
                            books.lose("CustomerNotified", EXPIRED);
                        },
                        NOTIFIED,
                        "notifications announced once"),
                of(
                        "a customer is notified twice",
                        books -> books.provider(Kind.NOTIFIED, "again", EXPIRED, "ORDER_EXPIRED"),
                        NOTIFIED),
                of(
                        "a notification that is announced and not sent",
                        books -> books.forget(Kind.NOTIFIED, EXPIRED),
                        NOTIFIED));
    }

    private static List<SeededDefect> messages() {
        return List.of(
                of(
                        "inbox off",
                        books -> books.sendAgain(books.message("OrderAcknowledged", CONFIRMED)),
                        "messages handled twice",
                        "confirmations acknowledged once per subscriber"),
                of(
                        "one id has two contents",
                        books -> books.sendWithOtherContent(books.message("OrderPlaced", CONFIRMED)),
                        "ids with two contents"),
                of(
                        "two messages are swapped",
                        books -> Collections.swap(
                                books.messages,
                                books.messages.indexOf(books.message("OrderPlaced", CONFIRMED)),
                                books.messages.indexOf(books.message("OrderConfirmed", CONFIRMED))),
                        "messages out of order",
                        "events delivered out of order"),
                of("a row stays in an outbox", books -> books.unfinished.put("outbox", 1), "unfinished work"),
                of(
                        "a good message is a dead letter",
                        books -> books.deadLetters.add(new DeadLetterRecord("payments.dlq", "0@7")),
                        "unexpected dead letters"),
                of("a bad message is no dead letter", books -> books.deadLetters.clear(), "missing dead letters"));
    }

    private static List<SeededDefect> eventManager() {
        return List.of(
                of(
                        "a row of the journal is missing",
                        books -> books.journal.remove(books.messages.get(7).key()),
                        "messages missing in the journal"),
                of("a delivery is lost", books -> books.webhook.remove(3), "events not delivered"),
                of("a delivery is doubled", books -> books.webhook.add(books.webhook.get(3)), "deliveries repeated"),
                of(
                        "two deliveries are swapped",
                        books -> Collections.swap(
                                books.webhook,
                                books.webhook.indexOf(
                                        books.message("OrderPlaced", CONFIRMED).id()),
                                books.webhook.indexOf(books.message("OrderConfirmed", CONFIRMED)
                                        .id())),
                        "events delivered out of order"));
    }

    private static SeededDefect of(String name, Consumer<RightBooks> seed, String... items) {
        return new SeededDefect(name, seed, Set.of(items));
    }

    @Override
    public String toString() {
        return name;
    }
}
