package tidings.eventmanager.subscriptions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.subscriptions.domain.Subscription.Wish;

class SubscriptionTest {

    private final Subscription active = Subscription.begin(
            new SubscriptionId(UUID.randomUUID()),
            new Wish(new EventSelector(null, List.of(), List.of()), new Sink.Topic("partner.events.v1"), "{}"),
            Instant.EPOCH);

    @Test
    void it_pauses_and_resumes_by_its_subscribers_wish() {
        assertThat(active.pause().status()).isEqualTo(SubscriptionStatus.PAUSED);
        assertThat(active.pause().pause().resume().resume()).isEqualTo(active);
    }

    @Test
    void a_suspended_one_has_to_be_reinstated() {
        Subscription suspended = active.suspend("5 failures in a row");

        assertThat(suspended.reason()).isEqualTo("5 failures in a row");
        assertThatThrownBy(suspended::resume).isInstanceOf(InvalidTransition.class);
        assertThatThrownBy(suspended::pause).isInstanceOf(InvalidTransition.class);
        assertThat(suspended.reinstate()).isEqualTo(active);
    }

    @Test
    void who_paused_has_the_last_word() {
        assertThat(active.pause().suspend("late").status()).isEqualTo(SubscriptionStatus.PAUSED);
    }

    @Test
    void one_that_ended_may_come_back() {
        assertThat(active.end("gone").status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(active.end("gone").suspend("late").status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(active.end("gone").reinstate()).isEqualTo(active);
    }

    @Test
    void a_secret_does_not_show_itself() {
        Secret secret = Secret.random();

        assertThat(Secret.isOne(secret.value())).isTrue();
        assertThat(secret.bytes()).hasSize(32);
        assertThat(secret).asString().doesNotContain(secret.value().substring(6));
        assertThat(Secret.isOne("whsec_c2hvcnQ=")).isFalse();
        assertThat(Secret.isOne("hunter2")).isFalse();
    }
}
