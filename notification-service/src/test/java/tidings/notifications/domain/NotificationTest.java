package tidings.notifications.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.notifications.domain.NotificationOccasion.ORDER_CANCELLED;
import static tidings.notifications.domain.NotificationOccasion.ORDER_CONFIRMED;
import static tidings.notifications.domain.NotificationOccasion.ORDER_EXPIRED;
import static tidings.notifications.domain.NotificationOccasion.ORDER_REJECTED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotificationTest {

    private static final NotifiedOrderId ORDER =
            new NotifiedOrderId(UUID.fromString("5f0e8c1a-7f0b-4b3e-9d55-0a4a3f8d2b11"));
    private static final RecipientId ALICE = new RecipientId(UUID.fromString("c0a80101-1111-4222-8333-444455556666"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final NotificationEvent REQUESTED = request(ORDER, ORDER_CONFIRMED);
    private static final NotificationEvent SENT =
            new NotificationEvent.Sent(REQUESTED.id(), new Delivery.Sent("log", NOON));

    @Test
    void a_requested_notification_is_due_at_once() {
        assertThat(after(REQUESTED).status()).isEqualTo(NotificationStatus.PENDING);
        assertThat(after(REQUESTED).delivery()).isEqualTo(new Delivery.Pending(0, NOON));
    }

    @Test
    void a_notification_that_the_gateway_sent_is_sent() {
        given(REQUESTED).when(it -> it.sent("log", NOON)).then(SENT);
        assertThat(after(REQUESTED, SENT).status()).isEqualTo(NotificationStatus.SENT);
    }

    @Test
    void a_second_result_changes_nothing() {
        given(REQUESTED, SENT).when(it -> it.sent("mail", NOON)).thenNothingHappens();
    }

    @Test
    void a_failure_after_it_was_sent_changes_nothing() {
        given(REQUESTED, SENT).when(it -> it.failed(NOON)).thenNothingHappens();
    }

    @Test
    void a_notification_that_failed_is_due_again_after_a_second() {
        given(REQUESTED).when(it -> it.failed(NOON)).then(postponed(1, Duration.ofSeconds(1)));
    }

    @Test
    void a_notification_that_failed_before_can_still_be_sent() {
        given(REQUESTED, postponed(1, Duration.ofSeconds(1)))
                .when(it -> it.sent("log", NOON))
                .then(SENT);
    }

    @Test
    void each_failure_doubles_the_delay_up_to_five_minutes() {
        List<Long> delays = Stream.iterate(after(REQUESTED), it -> apply(it, it.failed(NOON)))
                .skip(1)
                .limit(70)
                .map(it -> Duration.between(NOON, ((Delivery.Pending) it.delivery()).dueAt())
                        .toSeconds())
                .toList();

        assertThat(delays).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(delays).endsWith(300L);
    }

    @Test
    void an_order_and_an_occasion_make_one_notification() {
        assertThat(request(ORDER, ORDER_CONFIRMED).id()).isEqualTo(REQUESTED.id());
        assertThat(request(ORDER, ORDER_REJECTED).id()).isNotEqualTo(REQUESTED.id());
        assertThat(request(new NotifiedOrderId(UUID.randomUUID()), ORDER_CONFIRMED)
                        .id())
                .isNotEqualTo(REQUESTED.id());
    }

    @Test
    void the_text_of_a_confirmation_shows_the_amount() {
        assertThat(text(ORDER_CONFIRMED, DisplayAmount.ofMinor(3998, "EUR"), null))
                .isEqualTo("Your order " + ORDER + " is confirmed. You paid 39.98 EUR.");
        assertThat(text(ORDER_CONFIRMED, DisplayAmount.ofMinor(3998, "JPY"), null))
                .endsWith("You paid 3998 JPY.");
    }

    @Test
    void the_text_of_a_rejection_shows_the_reason() {
        assertThat(text(ORDER_REJECTED, DisplayAmount.ofMinor(3998, "EUR"), "card_declined"))
                .isEqualTo("We could not take your order " + ORDER + ": card declined. Nothing was charged.");
        assertThat(text(ORDER_REJECTED, DisplayAmount.ofMinor(3998, "EUR"), null))
                .isEqualTo("We could not take your order " + ORDER + ". Nothing was charged.");
    }

    @Test
    void the_text_of_an_expiry_says_that_it_costs_nothing() {
        assertThat(text(ORDER_EXPIRED, DisplayAmount.ofMinor(3998, "EUR"), null))
                .isEqualTo("Your order " + ORDER
                        + " has expired, it was not paid in time. Nothing was charged, or it will be refunded.");
    }

    @Test
    void the_text_of_a_cancellation_says_that_it_costs_nothing() {
        assertThat(text(ORDER_CANCELLED, DisplayAmount.ofMinor(3998, "EUR"), null))
                .isEqualTo("Your order " + ORDER + " is cancelled. Nothing was charged, or it was refunded.");
    }

    @Test
    void each_occasion_of_an_order_is_a_notification_of_its_own() {
        assertThat(Stream.of(NotificationOccasion.values())
                        .map(each -> request(ORDER, each).id()))
                .doesNotHaveDuplicates();
    }

    private static NotificationEvent request(NotifiedOrderId order, NotificationOccasion occasion) {
        return Notification.request(order, ALICE, occasion, DisplayAmount.ofMinor(3998, "EUR"), null, NOON);
    }

    private static String text(NotificationOccasion occasion, DisplayAmount total, String reason) {
        return Notification.request(ORDER, ALICE, occasion, total, reason, NOON)
                .notification()
                .text();
    }

    private static NotificationEvent postponed(int attempts, Duration delay) {
        return new NotificationEvent.Postponed(REQUESTED.id(), new Delivery.Pending(attempts, NOON.plus(delay)));
    }

    private static Notification after(NotificationEvent requested, NotificationEvent... more) {
        return apply(((NotificationEvent.Requested) requested).notification(), List.of(more));
    }

    private static Notification apply(Notification notification, List<NotificationEvent> events) {
        Notification now = notification;
        for (NotificationEvent event : events) {
            now = event.applyTo(now);
        }
        return now;
    }

    private static Scenario given(NotificationEvent requested, NotificationEvent... more) {
        return new Scenario(after(requested, more));
    }

    private record Scenario(Notification notification) {

        Outcome when(Function<Notification, List<NotificationEvent>> decision) {
            return new Outcome(decision.apply(notification));
        }
    }

    private record Outcome(List<NotificationEvent> events) {

        void then(NotificationEvent... expected) {
            assertThat(events).containsExactly(expected);
        }

        void thenNothingHappens() {
            assertThat(events).isEmpty();
        }
    }
}
